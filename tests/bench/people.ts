import { readFileSync } from "node:fs";
import { join } from "node:path";
import { auth } from "@/lib/adapters/auth/auth";
import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { writeNewAssessment } from "@/lib/services/assessment/new-assessment";
import { newOrganisation, newPerson } from "../support/people";
import type { RunningServer } from "./server";

const password = "four unrelated words here";

/** Lets this process's services use the database of a running server, as the application's role. */
export async function joinDatabaseOf({ data, address }: RunningServer): Promise<void> {
  const { appUrl } = await startPostgres({ directory: join(data, "postgres") });
  process.env.DATABASE_APP_URL = appUrl;
  process.env.GROUNDWORK_SECRET = readFileSync(join(data, "secret"), "utf8").trim();
  process.env.PORT = new URL(address).port;
  process.env.LOG_LEVEL = "silent";
}

export type SignedInAuthor = { name: string; personId: string; email: string; password: string; cookie: string };

/** An organisation with invented authors, each signed in over HTTP. Their passwords are hashed once. */
export async function signedInAuthors(
  server: RunningServer,
  howMany: number,
): Promise<{ organisationId: string; authors: readonly SignedInAuthor[] }> {
  const organisationId = await newOrganisation("Bench");
  const hash = await (await auth().$context).password.hash(password);
  const authors: SignedInAuthor[] = [];
  for (let number = 1; number <= howMany; number += 1) {
    const { personId, name, email } = await newPerson(organisationId, ["author"], `Author ${number}`);
    await database().account.create({
      data: { id: newId("ac"), accountId: personId, providerId: "credential", userId: personId, password: hash, createdAt: new Date() },
    });
    const response = await fetch(`${server.address}/api/v1/session`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: server.address },
      body: JSON.stringify({ email, password }),
    });
    if (!response.ok) throw new Error(`Signing in gave ${response.status}: ${await response.text()}`);
    const cookie = response.headers.getSetCookie().map((one) => one.split(";")[0]);
    authors.push({ name, personId, email, password, cookie: cookie.join("; ") });
  }
  return { organisationId, authors };
}

/** Copies of a content as assessments of their own. */
export async function newAssessments(organisationId: string, content: AssessmentContent, howMany: number): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let number = 0; number < howMany; number += 1)
    ids.push(
      await inOrganisation(organisationId, (transaction) =>
        writeNewAssessment(transaction, organisationId, content, { by: "groundwork", fixedDay: false }),
      ),
    );
  return ids;
}
