import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { StandIn } from "@/lib/domain/assessment/stand-in";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, nothingWritten } from "../assessment/change-assessment";
import { notify } from "../notices/notify";
import { refuse } from "../refusal";
import { memberWhoStays } from "./member-who-stays";
import { tellOfStandIns } from "./tell-of-stand-in";

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
    const named = signers.find((one) => one.personId === personId);
    if (!named) throw refuse("invalid", "This person is not named to sign.");
    if (standIn) {
      if (standIn.to < standIn.from)
        throw refuse("invalid", "The last day is before the first.", [{ path: "to", message: "Before the first day." }]);
      if (standIn.to < today()) throw refuse("invalid", "The last day has passed already.", [{ path: "to", message: "It has passed." }]);
      if (signers.some((one) => one.personId === standIn.personId))
        throw refuse("invalid", "Who signs this version as well cannot stand in: one person would sign twice. Choose somebody else.");
      const roles = await memberWhoStays(transaction, organisationId, standIn.personId);
      if (!roles?.includes("signer")) throw refuse("invalid", "Only somebody with the role “Signer” in this organisation can stand in.");
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
    const about = { organisationId, by, assessmentId } as const;
    const before = named.deputyPersonId;
    if (before && before !== standIn?.personId)
      await notify(transaction, { ...about, personId: before, kind: "standInTakenBack", values: { whose: personId } });
    if (standIn) {
      const { personId: who, from, to } = standIn;
      // Where the first day has come, one notice says that it begins; that it was asked for would say the same again.
      const begun = await tellOfStandIns(transaction, organisationId, assessmentId);
      if (!begun.includes(who))
        await notify(transaction, { ...about, personId: who, kind: "standInAsked", values: { whose: personId, from, to } });
    }
    return { stored, writes: nothingWritten };
  });
}
