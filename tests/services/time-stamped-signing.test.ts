import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PDFDocument } from "@cantoo/pdf-lib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { issueSeal, makeAuthority, makeRevocationList } from "@/lib/adapters/signing/certificates";
import { authoritiesFromPem, sealDocument } from "@/lib/adapters/signing/seal-document";
import { requestTimeStamp } from "@/lib/adapters/signing/time-stamp";
import { runCommand } from "@/lib/cli/run";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { answersOf, minimalContent } from "@/lib/domain/assessment/minimal-content";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { decideAndSign } from "@/lib/services/signing/sign-document";
import { issuedPdf, preparedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { authorityCertificates, revocationLists } from "@/lib/services/signing/signing-keys";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { signaturePlace } from "@/templates/signature-places";
import { freshDatabase, type TestDatabase } from "../support/database";
import { decisionAnswers } from "../support/decision-answers";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, signingPassword as password, personWithPassword } from "../support/people-who-sign";
import { type Behaviour, startTimeStampService, type TimeStampServiceInTest } from "../support/time-stamp-service";

// Documents are rendered.
vi.setConfig({ testTimeout: 180_000 });

let service: TimeStampServiceInTest;
let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let signer: SignedInPerson;
const folder = mkdtempSync(join(tmpdir(), "groundwork-time-"));
const small = minimalContent({
  answers: answersOf({ "meta.processingName": "Letters", ...decisionAnswers }),
});

