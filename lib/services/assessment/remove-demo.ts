import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { refuse } from "../refusal";

/** Deletes the example's organisation with everything in it; refuses any other organisation. */
export async function removeDemo(person: SignedInPerson, organisationId: string): Promise<void> {
  const membership = requirePermission(person, organisationId, "removeDemo");
  if (!membership.demo) throw refuse("notAllowed", "Only the example's organisation can be removed here.");
  await inOrganisation(organisationId, (transaction) => transaction.organisation.delete({ where: { organisationId, demo: true } }));
}
