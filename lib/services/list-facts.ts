import type { FactsRegister } from "@/lib/domain/facts/fact";
import type { SignedInPerson } from "./signed-in-person";

/** The shipped register with the organisation's own facts behind it. */
export async function listFacts(_person: SignedInPerson, _organisationId: string): Promise<FactsRegister> {
  throw new Error("being built");
}
