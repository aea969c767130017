import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { moveVersion } from "@/lib/services/review/move-version";
import { startVersion } from "@/lib/services/review/start-version";
import { issuedByCode } from "@/lib/services/signing/issued-by-code";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { decideAndSign, signAfter } from "@/lib/services/signing/sign-document";
import { issuedPdf, preparedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { authorityCertificates, listSeals, makeSeal, revokeSeals } from "@/lib/services/signing/signing-keys";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { freshDatabase, type TestDatabase } from "../support/database";
import { expectHeldAsStored } from "../support/held-as-stored";
import { readByOthers } from "../support/other-readers";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, draftToDecide, signingPassword as password, personWithPassword } from "../support/people-who-sign";

// Each test renders documents of many pages.
vi.setConfig({ testTimeout: 180_000 });

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let administrator: SignedInPerson;
let signers: readonly SignedInPerson[];

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation("Invented Insurance");
  author = await newPerson(organisationId, ["author"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  administrator = await personWithPassword(organisationId, ["administrator"], "Ida Admin");
  signers = [
    await personWithPassword(organisationId, ["signer"], "Sam Šigner"),
    await personWithPassword(organisationId, ["signer"], "Bea Board"),
    await personWithPassword(organisationId, ["signer"], "山田 太郎 ⌘ ส"),
  ];
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
});

/** An assessment that waits for its decision, with the advice and the views on record. */
async function awaiting(who: readonly SignedInPerson[]): Promise<string> {
  const assessmentId = await draftToDecide(author, organisationId);
  await bringToDecision(organisationId, assessmentId, { author, legal, signers: who });
  return assessmentId;
}

const reject = { act: "reject", reason: "No tool covers global routing." } as const;
const first = () => signers[0] as SignedInPerson;

test("three people sign one document in their order, and every reader verifies each revision", async () => {
  const assessmentId = await awaiting(signers);
  const { sha256 } = await prepareDocument(first(), organisationId, assessmentId, reject);
  const { pdf: toRead } = await preparedPdf(first(), organisationId, assessmentId);
  let signed = await decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256, password });
  expect(signed).toMatchObject({ state: "rejected", revision: 1 });
  const outOfTurn = signers[2] as SignedInPerson;
  expect((await refusalOf(signAfter(outOfTurn, organisationId, assessmentId, { sha256: signed.sha256, password }))).message).toMatch(
    /not your turn/,
  );
  for (const signer of signers.slice(1)) {
    const { awaited } = await signingView(signer, organisationId, assessmentId);
    expect(awaited).toEqual({ sha256: signed.sha256, act: "reject" });
    signed = await signAfter(signer, organisationId, assessmentId, { sha256: signed.sha256, password });
  }
  expect(signed).toMatchObject({ state: "signed", revision: 3 });
  const { pdf } = await issuedPdf(author, organisationId, assessmentId, signed.sha256);
  expect(Buffer.from(pdf.subarray(0, toRead.length)).equals(Buffer.from(toRead))).toBe(true);
  const verification = await verifyPdf(pdf);
  expect(verification).toMatchObject({ verdict: "issuedUnchanged", issuedHere: true, attachedData: "asStated", changes: [] });
  expect(verification.signatures.map(({ signer, problems, issuer }) => [signer, problems, issuer])).toEqual(
    signers.map(({ name }) => [name, [], "trusted"]),
  );
  const read = readByOthers(pdf, (await authorityCertificates())[0] ?? new Uint8Array());
  expect(read.pdfsig).toBe(3);
  // The block of each signer names them, in whichever letters.
  expect(read.text).toContain("Electronic signature of 山田 太郎 ⌘ [character U+0E2A]");
  expect(read.qpdf).toMatch(/No syntax or stream encoding errors/);
  expect(read.text).toContain("To be signed in this order: 1. Sam Šigner, 2. Bea Board, 3. 山田 太郎 ⌘ [character U+0E2A].");
  // Who holds it on paper finds by the printed code what was issued, and learns nothing else.
  const code = /withthecode(dv-[a-z0-9]+),/.exec(read.text.replaceAll(/\s+/g, ""))?.[1] ?? "";
  const byCode = await issuedByCode(` ${code.toUpperCase()} `);
  expect(byCode?.files.map((file) => file.signatures)).toEqual([1, 2, 3]);
  expect(byCode?.files[2]?.sha256).toBe(signed.sha256);
  expect(read.text.replaceAll(/\s+/g, "")).toContain(byCode?.contentHash);
  expect(Object.keys(byCode ?? {})).toEqual(["contentHash", "files"]);
  expect(await issuedByCode(`${code.slice(0, -1)}0`)).toBeNull();
  expect(await issuedByCode("%")).toBeNull();
  const view = await getAssessment(author, organisationId, assessmentId);
  expect(view.version.state).toBe("signed");
  expect(view.content.answers["decision.outcome"]).toEqual({ value: "rejected" });
  const flipped = new Uint8Array(pdf);
  flipped[2000] = (flipped[2000] ?? 0) ^ 1;
  expect(["changedAfterSigning", "notGroundwork"]).toContain((await verifyPdf(flipped)).verdict);
});

