import { unzipSync } from "fflate";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { listNotices } from "@/lib/services/notices/notices";
import { remind } from "@/lib/services/notices/remind";
import {
  attachToConsultation,
  consultationFile,
  consultationView,
  recordConsultationEvent,
  sendToAuthority,
  withdrawConsultationEvent,
} from "@/lib/services/review/consultation";
import { consultationPackage } from "@/lib/services/review/consultation-package";
import { decideConsultation } from "@/lib/services/review/decide-consultation";
import { moveVersion } from "@/lib/services/review/move-version";
import { startVersion } from "@/lib/services/review/start-version";
import { decideAndSign } from "@/lib/services/signing/sign-document";
import { preparedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { readAttachment } from "@/templates/read-attachment";
import { stopRendering } from "@/templates/render-document";
import { approvableContent } from "../support/approvable-content";
import { freshDatabase, type TestDatabase } from "../support/database";
import { movingClock } from "../support/moving-clock";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, signingPassword as password, personWithPassword } from "../support/people-who-sign";

// Documents of many pages are rendered.
vi.setConfig({ testTimeout: 240_000 });

let time: ReturnType<typeof movingClock>;
let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let signer: SignedInPerson;

beforeAll(async () => {
  time = movingClock("2026-11-23");
  database = await freshDatabase();
  organisationId = await newOrganisation("Velmora");
  author = await newPerson(organisationId, ["author"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  signer = await personWithPassword(organisationId, ["signer"], "Sam Signer");
});
afterAll(async () => {
  time.stop();
  await stopRendering();
  await database.drop();
});

/** A high risk that a person confirmed as such: nothing else blocks. */
async function highRisk(): Promise<string> {
  const file = writeAssessmentFile(approvableContent({ high: ["own@alone-at-night"] }));
  const { assessmentId } = await importAssessmentFile(author, organisationId, file);
  await bringToDecision(organisationId, assessmentId, { author, legal, signers: [signer] });
  return assessmentId;
}

const move = (person: SignedInPerson, assessmentId: string, transition: "decideAfterAdvice" | "reviseAfterAdvice") =>
  moveVersion(person, organisationId, assessmentId, { transition, reason: "The authority answered." });
const blocksOf = async (assessmentId: string, act: string) =>
  (await signingView(signer, organisationId, assessmentId)).decisions.find((one) => one.act === act)?.blocks.map(({ code }) => code);

test("a high risk goes to the authority, its period is counted with a stop, and after the advice it can be decided on", async () => {
  const assessmentId = await highRisk();
  expect(await blocksOf(assessmentId, "approveWithConditions")).toEqual(["highWithoutConsultation"]);
  expect((await refusalOf(consultationPackage(author, organisationId, assessmentId))).refused).toBe("notFound");
  await decideConsultation(signer, organisationId, assessmentId, { reason: "The risk at night stays high.", password });

  const { fileName, zip } = await consultationPackage(author, organisationId, assessmentId);
  expect(fileName).toMatch(/consultation\.zip$/);
  const parts = unzipSync(zip);
  expect(Object.keys(parts)).toEqual(["cover.txt", "assessment.pdf", "assessment.json", "evidence.txt", "SHA256SUMS"]);
  const cover = new TextDecoder().decode(parts["cover.txt"]);
  for (const point of ["(a) Responsibilities", "(b) Purposes", "(c) Measures", "(d) Contact", "(e) The data", "(f) Further"])
    expect(cover).toContain(point);
  // The controller of the assessment, not the organisation that keeps it here; and which risk it is about, by its number in the PDF.
  expect(cover).toMatch(/^Controller: Velmora Versicherung SE$/m);
  expect(cover).toMatch(/\nRisks that stay high, by their number in the assessment:\n- Risk [\w-]+, [^\n]+: high\n\n\(a\)/);
  expect(new TextDecoder().decode(parts["evidence.txt"])).toMatch(
    /\n {3}added on 2 November 2026, [\d,]+ bytes, SHA-256 [0-9a-f]{64}\n {3}for: Filter what goes into the model\n/,
  );
  expect(cover).toContain("Nothing that the assessment asks for is open.");
  const attached = await readAttachment(parts["assessment.pdf"] as Uint8Array);
  expect(attached.ok && attached.json.trim()).toBe(new TextDecoder().decode(parts["assessment.json"]).trim());
  time.moveBy(86_400_000);
  expect(Buffer.from((await consultationPackage(author, organisationId, assessmentId)).zip).equals(Buffer.from(zip))).toBe(true);

  const sent = { authority: "An invented authority", on: "2026-11-24", reference: "DSB-1/2026", note: "" };
  expect((await refusalOf(sendToAuthority(author, organisationId, assessmentId, { ...sent, on: "2027-01-01" }))).message).toMatch(
    /not come yet/,
  );
  expect((await refusalOf(sendToAuthority(signer, organisationId, assessmentId, sent))).refused).toBe("notAllowed");
  await sendToAuthority(author, organisationId, assessmentId, sent);
  time.moveTo("2026-12-22T09:00:00Z");
  const record = (kind: Parameters<typeof recordConsultationEvent>[3]["kind"], on: string, note = "") =>
    recordConsultationEvent(author, organisationId, assessmentId, { kind, on, note });
  await record("received", "2026-11-25");
  await remind(organisationId);
  expect((await refusalOf(record("resumed", "2026-12-01"))).message).toMatch(/cannot come next/);
  expect((await refusalOf(record("suspended", "2026-11-24"))).message).toMatch(/before the last thing/);
  await record("suspended", "2026-12-05");
  expect((await refusalOf(move(author, assessmentId, "decideAfterAdvice"))).message).toMatch(/has not answered/);
  await record("resumed", "2026-12-15");
  await record("extended", "2026-12-16", "Complex.");
  const mistake = await record("suspended", "2026-12-17");
  await withdrawConsultationEvent(author, organisationId, assessmentId, mistake.entry);
  const view = await consultationView(legal, organisationId, assessmentId);
  expect(view.clock).toMatchObject({ state: "running", weeks: 14, suspendedDays: 10, ends: "2027-03-15", extensionLate: false });
  expect(view.mayRecord).toBe(false);
  // Who decides, and is not the one who records, learns of each step and of the day that comes near.
  const told = (await listNotices(signer, organisationId)).notices.filter(({ leadsTo }) => leadsTo.endsWith("/consultation"));
  expect(told.map((notice) => notice.sentence.replace(/“.*”/, "…")).reverse()).toEqual([
    "Ada Author recorded of the consultation on …: the request went to the authority.",
    "Ada Author recorded of the consultation on …: the authority has the request.",
    "The authority’s period for its advice on … ends on 20 January 2027.",
    "Ada Author recorded of the consultation on …: the authority asked for information, and its period stands still.",
    "Ada Author recorded of the consultation on …: the information is there, and the period goes on.",
    "Ada Author recorded of the consultation on …: the authority extended its period.",
    "Ada Author recorded of the consultation on …: the authority asked for information, and its period stands still.",
    "Ada Author took back what was recorded of the consultation on …: that information was asked for.",
  ]);

  time.moveTo("2027-01-10T09:00:00Z");
  const { entry } = await record("advice", "2027-01-08", "Hand over to a person at night as well.");
  const letter = { name: "advice.txt", bytes: new TextEncoder().encode("The authority advises …") };
  await attachToConsultation(author, organisationId, assessmentId, entry, letter);
  expect((await refusalOf(attachToConsultation(author, organisationId, assessmentId, entry, letter))).refused).toBe("notFound");
  const held = await consultationFile(legal, organisationId, assessmentId, { version: 1, entry });
  expect(new TextDecoder().decode(held.bytes)).toBe("The authority advises …");
  await move(author, assessmentId, "decideAfterAdvice");
  expect(await blocksOf(assessmentId, "approveWithConditions")).toEqual([]);
  const act = "approveWithConditions";
  const { sha256 } = await prepareDocument(signer, organisationId, assessmentId, { act, reason: "As the authority advises." });
  const read = await readAttachment((await preparedPdf(signer, organisationId, assessmentId)).pdf);
  expect(read.ok && JSON.parse(read.json).consultation).toMatchObject({ authority: "An invented authority", advice: { on: "2027-01-08" } });
  expect((await decideAndSign(signer, organisationId, assessmentId, { act, sha256, password })).state).toBe("signed");
  await startVersion(author, organisationId, assessmentId, { reason: "A second language." });
  const next = await getAssessment(author, organisationId, assessmentId);
  expect(next.content.consultation).toBeUndefined();
  expect(next.result.outcome.blockedBy.map(({ code }) => code)).toContain("highWithoutConsultation");
  expect((await consultationView(author, organisationId, assessmentId)).events).toHaveLength(6);
});

test("a draft that is revised after the advice keeps it, and the advice covers no higher level", async () => {
  time.moveTo("2026-11-23T12:00:00Z");
  const assessmentId = await highRisk();
  await decideConsultation(signer, organisationId, assessmentId, { reason: "High.", password });
  await sendToAuthority(author, organisationId, assessmentId, { authority: "An authority", on: "2026-11-23", reference: "", note: "" });
  await recordConsultationEvent(author, organisationId, assessmentId, { kind: "advice", on: "2026-11-23", note: "Not like this." });
  await move(author, assessmentId, "reviseAfterAdvice");
  const { content, version, result } = await getAssessment(author, organisationId, assessmentId);
  expect(version.state).toBe("draft");
  expect(content.consultation?.advice).toEqual({ on: "2026-11-23", says: "Not like this.", file: null });
  expect(result.outcome).toMatchObject({ priorConsultation: true, best: "approvedWithConditions" });
  expect(
    (await refusalOf(recordConsultationEvent(author, organisationId, assessmentId, { kind: "advice", on: "2026-11-23", note: "x" })))
      .refused,
  ).toBe("closed");
});
