import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { Fact, FactsRegister } from "@/lib/domain/facts/fact";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { refreshRegister } from "./current-register";

/** The shipped register with the organisation's own facts behind it. */
export async function listFacts(person: SignedInPerson, organisationId: string): Promise<FactsRegister> {
  requirePermission(person, organisationId, "listAssessments");
  const register = await refreshRegister();
  const own = await inOrganisation(organisationId, (transaction) =>
    transaction.organisationFact.findMany({
      where: { organisationId, assessmentId: "" },
      orderBy: { position: "asc" },
      select: { fact: true },
    }),
  );
  // The register itself where nothing is added: what was looked up in it stays looked up.
  if (own.length === 0) return register;
  return {
    version: register.version,
    facts: [...register.facts, ...own.map((row) => row.fact as unknown as Fact)],
    events: register.events,
  };
}
