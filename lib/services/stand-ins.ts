import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { type Signing, type StandIn, signingName, signsAs } from "@/lib/domain/assessment/stand-in";
import { changeAssessment, nothingWritten } from "./change-assessment";
import { namesOf } from "./list-assessments";
import { refuse } from "./refusal";
import type { SignedInPerson } from "./signed-in-person";

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

/** The name under which this person signs at the place of a signatory. */
export async function signingNameAt(row: SignatoryRow, { personId, name }: SignedInPerson): Promise<string> {
  if (signsAs(signingOf(row), personId, today()) !== "standIn") return name;
  return signingName(name, (await namesOf([row.personId]))(row.personId));
}

/**
 * `PUT …/signers/stand-in` with `{ personId, standIn }`: names who signs in somebody's stead and on which days; null takes it
 * back. The stand-in needs the role and is bound by four eyes like everybody who signs.
 */
export async function nameStandIn(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { personId, standIn }: { personId: string; standIn: StandIn | null },
): Promise<void> {
  await changeAssessment(person, organisationId, assessmentId, "nameStandIn", async ({ transaction, stored, by }) => {
    const { number } = stored.version;
    const place = { organisationId, assessmentId, versionNumber: number };
    const signers = await transaction.signatory.findMany({ where: place });
    if (!signers.some((one) => one.personId === personId)) throw refuse("invalid", "This person is not named to sign.");
    if (standIn) {
      if (standIn.to < standIn.from)
        throw refuse("invalid", "The last day is before the first.", [{ path: "to", message: "Before the first day." }]);
      if (signers.some((one) => one.personId === standIn.personId))
        throw refuse("invalid", "Who signs this version as well cannot stand in: one person would sign twice. Choose somebody else.");
      const member = await transaction.membership.findUnique({
        where: { organisationId_personId: { organisationId, personId: standIn.personId } },
      });
      if (!member?.roles.includes("signer"))
        throw refuse("invalid", "Only somebody with the role “Signer” in this organisation can stand in.");
    }
    await transaction.signatory.updateMany({
      where: { ...place, personId },
      data: {
        deputyPersonId: standIn?.personId ?? null,
        deputyFrom: standIn ? new Date(`${standIn.from}T00:00:00Z`) : null,
        deputyTo: standIn ? new Date(`${standIn.to}T00:00:00Z`) : null,
      },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "standInNamed",
      personId: by,
      personName: person.name,
      subject: {
        assessmentId,
        version: number,
        whose: personId,
        standIn: standIn?.personId ?? null,
        firstDay: standIn?.from ?? null,
        lastDay: standIn?.to ?? null,
      },
    });
    return { stored, writes: nothingWritten };
  });
}
