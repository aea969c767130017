import type { Role } from "@/lib/domain/assessment/permissions";
import type { SignedInPerson } from "./signed-in-person";

export type OrganisationSummary = { organisationId: string; name: string; demo: boolean; roles: readonly Role[]; assessments: number };

/** The organisations that the person belongs to: own ones by name, the example's last. */
export async function listOrganisations(_person: SignedInPerson): Promise<readonly OrganisationSummary[]> {
  throw new Error("being built");
}
