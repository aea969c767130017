import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { may } from "@/lib/domain/assessment/permissions";
import type { Role } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { notify } from "../notices/notify";
import { memberWhoStays } from "../people/member-who-stays";
import { listPeople } from "../people/people";
import { refuse } from "../refusal";
import { openAssessment } from "./get-assessment";

/** The people who can answer for an assessment: members of the organisation who read assessments. */
export async function possibleOwners(
  person: SignedInPerson,
  organisationId: string,
): Promise<readonly { personId: string; name: string }[]> {
  const people = (await listPeople(person, organisationId)).filter(({ suspended }) => suspended === null);
  return people.filter(({ roles }) => may(roles as Role[], "readAssessment")).map(({ personId, name }) => ({ personId, name }));
}

/** `PUT …/owner` with `{ personId }`: who answers for the assessment; null: nobody. In every state, and for good in the audit trail. */
export async function assignOwner(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { personId }: { personId: string | null },
): Promise<void> {
  await openAssessment(person, organisationId, assessmentId, "assignOwner");
  await inOrganisation(organisationId, async (transaction) => {
    const roles = personId === null ? null : await memberWhoStays(transaction, organisationId, personId);
    if (personId !== null && !may(roles ?? [], "readAssessment"))
      throw refuse("invalid", "Choose somebody of this organisation who reads assessments.", [
        { path: "personId", message: "This person does not read assessments here." },
      ]);
    const before = await transaction.assessment.findUniqueOrThrow({
      where: { organisationId_assessmentId: { organisationId, assessmentId } },
      select: { ownerId: true },
    });
    if (before.ownerId === personId) return;
    const where = { organisationId, assessmentId };
    await transaction.assessment.updateMany({ where, data: { ownerId: personId } });
    await transaction.assessmentProjection.updateMany({ where, data: { ownerId: personId } });
    await appendAudit(transaction, {
      organisationId,
      kind: "ownerAssigned",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, owner: personId, before: before.ownerId },
    });
    if (personId !== null)
      await notify(transaction, { organisationId, personId, by: person.personId, kind: "ownerAssigned", assessmentId, values: {} });
  });
}

/** Who answers for an assessment. */
export async function ownerOf(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<string | null> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const row = await inOrganisation(organisationId, (transaction) =>
    transaction.assessment.findUnique({
      where: { organisationId_assessmentId: { organisationId, assessmentId } },
      select: { ownerId: true },
    }),
  );
  return row?.ownerId ?? null;
}
