import { clock, today } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf } from "@/lib/adapters/db/stored-assessment";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openStored } from "../assessment/change-assessment";
import { membershipOf, requirePermission } from "../people/membership";
import { refuse } from "../refusal";

/**
 * `PUT …/last-look` with `{ changeNumber }`: a person marks as read what the page showed them; what changes from then on is new
 * to them. Only said on purpose, so that nobody misses a change by opening a page. Refused where it moved on meanwhile.
 */
export async function markAsRead(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { changeNumber }: { changeNumber: number },
): Promise<void> {
  membershipOf(person, organisationId);
  await inOrganisation(organisationId, async (transaction) => {
    const stored = await openStored(transaction, organisationId, assessmentId);
    requirePermission(person, organisationId, "readAssessment", stored.version.state);
    if (stored.changeNumber !== changeNumber)
      throw refuse("invalid", "The assessment was changed while you were reading. Load the page again to see what is new.");
    const key = { organisationId, assessmentId, personId: person.personId };
    const look = {
      changeNumber: BigInt(changeNumber),
      canonical: writeAssessmentFile(contentOf(stored, today())),
      lookedAt: clock.now(),
    };
    await transaction.lastLook.upsert({
      where: { organisationId_assessmentId_personId: key },
      create: { ...key, ...look },
      update: look,
    });
  });
}
