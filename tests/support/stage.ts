import { newId } from "@/lib/adapters/identifiers";
import type { OwnRisk } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { addEvidence } from "@/lib/services/assessment/evidence";
import { putMeasure } from "@/lib/services/assessment/measures";
import { putOwnRisk } from "@/lib/services/assessment/own-risks";
import { ownMeasure, ownRisk, type Places } from "./api-cases";
import type { TestDatabase } from "./database";
import { newOrganisation, newPerson } from "./people";

/** Everything that an address can name, in an assessment of this author's. */
export async function placesIn(organisationId: string, author: SignedInPerson): Promise<Places> {
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" });
  return {
    ...(await freshItems(organisationId, assessmentId, author)),
    organisationId,
    assessmentId,
    which: "inherent",
    sha256: "0".repeat(64),
    factId: "own.nofact",
    scenarioId: "sc-none0000",
    threadId: "th-none0000",
    column: "sc-none0000",
    version: "1",
    number: "1",
    method: "ico-3x3@1",
    sessionId: "se-none0000",
    passkeyId: "pk-none0000",
    entry: "9999",
    register: "risks",
    entryId: "sh-none0000",
    thingId: "pr-none0000",
    personId: (await newPerson(organisationId, ["reader"])).personId,
    demoOrganisationId: await newOrganisation("Example", true),
  };
}

/** Evidence, a measure and a risk that can be changed and removed. */
export async function freshItems(
  organisationId: string,
  assessmentId: string,
  author: SignedInPerson,
): Promise<Pick<Places, "evidenceId" | "measureId" | "riskId">> {
  const evidence = await addEvidence(author, organisationId, assessmentId, { name: "a.txt", bytes: new TextEncoder().encode("a") });
  const measureId = newId("me");
  const riskId = `own@${newId("ri")}`;
  await putMeasure(author, organisationId, assessmentId, { measure: ownMeasure(measureId) as unknown as Measure, baseRevision: 0 });
  await putOwnRisk(author, organisationId, assessmentId, { ownRisk: ownRisk(riskId) as unknown as OwnRisk, baseRevision: 0 });
  return { evidenceId: evidence.id, measureId, riskId };
}

/** Puts a version into a state, behind the application's back; the number tells its copies in memory that they are old. */
export async function setState(database: TestDatabase, assessmentId: string, state: VersionState): Promise<void> {
  await database.asSuperuser(`delete from version where assessment_id = '${assessmentId}' and number > 1`);
  await database.asSuperuser(`update version set state = '${state}' where assessment_id = '${assessmentId}'`);
  await database.asSuperuser(`update assessment set change_number = change_number + 1 where assessment_id = '${assessmentId}'`);
}

const notData = ["session", "identity_challenge", "rate_limit", "sign_in_attempt", "verification"];

/** One hash over every row of the model: equal before and after where nothing may have changed. */
export async function everyRow(database: TestDatabase): Promise<Readonly<Record<string, string>>> {
  const { rows: tables } = await database.asSuperuser(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' order by relname",
  );
  const hashes: Record<string, string> = {};
  for (const { name } of tables as readonly { name: string }[]) {
    if (notData.includes(name)) continue;
    const { rows } = await database.asSuperuser(
      `select count(*) || ' rows ' || md5(coalesce(string_agg(row::text, '|' order by row::text), '')) as hash from "${name}" row`,
    );
    hashes[name] = rows[0].hash;
  }
  return hashes;
}
