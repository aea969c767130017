import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact, FactsRegister } from "@/lib/domain/facts/fact";
import { requirePermission } from "./membership";
import type { SignedInPerson } from "./signed-in-person";

/** The shipped register with the organisation's own facts behind it. */
export async function listFacts(person: SignedInPerson, organisationId: string): Promise<FactsRegister> {
  requirePermission(person, organisationId, "listAssessments");
  const own = await inOrganisation(organisationId, (transaction) =>
    transaction.organisationFact.findMany({
      where: { organisationId, assessmentId: "" },
      orderBy: { position: "asc" },
      select: { fact: true },
    }),
  );
  return {
    version: baseRegister.version,
    facts: [...baseRegister.facts, ...own.map((row) => row.fact as unknown as Fact)],
    events: baseRegister.events,
  };
}
