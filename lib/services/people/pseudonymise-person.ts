import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { notFound, refuse } from "../refusal";
import { requirePermission } from "./membership";
import { isKnownHere } from "./person-data";

/** What stands in place of a name that was taken away. */
const formerMember = "Former member";

/**
 * `POST …/people/{personId}/pseudonym`: takes a person's name and addresses away everywhere but in what is kept for good (signed
 * documents, kept states, history). Only for somebody who has left this organisation and belongs to no other: the account goes.
 */
export async function pseudonymisePerson(person: SignedInPerson, organisationId: string, personId: string, proof: Proof): Promise<void> {
  requirePermission(person, organisationId, "manageHouse");
  await confirmIdentity(person, proof);
  await inOrganisation(organisationId, async (transaction) => {
    if (!(await isKnownHere(transaction, organisationId, personId))) throw notFound();
    await transaction.$executeRaw`select set_config('app.person_id', ${personId}, true)`;
    const memberships = await transaction.membership.findMany({ where: { personId }, select: { organisationId: true } });
    await transaction.$executeRaw`select set_config('app.person_id', '', true)`;
    if (memberships.some((one) => one.organisationId === organisationId))
      throw refuse("invalid", "This person still belongs to the organisation. Remove them first, on the page “People”.");
    if (memberships.length > 0)
      throw refuse(
        "invalid",
        "This person belongs to another organisation on this server, whose name and address they are too. They can be taken away once the person has left there.",
      );
    await appendAudit(transaction, {
      organisationId,
      kind: "personPseudonymised",
      personId: person.personId,
      personName: person.name,
      subject: { whose: personId },
    });
    // Beside the chain: the name at each act, the address with which the person was added, why access was suspended; the salt goes with the words.
    await transaction.$executeRaw`
      update audit_detail d set person_name = '', client_address = '' from audit_event e
      where d.organisation_id = ${organisationId} and e.organisation_id = d.organisation_id and e.number = d.number and e.person_id = ${personId}`;
    await transaction.$executeRaw`
      update audit_detail d set words = '{}', salt = '' from audit_event e
      where d.organisation_id = ${organisationId} and e.organisation_id = d.organisation_id and e.number = d.number
        and (e.subject->>'added' = ${personId} or (e.kind = 'accessSuspended' and e.subject->>'whose' = ${personId}))`;
    await transaction.$executeRaw`
      update decision set confirmation = jsonb_set(confirmation, '{by}', to_jsonb(${formerMember}::text))
      where organisation_id = ${organisationId} and saved_by = ${personId} and confirmation ? 'by'`;
    await transaction.$executeRaw`
      update worksheet set worksheet = jsonb_set(worksheet, '{by}', to_jsonb(${formerMember}::text))
      where organisation_id = ${organisationId} and saved_by = ${personId} and worksheet ? 'by'`;
    await transaction.matrixConfirmation.updateMany({ where: { organisationId, confirmedBy: personId }, data: { byName: formerMember } });
    // Copies in memory learn by the number that theirs is old.
    await transaction.$executeRaw`
      update assessment set change_number = change_number + 1 where organisation_id = ${organisationId}
        and assessment_id in (
          select assessment_id from decision where organisation_id = ${organisationId} and saved_by = ${personId}
          union select assessment_id from worksheet where organisation_id = ${organisationId} and saved_by = ${personId})`;
    await transaction.preparedDocument.deleteMany({ where: { organisationId, personId } });
    await transaction.session.deleteMany({ where: { userId: personId } });
    await transaction.account.deleteMany({ where: { userId: personId } });
    await transaction.passkey.deleteMany({ where: { personId } });
    await transaction.oneTimeCodes.deleteMany({ where: { personId } });
    await transaction.recoveryCode.deleteMany({ where: { personId } });
    await transaction.identityChallenge.deleteMany({ where: { personId } });
    await transaction.signInLink.deleteMany({ where: { personId } });
    // The row stays: ids all over the assessments point to it.
    await transaction.user.update({
      where: { id: personId },
      data: { name: formerMember, email: `${newId("gone")}@invalid`, image: null, emailVerified: false },
    });
  });
}
