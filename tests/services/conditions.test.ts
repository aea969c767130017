import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { calendar } from "@/lib/services/facts/calendar";
import { listAssessments } from "@/lib/services/portfolio/list-assessments";
import { addConditionEvidence, assignCondition, closeCondition, conditionEvidence, listConditions } from "@/lib/services/review/conditions";
import { startVersion } from "@/lib/services/review/start-version";
import { decideAndSign } from "@/lib/services/signing/sign-document";
import { issuedPdf } from "@/lib/services/signing/signed-documents";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { approvableContent } from "../support/approvable-content";
import { freshDatabase, type TestDatabase } from "../support/database";
import { movingClock } from "../support/moving-clock";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, signingPassword as password, personWithPassword } from "../support/people-who-sign";

// A document of many pages is rendered.
vi.setConfig({ testTimeout: 180_000 });

let time: ReturnType<typeof movingClock>;
let database: TestDatabase;
let organisationId: string;
let assessmentId: string;
let author: SignedInPerson;
let owner: SignedInPerson;
let reader: SignedInPerson;
let signedHash: string;

beforeAll(async () => {
  time = movingClock("2026-11-23");
  database = await freshDatabase();
  organisationId = await newOrganisation("Velmora");
  author = await newPerson(organisationId, ["author"], "Ada Author");
  owner = await newPerson(organisationId, ["reader"], "Ola Owner");
  reader = await newPerson(organisationId, ["reader"], "Rea Reader");
  const legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  const signer = await personWithPassword(organisationId, ["signer"], "Sam Signer");
  ({ assessmentId } = await importAssessmentFile(author, organisationId, writeAssessmentFile(approvableContent())));
  await bringToDecision(organisationId, assessmentId, { author, legal, signers: [signer] });
  const act = "approveWithConditions";
  const { sha256 } = await prepareDocument(signer, organisationId, assessmentId, { act, reason: "" });
  signedHash = (await decideAndSign(signer, organisationId, assessmentId, { act, sha256, password })).sha256;
});
afterAll(async () => {
  time.stop();
  await stopRendering();
  await database.drop();
});

const conditionsOf = async (person = author) => (await listConditions(person, organisationId, assessmentId)).versions;
const third = { version: 1, number: 3 };
const file = { name: "logs-without-texts.txt", bytes: new TextEncoder().encode("Retention 30 days, texts off.") };

test("the signed conditions stand under their numbers, and only their owner or an author shows them with evidence", async () => {
  const [signed] = await conditionsOf();
  expect(signed?.conditions.map(({ number, title, due, status }) => [number, title, due, status])).toEqual([
    [1, expect.stringMatching(/Region/), "2027-01-15", "open"],
    [2, expect.any(String), "2027-01-15", "open"],
    [3, expect.any(String), "2026-12-18", "open"],
    ...(signed?.conditions.slice(3).map(({ number, title, due, status }) => [number, title, due, status]) ?? []),
  ]);
  expect((await refusalOf(addConditionEvidence(reader, organisationId, assessmentId, third, file))).refused).toBe("notAllowed");
  expect((await refusalOf(closeCondition(author, organisationId, assessmentId, third, { evidenced: true, note: "" }))).message).toMatch(
    /Add a file that shows it first/,
  );
  await assignCondition(author, organisationId, assessmentId, third, { personId: owner.personId });
  const outsider = await newPerson(await newOrganisation("Elsewhere"), ["reader"]);
  expect((await refusalOf(assignCondition(author, organisationId, assessmentId, third, { personId: outsider.personId }))).refused).toBe(
    "invalid",
  );
  const { evidenceId } = await addConditionEvidence(owner, organisationId, assessmentId, third, file);
  await closeCondition(owner, organisationId, assessmentId, third, { evidenced: true, note: "Switched off on 20 November." });
  expect((await refusalOf(closeCondition(owner, organisationId, assessmentId, third, { evidenced: true, note: "" }))).refused).toBe(
    "closed",
  );
  const [again] = await conditionsOf(reader);
  expect(again?.conditions[2]).toMatchObject({
    status: "evidenced",
    responsible: { name: "Ola Owner" },
    evidenced: { by: "Ola Owner", note: "Switched off on 20 November." },
    mayFollow: false,
  });
  const due = (await calendar(reader, organisationId)).filter(({ kind, date }) => kind === "condition" && date === "2026-12-18");
  expect(due).toHaveLength((again?.conditions ?? []).filter((one) => one.due === "2026-12-18").length - 1);
  const held = await conditionEvidence(reader, organisationId, assessmentId, { ...third, evidenceId });
  expect(new TextDecoder().decode(held.bytes)).toBe("Retention 30 days, texts off.");
});

test("what is past its day shows in the list, and nothing of it touches what was signed", async () => {
  time.moveTo("2027-01-16T09:00:00Z");
  const [listed] = await listAssessments(author, organisationId);
  const overdue = (await conditionsOf())[0]?.conditions.filter(({ status }) => status === "overdue") ?? [];
  expect(overdue.length).toBeGreaterThan(1);
  expect(listed?.overdueConditions).toBe(overdue.length);
  const { pdf } = await issuedPdf(author, organisationId, assessmentId, signedHash);
  expect((await verifyPdf(pdf)).verdict).toBe("issuedUnchanged");
  expect((await getAssessment(author, organisationId, assessmentId)).content.measures.find(({ id }) => id === "me-logslimit")?.status).toBe(
    "planned",
  );
});

test("the next version begins with what was shown as a measure in place", async () => {
  await startVersion(author, organisationId, assessmentId, { reason: "A second language." });
  const { content } = await getAssessment(author, organisationId, assessmentId);
  const shown = content.measures.find(({ id }) => id === "me-logslimit");
  expect(shown?.status).toBe("implemented");
  const evidence = content.evidence.filter(({ id }) => shown?.evidence.includes(id));
  expect(evidence.map(({ name }) => name)).toEqual(["logs-without-texts.txt"]);
  expect(content.measures.find(({ id }) => id === "me-maskinput")?.status).toBe("planned");
  const [inForce] = await conditionsOf();
  expect(inForce?.version).toBe(1);
  await closeCondition(author, organisationId, assessmentId, third, { evidenced: false, note: "Texts came back with the update." });
  expect((await conditionsOf())[0]?.conditions[2]?.status).toBe("overdue");
});
