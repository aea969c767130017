import { versionStates } from "@/lib/domain/assessment/lifecycle";
import type { Register } from "@/lib/domain/portfolio/register-entry";
import type { Level, Scale } from "@/lib/domain/risk/level";
import { levels } from "@/lib/domain/risk/level";
import { statesOfRegister } from "@/lib/domain/view/register-words";
import { type LevelFilter, type ListFilter, reviewFilters } from "@/lib/services/portfolio/list-assessments";
import type { RegisterFilter } from "@/lib/services/portfolio/registers";

type Given = Readonly<Record<string, string | string[] | undefined>>;
export type ListSearch = Given;

const reader = (search: Given) => {
  const text = (key: string): string => {
    const given = search[key];
    return ((Array.isArray(given) ? given[0] : given) ?? "").slice(0, 200);
  };
  const among = <T extends string>(key: string, known: readonly T[]): T | undefined => known.find((value) => value === text(key));
  const page = Number.parseInt(text("page"), 10) || 1;
  return { text, among, page };
};

const present = <T extends object>(filter: T): T =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== "")) as T;

/** What an address asks of the list of assessments; what means nothing is left out. */
export function listFilterOf(search: Given): ListFilter {
  const { text, among, page } = reader(search);
  const level: LevelFilter | undefined = among("level", [...levels, "notRated"]);
  return present({
    query: text("q"),
    text: text("text"),
    state: among("state", versionStates),
    level,
    review: among("review", reviewFilters),
    owner: text("owner"),
    recipient: text("recipient"),
    outOfDate: text("outOfDate") === "1" ? true : undefined,
    page,
  }) as ListFilter;
}

const scaleOf = (text: string): Scale | undefined => ([1, 2, 3, 4] as const).find((one) => `${one}` === text);

/** What an address asks of a register; what means nothing is left out. */
export function registerFilterOf(register: Register, search: Given): RegisterFilter {
  const { text, among, page } = reader(search);
  const level: Level | undefined = register === "risks" ? among("level", levels) : undefined;
  return present({
    query: text("q"),
    key: text("key"),
    state: among("state", statesOfRegister[register] as readonly string[]),
    level,
    likelihood: scaleOf(text("likelihood")),
    severity: scaleOf(text("severity")),
    overdue: register === "measures" && text("overdue") === "1" ? true : undefined,
    assessmentState: among("assessments", versionStates),
    page,
  }) as RegisterFilter;
}
