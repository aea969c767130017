import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyAuditChain } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { OwnRisk } from "@/lib/domain/assessment/content";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { exportAssessmentFile, importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { addEvidence, getEvidence, removeEvidence } from "@/lib/services/assessment/evidence";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { keepSnapshot, listSnapshots } from "@/lib/services/assessment/keep-snapshot";
import { demoOrganisationId, loadDemo } from "@/lib/services/assessment/load-demo";
import { putMeasure, removeMeasure } from "@/lib/services/assessment/measures";
import { putOwnRisk } from "@/lib/services/assessment/own-risks";
import { removeDemo } from "@/lib/services/assessment/remove-demo";
import { listAssessments } from "@/lib/services/portfolio/list-assessments";
import { putDecision, removeDecision } from "@/lib/services/review/decisions";
import { moveVersion } from "@/lib/services/review/move-version";
import { ownRisk } from "../support/api-cases";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let ada: SignedInPerson;
let assessmentId: string;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  ada = await newPerson(organisationId, ["author", "administrator"]);
  ({ assessmentId } = await importAssessmentFile(ada, organisationId, writeAssessmentFile(exampleContent)));
});
afterAll(() => database.drop());

const opened = () => getAssessment(ada, organisationId, assessmentId);
const bytes = (text: string) => new TextEncoder().encode(text);

test("an assessment file goes in and comes out identical", async () => {
  const { json, fileName } = await exportAssessmentFile(ada, organisationId, assessmentId);
  expect(json).toBe(writeAssessmentFile(exampleContent));
  expect(fileName).toMatch(/^[A-Za-z0-9-]+\.json$/);
});

test("a broken file is refused with its place and leaves nothing behind", async () => {
  const before = (await listAssessments(ada, organisationId)).length;
  const broken = { ...exampleContent, answers: { ...exampleContent.answers, "desc.crossBorder": { value: "perhaps" } } };
  const refusal = await refusalOf(importAssessmentFile(ada, organisationId, writeAssessmentFile(broken as never)));
  expect(refusal).toMatchObject({ refused: "invalid", problems: [{ path: expect.stringContaining("desc.crossBorder") }] });
  expect(await listAssessments(ada, organisationId)).toHaveLength(before);
});

test("a level is confirmed by a person with a reason, and taken back", async () => {
  const risk = (await opened()).result.risks.find((one) => one.state === "raised" && one.inherent && !one.inherent.confirmed);
  if (!risk) throw new Error("The example raises no risk");
  await putDecision(ada, organisationId, assessmentId, { riskId: risk.id, which: "inherent", reason: "Seen with the team." });
  const confirmed = (await opened()).result.risks.find((one) => one.id === risk.id);
  expect(confirmed?.inherent?.confirmed).toMatchObject({ by: "Ada Invented", reason: "Seen with the team.", stale: false });
  await removeDecision(ada, organisationId, assessmentId, { riskId: risk.id, which: "inherent" });
  expect((await opened()).result.risks.find((one) => one.id === risk.id)?.inherent?.confirmed).toBeNull();
  expect(
    (await refusalOf(putDecision(ada, organisationId, assessmentId, { riskId: "no-such-risk", which: "inherent", reason: "x" }))).refused,
  ).toBe("notFound");
});

test("a measure is added, changed, refused when older, removed and brought back", async () => {
  const measure = { id: "ms-aaaaaaaa", catalogue: "M-05", role: "additional", status: "planned", risks: [], evidence: [] } as const;
  const added = await putMeasure(ada, organisationId, assessmentId, { measure, baseRevision: 0 });
  expect(added.revisions).toEqual({ "measures/ms-aaaaaaaa": 1 });
  expect((await refusalOf(putMeasure(ada, organisationId, assessmentId, { measure, baseRevision: 0 }))).refused).toBe("conflict");
  await removeMeasure(ada, organisationId, assessmentId, "ms-aaaaaaaa");
  expect((await opened()).content.measures.map((one) => one.id)).not.toContain("ms-aaaaaaaa");
  await putMeasure(ada, organisationId, assessmentId, { measure, baseRevision: 2 });
  expect((await opened()).content.measures.at(-1)).toEqual(measure);
  const missing = { ...measure, id: "ms-bbbbbbbb", evidence: ["ev-notthere1"] };
  expect((await refusalOf(putMeasure(ada, organisationId, assessmentId, { measure: missing, baseRevision: 0 }))).refused).toBe("invalid");
});

test("a person's own risk is scored beside the others", async () => {
  const own = ownRisk("own@queue-pressure") as OwnRisk;
  await putOwnRisk(ada, organisationId, assessmentId, { ownRisk: own, baseRevision: 0 });
  expect((await opened()).result.risks.find((risk) => risk.id === own.id)).toMatchObject({ state: "raised", catalogueNumber: null });
});