test("a decision is refused while something blocks it, without the password, and on a document that is no longer today's", async () => {
  const assessmentId = await awaiting([first()]);
  const blocked = await refusalOf(prepareDocument(first(), organisationId, assessmentId, { act: "approve", reason: "" }));
  expect(blocked.refused).toBe("invalid");
  expect(JSON.stringify(blocked)).toMatch(/undeterminedRisks/);
  expect((await refusalOf(prepareDocument(signers[1] as SignedInPerson, organisationId, assessmentId, reject))).refused).toBe("notAllowed");
  const { sha256 } = await prepareDocument(first(), organisationId, assessmentId, reject);
  const wrong = await refusalOf(
    decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256, password: "another one entirely" }),
  );
  expect(wrong).toMatchObject({ refused: "notAllowed", message: expect.stringMatching(/password/) });
  // A session whose person showed nothing for five minutes: told so, and what was prepared stays.
  expect(await refusalOf(decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256 }))).toMatchObject({
    refused: "confirmIdentity",
    message: expect.stringMatching(/five minutes ago. Nothing was lost/),
  });
  await nameSigners(author, organisationId, assessmentId, { signers: [first().personId] });
  const stale = await refusalOf(decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256, password }));
  expect(stale.message).toMatch(/changed since you read/);
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("awaitingDecision");
});

test("of twenty signatures at once one wins, and one document is issued", async () => {
  const assessmentId = await awaiting([first()]);
  const { sha256 } = await prepareDocument(first(), organisationId, assessmentId, reject);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 20 }, () => decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256, password })),
  );
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  const { issued } = await signingView(author, organisationId, assessmentId);
  expect(issued).toHaveLength(1);
});

test("a file that was signed outside is taken only as an addition to the bytes that were handed out", async () => {
  const assessmentId = await awaiting([first()]);
  const { sha256 } = await prepareDocument(first(), organisationId, assessmentId, reject);
  const { pdf } = await preparedPdf(first(), organisationId, assessmentId);
  const bring = (broughtBack: Uint8Array) =>
    refusalOf(decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256, password, broughtBack }));
  expect((await bring(new Uint8Array([...pdf.subarray(0, 100), ...pdf]))).message).toMatch(/wrote the file anew/);
  expect((await bring(new Uint8Array([...pdf, ...new TextEncoder().encode("\n% nothing signed\n")]))).message).toMatch(/exactly one/);
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("awaitingDecision");
});

test("the next version supersedes the signed one only when it is signed, and a revoked seal is replaced", async () => {
  const assessmentId = await awaiting([first()]);
  const once = await prepareDocument(first(), organisationId, assessmentId, reject);
  const signed = await decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256: once.sha256, password });
  await startVersion(author, organisationId, assessmentId, { reason: "In-Region routing." });
  // The next version is not decided by what was decided on the one before.
  const begun = (await getAssessment(author, organisationId, assessmentId)).content.answers;
  expect([begun["decision.outcome"], begun["decision.justification"]]).toEqual([undefined, undefined]);
  await expectHeldAsStored();
  const states = async () =>
    (await database.asSuperuser(`select number, state from version where assessment_id = '${assessmentId}' order by number`)).rows;
  expect(await states()).toEqual([
    { number: 1, state: "signed" },
    { number: 2, state: "draft" },
  ]);
  expect((await refusalOf(revokeSeals(author, organisationId, { password }))).refused).toBe("notAllowed");
  const wrong = await refusalOf(revokeSeals(administrator, organisationId, { password: "not the password at all" }));
  expect(wrong).toMatchObject({ refused: "notAllowed", problems: [{ path: "password" }] });
  const { serial } = await makeSeal(administrator, organisationId, { password });
  expect((await listSeals(administrator, organisationId)).map((one) => [one.serial === serial, one.revokedAt])).toEqual([
    [true, null],
    [false, null],
  ]);
  expect(await revokeSeals(administrator, organisationId, { password })).toEqual({ revoked: 2 });
  for (const [person, transition] of [
    [author, "submitForReview"],
    [legal, "clear"],
  ] as const)
    await moveVersion(person, organisationId, assessmentId, { transition, reason: "" });
  await nameSigners(author, organisationId, assessmentId, { signers: [first().personId] });
  await moveVersion(author, organisationId, assessmentId, { transition: "askForDecision", reason: "" });
  const twice = await prepareDocument(first(), organisationId, assessmentId, reject);
  const next = await decideAndSign(first(), organisationId, assessmentId, { act: "reject", sha256: twice.sha256, password });
  expect(await states()).toEqual([
    { number: 1, state: "superseded" },
    { number: 2, state: "signed" },
  ]);
  const verdicts = await Promise.all(
    [signed, next].map(async ({ sha256 }) => verifyPdf((await issuedPdf(author, organisationId, assessmentId, sha256)).pdf)),
  );
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(["issuedUnchanged", "issuedUnchanged"]);
  expect(verdicts[0]?.signatures[0]?.revokedAt).not.toBeNull();
  expect(verdicts[0]?.signatures[0]?.certificate?.serial).not.toBe(verdicts[1]?.signatures[0]?.certificate?.serial);
});
