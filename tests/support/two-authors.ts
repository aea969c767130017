import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { freshDatabase, type TestDatabase } from "./database";
import { newOrganisation, newPerson } from "./people";

/** A database of its own with an organisation in which two people write. */
export async function twoAuthors(): Promise<{ database: TestDatabase; organisationId: string; ada: SignedInPerson; bo: SignedInPerson }> {
  const database = await freshDatabase();
  const organisationId = await newOrganisation();
  const ada = await newPerson(organisationId, ["author"], "Ada Invented");
  const bo = await newPerson(organisationId, ["author"], "Bo Invented");
  return { database, organisationId, ada, bo };
}
