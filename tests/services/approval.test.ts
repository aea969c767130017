import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { runCommand } from "@/lib/cli/run";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { moveVersion } from "@/lib/services/review/move-version";
import { startVersion } from "@/lib/services/review/start-version";
import { decideAndSign, signAfter } from "@/lib/services/signing/sign-document";
import { issuedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { authorityCertificates } from "@/lib/services/signing/signing-keys";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { approvableContent } from "../support/approvable-content";
import { freshDatabase, type TestDatabase } from "../support/database";
import { movingClock } from "../support/moving-clock";
import { readByOthers } from "../support/other-readers";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, signingPassword as password, personWithPassword } from "../support/people-who-sign";

// Documents of many pages are rendered.
vi.setConfig({ testTimeout: 180_000 });

let time: ReturnType<typeof movingClock>;
let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let signers: readonly [SignedInPerson, SignedInPerson, SignedInPerson];

beforeAll(async () => {
  // The day of the worked example: the levels of its risks were confirmed on the facts of that day.
  time = movingClock("2026-11-23");
  database = await freshDatabase();
  organisationId = await newOrganisation("Velmora");
  author = await newPerson(organisationId, ["author"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  signers = [
    await personWithPassword(organisationId, ["signer"], "Sam Šigner"),
    await personWithPassword(organisationId, ["signer"], "Bea Board"),
    await personWithPassword(organisationId, ["signer"], "Cem Chair"),
  ];
});
afterAll(async () => {
  time.stop();
  await stopRendering();
  await database.drop();
});

const imported = async () => (await importAssessmentFile(author, organisationId, writeAssessmentFile(approvableContent()))).assessmentId;

test("an assessment with nothing in its way is approved with conditions, signed by three people, and read by every reader", async () => {
  const assessmentId = await imported();
  await bringToDecision(organisationId, assessmentId, { author, legal, signers });
  const { decisions } = await signingView(signers[0], organisationId, assessmentId);
  expect(decisions.map(({ act, blocks }) => [act, blocks.map(({ code }) => code)])).toEqual([
    ["approve", ["conditionsOpen"]],
    ["approveWithConditions", []],
    ["reject", []],
    ["consultAuthority", []],
  ]);
  const act = "approveWithConditions";
  const plain = await refusalOf(prepareDocument(signers[0], organisationId, assessmentId, { act: "approve", reason: "" }));
  expect(plain.problems).toEqual([{ path: "conditionsOpen", message: "" }]);
  const { sha256 } = await prepareDocument(signers[0], organisationId, assessmentId, { act, reason: "The benefit is real." });
  let signed = await decideAndSign(signers[0], organisationId, assessmentId, { act, sha256, password });
  expect(signed).toMatchObject({ state: "approvedWithConditions", revision: 1 });
  for (const signer of signers.slice(1))
    signed = await signAfter(signer, organisationId, assessmentId, { sha256: signed.sha256, password });
  expect(signed).toMatchObject({ state: "signed", revision: 3 });

  const { pdf } = await issuedPdf(author, organisationId, assessmentId, signed.sha256);
  const authority = (await authorityCertificates())[0] ?? new Uint8Array();
  const read = readByOthers(pdf, authority);
  expect(read.openssl).toHaveLength(3);
  for (const says of read.openssl) expect(says).toMatch(/CAdES Verification successful/);
  expect(read.pdfsig).toBe(3);
  expect(read.qpdf).toMatch(/No syntax or stream encoding errors/);
  expect(read.text).toMatch(/Decision\s+Approved with conditions/);
  expect(read.text).not.toMatch(/stand in the way/);
  expect(await verifyPdf(pdf)).toMatchObject({ verdict: "issuedUnchanged", issuedHere: true, changes: [] });

  const folder = mkdtempSync(join(tmpdir(), "groundwork-approval-"));
  writeFileSync(join(folder, "signed.pdf"), pdf);
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(authority).toString("base64")}\n-----END CERTIFICATE-----\n`;
  writeFileSync(join(folder, "ca.pem"), pem);
  const out: string[] = [];
  const terminal = { out: (text: string) => void out.push(text), say: () => undefined, cwd: folder, today: () => "2026-11-24" };
  expect(await runCommand(["verify", "signed.pdf", "--trust", "ca.pem"], terminal)).toBe(0);
  expect(out.join("")).toMatch(/^Issued by an installation that you trust, and unchanged/);
  expect(out.join("").match(/Approved with conditions: The benefit is real\.: holds/g)).toHaveLength(1);
  expect(out.join("").match(/: holds/g)).toHaveLength(3);

  await startVersion(author, organisationId, assessmentId, { reason: "A second language." });
  expect((await getAssessment(author, organisationId, assessmentId)).content.answers["decision.outcome"]).toBeUndefined();
  await bringToDecision(organisationId, assessmentId, { author, legal, signers: [signers[1]] });
  const next = await prepareDocument(signers[1], organisationId, assessmentId, { act, reason: "" });
  const again = await decideAndSign(signers[1], organisationId, assessmentId, { act, sha256: next.sha256, password });
  expect(again.state).toBe("signed");
  const { rows } = await database.asSuperuser(`select number, state from version where assessment_id = '${assessmentId}' order by number`);
  expect(rows).toEqual([
    { number: 1, state: "superseded" },
    { number: 2, state: "signed" },
  ]);
});

test("under four eyes who wrote cannot decide what nothing else blocks", async () => {
  const writer = await personWithPassword(organisationId, ["author", "signer"], "Wim Writer");
  const { assessmentId } = await importAssessmentFile(writer, organisationId, writeAssessmentFile(approvableContent()));
  await bringToDecision(organisationId, assessmentId, { author: writer, legal, signers: [writer] });
  const refused = await refusalOf(prepareDocument(writer, organisationId, assessmentId, { act: "approveWithConditions", reason: "" }));
  expect(refused).toMatchObject({ refused: "notAllowed", message: expect.stringMatching(/four eyes/) });
  await expect(
    moveVersion(writer, organisationId, assessmentId, { transition: "takeBack", reason: "Somebody else signs." }),
  ).resolves.toEqual({
    state: "draft",
  });
});
