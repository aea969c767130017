import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { Role } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "../accounts/signed-in-person";

export type OrganisationSummary = { organisationId: string; name: string; demo: boolean; roles: readonly Role[]; assessments: number };

/** The organisations that the person belongs to: own ones by name, the example's last. */
export async function listOrganisations(person: SignedInPerson): Promise<readonly OrganisationSummary[]> {
  const summaries: OrganisationSummary[] = [];
  for (const { organisationId, organisationName, demo, roles } of person.memberships) {
    const assessments = await inOrganisation(organisationId, (transaction) => transaction.assessment.count({ where: { organisationId } }));
    summaries.push({ organisationId, name: organisationName, demo, roles, assessments });
  }
  return summaries.sort((one, other) => Number(one.demo) - Number(other.demo) || one.name.localeCompare(other.name, "en"));
}