test("evidence comes back byte for byte; what only pretends to be a PDF is refused", async () => {
  const item = await addEvidence(ada, organisationId, assessmentId, {
    name: "../../etc/minutes.txt",
    bytes: bytes("Minutes of 3 November."),
  });
  expect(item).toMatchObject({ name: "minutes.txt", bytes: 22, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) });
  const back = await getEvidence(ada, organisationId, assessmentId, item.id);
  expect({ ...back, bytes: new TextDecoder().decode(back.bytes) }).toEqual({
    name: "minutes.txt",
    type: "text/plain",
    bytes: "Minutes of 3 November.",
  });
  const refused = async (name: string, content: string) =>
    (await refusalOf(addEvidence(ada, organisationId, assessmentId, { name, bytes: bytes(content) }))).refused;
  expect(await refused("report.pdf", "<html><script>alert(1)</script>")).toBe("wrongType");
  expect(await refused("page.html", "<p>hello</p>")).toBe("wrongType");
  expect(await refused("picture.svg", "<svg/>")).toBe("wrongType");
  expect(await refused("notes.txt", "<!doctype html><script>1</script>")).toBe("wrongType");
  expect(await refused("empty.txt", "")).toBe("invalid");
  const measure = {
    id: "ms-cccccccc",
    catalogue: "M-05",
    role: "additional",
    status: "implemented",
    risks: [],
    evidence: [item.id],
  } as const;
  await putMeasure(ada, organisationId, assessmentId, { measure, baseRevision: 0 });
  expect(await refusalOf(removeEvidence(ada, organisationId, assessmentId, item.id))).toMatchObject({
    refused: "referred",
    referredFrom: ["measures/ms-cccccccc"],
  });
});

test("a kept state is the assessment file of that moment, with the facts it used", async () => {
  const kept = await keepSnapshot(ada, organisationId, assessmentId, { reason: "Before the board meeting" });
  const { json } = await exportAssessmentFile(ada, organisationId, assessmentId);
  const { rows } = await database.asSuperuser(`select canonical, hash, facts_used from snapshot where snapshot_id = '${kept.snapshotId}'`);
  expect(rows[0].canonical).toBe(json);
  expect(rows[0].facts_used.length).toBeGreaterThan(0);
  expect(await listSnapshots(ada, organisationId, assessmentId)).toEqual([kept]);
});

test("the audit chain holds, and shows where a row was changed behind the application's back", async () => {
  const check = () => inOrganisation(organisationId, (transaction) => verifyAuditChain(transaction, organisationId));
  const intact = await check();
  expect(intact).toMatchObject({ intact: true, brokenAt: null });
  expect(intact.length).toBeGreaterThan(5);
  await database.asSuperuser("alter table audit_event disable trigger append_only");
  await database.asSuperuser(
    `update audit_event set person_id = 'pe-somebody-else' where organisation_id = '${organisationId}' and number = 3`,
  );
  expect(await check()).toMatchObject({ intact: false, brokenAt: 3 });
});

test("twenty writers at once keep one chain", async () => {
  const other = await newOrganisation();
  const author = await newPerson(other, ["author"]);
  await Promise.all(Array.from({ length: 20 }, (_, number) => createAssessment(author, other, { name: `Assessment ${number}` })));
  const check = await inOrganisation(other, (transaction) => verifyAuditChain(transaction, other));
  expect(check).toMatchObject({ intact: true, length: 20 });
});

test("an open screening cannot be closed as not required; a withdrawn assessment does not change any more", async () => {
  const fresh = await createAssessment(ada, organisationId, { name: "Second" });
  const close = { transition: "decideNotRequired", reason: "We think so." } as const;
  expect((await refusalOf(moveVersion(ada, organisationId, fresh.assessmentId, close))).refused).toBe("invalid");
  await moveVersion(ada, organisationId, fresh.assessmentId, { transition: "withdraw", reason: "The project ended." });
  const measure = { id: "ms-dddddddd", catalogue: "M-05", role: "additional", status: "planned", risks: [], evidence: [] } as const;
  expect((await refusalOf(putMeasure(ada, organisationId, fresh.assessmentId, { measure, baseRevision: 0 }))).refused).toBe("closed");
});

test("the example is loaded once, and removing it leaves no row", async () => {
  await Promise.all([loadDemo(), loadDemo()]);
  const owner = await newPerson(demoOrganisationId, ["administrator", "author"]);
  const [example] = await listAssessments(owner, demoOrganisationId);
  expect(example).toMatchObject({ state: "draft", openGaps: expect.any(Number), nextReview: "2027-05-03" });
  expect((await refusalOf(removeDemo(ada, organisationId))).refused).toBe("notAllowed");
  await removeDemo(owner, demoOrganisationId);
  const { rows } = await database.asSuperuser(
    "select table_name from information_schema.columns where table_schema = 'public' and column_name = 'organisation_id'",
  );
  for (const { table_name: table } of rows) {
    const left = await database.asSuperuser(`select 1 from "${table}" where organisation_id = '${demoOrganisationId}'`);
    expect({ table, rows: left.rowCount }).toEqual({ table, rows: 0 });
  }
  expect(await loadDemo()).toEqual({ loaded: false });
});