beforeAll(async () => {
  service = await startTimeStampService();
  // Read once, before anything asks for the settings.
  process.env.TIMESTAMP_URL = service.url;
  process.env.TIMESTAMP_AUTHORITY_FILE = service.authorityFile;
  database = await freshDatabase();
  organisationId = await newOrganisation("Invented Insurance");
  author = await newPerson(organisationId, ["author"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  signer = await personWithPassword(organisationId, ["signer"], "Sam Signer");
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
  await service.stop();
});

const trusted = () => authoritiesFromPem(readFileSync(service.authorityFile, "utf8"));
const signature = new TextEncoder().encode("the value of a signature");

describe("a time-stamp service", () => {
  test("that answers well gives a token that openssl verifies", async () => {
    service.behave("good");
    const token = await requestTimeStamp(service.url, signature, trusted());
    writeFileSync(join(folder, "token.der"), token);
    writeFileSync(join(folder, "data"), signature);
    const read = ["ts", "-verify", "-token_in", "-in", "token.der", "-data", "data", "-CAfile", service.authorityFile];
    expect(execFileSync("openssl", read, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }).toString()).toMatch(/Verification: OK/);
  });

  const lies: readonly (readonly [Behaviour, RegExp])[] = [
    ["silent", /does not answer in time/],
    ["garbage", /cannot be read/],
    ["fault", /status 503/],
    ["breaksOff", /breaks off|cannot be reached/],
    ["tooLong", /too long/],
    ["otherImprint", /stamps something else/],
    ["otherNonce", /its nonce differs/],
    ["otherAuthority", /does not lead to a trusted authority/],
  ];
  test.each(lies)("that is %s is refused with its sentence", async (behaviour, sentence) => {
    service.behave(behaviour);
    await expect(requestTimeStamp(service.url, signature, trusted(), behaviour === "silent" ? 300 : 5_000)).rejects.toThrow(sentence);
  });

  test("that is down is refused with its sentence", async () => {
    await expect(requestTimeStamp("http://127.0.0.1:9/", signature, trusted())).rejects.toThrow(/cannot be reached/);
  });
});

async function awaiting(): Promise<{ assessmentId: string; sha256: string; pdf: Uint8Array }> {
  const { assessmentId } = await importAssessmentFile(author, organisationId, writeAssessmentFile(small));
  await bringToDecision(organisationId, assessmentId, { author, legal, signers: [signer] });
  const { sha256 } = await prepareDocument(signer, organisationId, assessmentId, { act: "reject", reason: "Not like this." });
  return { assessmentId, sha256, pdf: (await preparedPdf(signer, organisationId, assessmentId)).pdf };
}

test("with the service lying nothing is half signed; once it answers well the signature is B-T and its time is trusted", async () => {
  const { assessmentId, sha256 } = await awaiting();
  const sign = () => decideAndSign(signer, organisationId, assessmentId, { act: "reject", sha256, password });
  for (const behaviour of ["garbage", "otherNonce", "otherAuthority", "fault"] as const) {
    service.behave(behaviour);
    const { message } = await refusalOf(sign());
    expect(message).toMatch(/time-stamp.*Nothing was signed\. Try again/);
  }
  expect((await getAssessment(signer, organisationId, assessmentId)).version.state).toBe("awaitingDecision");
  expect((await signingView(signer, organisationId, assessmentId)).issued).toEqual([]);
  service.behave("good");
  const signed = await sign();
  const { pdf } = await issuedPdf(author, organisationId, assessmentId, signed.sha256);
  const verification = await verifyPdf(pdf);
  expect(verification).toMatchObject({
    verdict: "issuedUnchanged",
    signatures: [{ problems: [], timeStamp: { authority: "CN=Invented time", trusted: true } }],
    revisions: [{ signer: "Sam Signer", issuedHere: true }],
  });
  const file = join(folder, "signed.pdf");
  writeFileSync(file, pdf);
  expect(execFileSync("pdftotext", ["-layout", file, "-"]).toString()).not.toContain("time as stated by this server");
  expect(execFileSync("pdfsig", [file]).toString()).toMatch(/Signature is Valid/);
});

test("a document signed outside with a certificate of one's own is taken; one that the program wrote anew is refused with that sentence", async () => {
  const { assessmentId, sha256, pdf } = await awaiting();
  const now = new Date();
  const elsewhere = await makeAuthority({ installation: "a trust centre", now });
  const own = await issueSeal({ authority: elsewhere, organisation: "Sam Signer", now });
  const broughtBack = await sealDocument({
    pdf,
    seal: { ...own, chain: [elsewhere.certificate] },
    field: "mine",
    signer: "Sam Signer",
    reason: "Rejected",
    lines: ["Sam Signer"],
    place: signaturePlace(0),
    at: now,
    timeStamps: null,
  });
  const bring = (bytes: Uint8Array) =>
    decideAndSign(signer, organisationId, assessmentId, { act: "reject", sha256, password, broughtBack: bytes });
  const rewritten = await (await PDFDocument.load(broughtBack, { updateMetadata: false })).save();
  expect((await refusalOf(bring(rewritten))).message).toMatch(/the program that signed it wrote the file anew/);
  writeFileSync(join(folder, "back.pdf"), broughtBack);
  spawnSync("qpdf", ["back.pdf", "qpdf.pdf"], { cwd: folder });
  expect((await refusalOf(bring(readFileSync(join(folder, "qpdf.pdf"))))).message).toMatch(/wrote the file anew/);
  const signed = await bring(broughtBack);
  expect(signed.state).toBe("signed");
  const { issued } = await signingView(author, organisationId, assessmentId);
  expect(issued[0]).toMatchObject({ kind: "own", serial: own.serial });
  const held = await issuedPdf(author, organisationId, assessmentId, signed.sha256);
  const verification = await verifyPdf(held.pdf);
  expect(verification).toMatchObject({ verdict: "issuedUnchanged", issuedHere: true, changes: [], signatures: [{ issuer: "unknown" }] });
  expect(verification.says).toMatch(/It does not vouch for CN=Groundwork authority of a trust centre, who issued a certificate in it/);
});

describe("what is no document of ours, or not as it was issued, is said in a sentence by the page and the command:", () => {
  let pdf: Uint8Array;
  beforeAll(async () => {
    service.behave("good");
    const { assessmentId, sha256 } = await awaiting();
    const signed = await decideAndSign(signer, organisationId, assessmentId, { act: "reject", sha256, password });
    pdf = (await issuedPdf(author, organisationId, assessmentId, signed.sha256)).pdf;
  });

  async function both(bytes: Uint8Array): Promise<{ page: string; command: string; code: number }> {
    writeFileSync(join(folder, "given.pdf"), bytes);
    const out: string[] = [];
    const terminal = {
      out: (text: string) => void out.push(text),
      say: (text: string) => void out.push(text),
      cwd: folder,
      today: () => "2026-11-25",
    };
    const code = await runCommand(["verify", "given.pdf"], terminal);
    return { page: (await verifyPdf(bytes)).says, command: out.join("").split("\n")[0] ?? "", code };
  }

  test("an encrypted file", async () => {
    writeFileSync(join(folder, "plain.pdf"), pdf);
    execFileSync("qpdf", ["--encrypt", "", "owner", "256", "--", "plain.pdf", "encrypted.pdf"], { cwd: folder });
    const { page, command, code } = await both(readFileSync(join(folder, "encrypted.pdf")));
    expect(page).toMatch(/^Not a Groundwork document\..*encrypted/);
    expect(command).toBe(page);
    expect(code).toBe(3);
  });

  test("a file that is no PDF, and one of no bytes", async () => {
    expect((await both(new TextEncoder().encode("PK\u0003\u0004 a letter"))).page).toMatch(/no PDF/);
    expect((await both(new Uint8Array())).page).toMatch(/no PDF/);
  });

  test("a file of 200 MB", async () => {
    const large = new Uint8Array(201 * 1024 * 1024);
    large.set(pdf);
    expect((await verifyPdf(large)).says).toMatch(/larger than 100 MB/);
    const out: string[] = [];
    writeFileSync(join(folder, "large.pdf"), large);
    const terminal = {
      out: (text: string) => void out.push(text),
      say: (text: string) => void out.push(text),
      cwd: folder,
      today: () => "2026-11-25",
    };
    expect(await runCommand(["verify", "large.pdf"], terminal)).toBe(1);
    expect(out.join("")).toMatch(/larger than 200 MB/);
  });

  test("a seal that was revoked before, by the list that the authority signed; a list of another authority, or none, is refused", async () => {
    const pemOf = (der: Uint8Array) => `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString("base64")}\n-----END CERTIFICATE-----\n`;
    const [authority] = await authorityCertificates();
    writeFileSync(join(folder, "given.pdf"), pdf);
    writeFileSync(join(folder, "ca.pem"), pemOf(authority ?? new Uint8Array()));
    const verify = async (list: Uint8Array, today: string) => {
      writeFileSync(join(folder, "revoked.crl"), list);
      const said: string[] = [];
      const terminal = {
        out: (text: string) => void said.push(text),
        say: (text: string) => void said.push(text),
        cwd: folder,
        today: () => today,
      };
      const code = await runCommand(["verify", "given.pdf", "--trust", "ca.pem", "--revoked", "revoked.crl"], terminal);
      return { code, said: said.join("") };
    };
    const today = clock.now().toISOString().slice(0, 10);
    expect(await verify((await revocationLists())[0] ?? new Uint8Array(), today)).toMatchObject({
      code: 0,
      said: expect.stringMatching(/^Issued by/),
    });

    const serial = (await verifyPdf(pdf)).signatures[0]?.certificate?.serial ?? "";
    await database.asSuperuser(`insert into revoked_seal (serial, revoked_at) values ('${serial}', '2026-01-01')`);
    const list = (await revocationLists())[0] ?? new Uint8Array();
    expect(await verify(list, today)).toMatchObject({
      code: 3,
      said: expect.stringMatching(/certificate had been revoked when it was made/),
    });
    expect((await verifyPdf(pdf)).verdict).toBe("changedAfterSigning");
    expect((await verify(list, "2099-01-01")).said).toMatch(/a newer one was due by/);
    await database.asSuperuser("delete from revoked_seal");

    const elsewhere = await makeAuthority({ installation: "a trust centre", now: clock.now() });
    const foreign = await makeRevocationList({ authority: elsewhere, revoked: [], number: 1, now: clock.now() });
    expect(await verify(foreign, today)).toMatchObject({ code: 1, said: expect.stringMatching(/not signed by an authority in --trust/) });
    expect(await verify(new Uint8Array(40), today)).toMatchObject({ code: 1, said: expect.stringMatching(/no list of revoked seals/) });
  });

  test("another document's signature", async () => {
    const other = await awaiting();
    const theirs = await decideAndSign(signer, organisationId, other.assessmentId, { act: "reject", sha256: other.sha256, password });
    const foreign = (await issuedPdf(author, organisationId, other.assessmentId, theirs.sha256)).pdf;
    const addition = Buffer.from(foreign).subarray(other.pdf.length);
    const { page } = await both(new Uint8Array(Buffer.concat([Buffer.from(pdf), addition])));
    expect(page).toMatch(/^(Changed after signing|Not a Groundwork document)/);
  });

  test("a further signature that this installation did not issue, after one that it did", async () => {
    const now = new Date();
    const elsewhere = await makeAuthority({ installation: "a trust centre", now });
    const own = await issueSeal({ authority: elsewhere, organisation: "Somebody", now });
    const longer = await sealDocument({
      pdf,
      seal: { ...own, chain: [elsewhere.certificate] },
      field: "more",
      signer: "Somebody",
      reason: "Also",
      lines: ["Somebody"],
      place: signaturePlace(1),
      at: now,
      timeStamps: null,
    });
    const verification = await verifyPdf(longer);
    expect(verification.verdict).toBe("changedAfterSigning");
    expect(verification.changes).toEqual(["The signature of Somebody was added elsewhere: this installation did not issue it."]);
    expect(verification.revisions.map(({ signer: who, issuedHere }) => [who, issuedHere])).toEqual([
      ["Sam Signer", true],
      ["Somebody", false],
    ]);
  });
});
