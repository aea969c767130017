import type { Places } from "../data-flow/map";
import type { Gap, Recipient, RiskState } from "../result";
import type { Level, Scale } from "../risk/level";

/** What is looked at across all assessments of an organisation. */
const registers = ["recipients", "risks", "gaps", "measures"] as const;
export type Register = (typeof registers)[number];
export const isRegister = (text: string): text is Register => (registers as readonly string[]).includes(text);

type RecipientDetail = {
  kind: Recipient["kind"];
  role: Recipient["role"];
  roleSettled: boolean;
  /** What reaches it, by name. */
  receives: readonly string[];
  countries: Places;
  /** `none`, days, or why it is not known, in words. */
  kept: string;
  humanReview: boolean;
  says: string;
  /** `id@version` of the facts that it rests on. */
  facts: readonly string[];
};
type RiskDetail = { place: string | null; confirmed: boolean; catalogueNumber: string | null; says: string };
type GapDetail = { article: string; place: string | null };
type MeasureDetail = { owner: string; condition: boolean; evidence: number; catalogue: string | null };

type Entry<R extends Register, S extends string, D> = {
  register: R;
  /** The id within its assessment, by which links lead there. */
  entryId: string;
  /** The same in each assessment that it concerns: the provider, the rule, the kind of gap, the measure of the catalogue. */
  key: string;
  name: string;
  state: S;
  level: Level | null;
  /** Of risks: the level or, while it is undetermined, the highest that it could be; null in the other registers. */
  worst: Level | null;
  likelihood: Scale | null;
  severity: Scale | null;
  /** Plain date. */
  due: string | null;
  detail: D;
};

export type RecipientEntry = Entry<"recipients", Recipient["certainty"], RecipientDetail>;
export type RiskEntry = Entry<"risks", Exclude<RiskState, "notApplicable">, RiskDetail> & { worst: Level };
export type GapEntry = Entry<"gaps", Gap["state"], GapDetail>;
export type MeasureEntry = Entry<"measures", "planned" | "partial" | "implemented", MeasureDetail>;
export type RegisterEntry = RecipientEntry | RiskEntry | GapEntry | MeasureEntry;
