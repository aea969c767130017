import { today } from "@/lib/adapters/clock";
import { type Signing, type StandIn, signingName, signsAs } from "@/lib/domain/assessment/stand-in";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { namesOf } from "../portfolio/list-assessments";

type SignatoryRow = { personId: string; deputyPersonId: string | null; deputyFrom: Date | null; deputyTo: Date | null };

const plain = (date: Date): string => date.toISOString().slice(0, 10);

const signingOf = ({ personId, deputyPersonId, deputyFrom, deputyTo }: SignatoryRow): Signing => ({
  personId,
  standIn: standInOf({ deputyPersonId, deputyFrom, deputyTo }),
});

export const standInOf = ({ deputyPersonId, deputyFrom, deputyTo }: Omit<SignatoryRow, "personId">): StandIn | null =>
  deputyPersonId && deputyFrom && deputyTo ? { personId: deputyPersonId, from: plain(deputyFrom), to: plain(deputyTo) } : null;

/** Whether this person signs at the place of a signatory today, as themselves or in their stead. */
export const maySignAt = (row: SignatoryRow | undefined, personId: string): boolean =>
  row !== undefined && signsAs(signingOf(row), personId, today()) !== null;

/** Who signs at the place of a signatory today: the one named, and who stands in for them. */
export const whoSignsAt = (row: SignatoryRow | undefined): readonly string[] =>
  row ? [row.personId, row.deputyPersonId].filter((one) => one !== null).filter((one) => maySignAt(row, one)) : [];

/** The name under which this person signs at the place of a signatory. */
export async function signingNameAt(row: SignatoryRow, { personId, name }: SignedInPerson): Promise<string> {
  if (signsAs(signingOf(row), personId, today()) !== "standIn") return name;
  return signingName(name, (await namesOf([row.personId]))(row.personId));
}
