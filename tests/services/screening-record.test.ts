import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { answersOf, minimalContent, recordOf } from "@/lib/domain/assessment/minimal-content";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { moveVersion } from "@/lib/services/review/move-version";
import { prepareScreeningRecord, signScreeningRecord } from "@/lib/services/signing/screening-record";
import { issuedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { signingPassword as password, personWithPassword } from "../support/people-who-sign";

// A document is rendered.
vi.setConfig({ testTimeout: 120_000 });

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation("Invented Insurance");
  author = await personWithPassword(organisationId, ["author"], "Ada Author");
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
});

const noCriteria = [
  "screen.evaluation",
  "screen.automatedDecision",
  "screen.monitoring",
  "screen.sensitiveData",
  "screen.combining",
  "screen.vulnerable",
  "screen.preventsRight",
  "screen.systematicEvaluation",
  "screen.largeScaleSpecial",
  "screen.publicMonitoring",
];
const notRequired = minimalContent({
  answers: answersOf({
    ...Object.fromEntries(noCriteria.map((path) => [path, false])),
    "meta.processingName": "Spelling of circulars",
    "screen.people": 200,
    "screen.countries": ["AT"],
    "screen.notInnovative": "The model only checks spelling, as a dictionary did since 2019.",
  }),
  records: {
    nationalChecks: [recordOf("nc-00000001", { country: "AT", result: "notListed", checkedBy: "Legal", checkedOn: "2026-11-02" })],
  },
});

test("a screening that ends in “not required” gets a short record that is signed, kept and verified, and a changed answer opens it again", async () => {
  const { assessmentId } = await importAssessmentFile(author, organisationId, writeAssessmentFile(notRequired));
  expect((await refusalOf(prepareScreeningRecord(author, organisationId, assessmentId))).refused).toBe("closed");
  await moveVersion(author, organisationId, assessmentId, {
    transition: "decideNotRequired",
    reason: "No person is described in circulars.",
  });
  const { sha256 } = await prepareScreeningRecord(author, organisationId, assessmentId);
  expect((await signingView(author, organisationId, assessmentId)).screening).toEqual({ sha256 });
  const reader = await newPerson(organisationId, ["reader"]);
  expect((await refusalOf(prepareScreeningRecord(reader, organisationId, assessmentId))).refused).toBe("notAllowed");
  const wrong = await refusalOf(signScreeningRecord(author, organisationId, assessmentId, { sha256, password: "another one entirely" }));
  expect(wrong.refused).toBe("notAllowed");
  const signed = await signScreeningRecord(author, organisationId, assessmentId, { sha256, password });
  const { pdf } = await issuedPdf(author, organisationId, assessmentId, signed.sha256);
  expect(await verifyPdf(pdf)).toMatchObject({ verdict: "issuedUnchanged", issuedHere: true, attachedData: "asStated", changes: [] });
  const file = join(mkdtempSync(join(tmpdir(), "groundwork-screening-")), "record.pdf");
  writeFileSync(file, pdf);
  const text = execFileSync("pdftotext", ["-layout", file, "-"]).toString();
  expect(text).toContain("No person is described in circulars.");
  expect(text).toContain("Electronic signature of Ada Author");
  expect(Number(/Pages:\s+(\d+)/.exec(execFileSync("pdfinfo", [file]).toString())?.[1])).toBeLessThanOrEqual(6);
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("notRequired");
  await applyChanges(author, organisationId, assessmentId, {
    client: "page",
    changes: [{ path: "screen.combining", answer: { value: true } as never, baseRevision: 1, saveNumber: 50 }],
  });
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("screening");
  const { issued, screening } = await signingView(author, organisationId, assessmentId);
  expect(issued.map(({ act, sha256: hash }) => [act, hash])).toEqual([["notRequired", signed.sha256]]);
  expect(screening).toBeNull();
});
