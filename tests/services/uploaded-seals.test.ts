import { PDFDocument } from "@cantoo/pdf-lib";
import { Certificate } from "pkijs";
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { ownBuffer } from "@/lib/adapters/signing/crypto-engine";
import { sealDocument } from "@/lib/adapters/signing/seal-document";
import { readSignedDocument } from "@/lib/adapters/signing/verify-document";
import { environment } from "@/lib/env";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { prepareDocument } from "@/lib/services/document/prepare-document";
import { listAuditTrail } from "@/lib/services/house/audit-trail";
import { checkEncryptedValues, encryptAnew } from "@/lib/services/installation/encryption-keys";
import { listNotices } from "@/lib/services/notices/notices";
import { remind } from "@/lib/services/notices/remind";
import { sealInUse } from "@/lib/services/signing/seal-in-use";
import { decideAndSign, signAfter } from "@/lib/services/signing/sign-document";
import { issuedPdf, signingView } from "@/lib/services/signing/signed-documents";
import { listSeals, makeSeal, revokeSeals } from "@/lib/services/signing/signing-keys";
import {
  listUploadedSeals,
  readUploadedSeal,
  removeUploadedSeal,
  useOwnSeal,
  useSealAgain,
  useUploadedSeal,
} from "@/lib/services/signing/uploaded-seals";
import { readVerification } from "@/lib/services/signing/verification";
import { verifyPdf } from "@/lib/services/signing/verify-pdf";
import { stopRendering } from "@/templates/render-document";
import { curve, derOf, issue, issuedSeal, pkcs12, rsa } from "../support/certificate-files";
import { freshDatabase, type TestDatabase } from "../support/database";
import { readByOthers } from "../support/other-readers";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { bringToDecision, signingPassword as password, personWithPassword } from "../support/people-who-sign";

// Signing renders documents of many pages.
vi.setConfig({ testTimeout: 180_000 });

/** Must stand nowhere afterwards. */
const filePassword = "canary of a file password 7f3k2m9q";
const { root, authority, seal, issuers } = issuedSeal();
const file = { bytes: pkcs12(seal, { password: filePassword, issuers }), password: filePassword };
const trusted = (certificate: typeof root) => ({ authorities: [Certificate.fromBER(ownBuffer(derOf(certificate)))], revocationLists: [] });
const realNow = clock.now;
const realSecret = () => ({ secret: environment().secret, previousSecret: environment().previousSecret });

let database: TestDatabase;
let organisationId: string;
let administrator: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(async () => {
  await stopRendering();
  await database.drop();
});

/** An organisation of a test's own, with somebody who runs it. */
async function newHouse(): Promise<void> {
  organisationId = await newOrganisation("Invented Insurance");
  administrator = await personWithPassword(organisationId, ["administrator"], "Ida Admin");
}

const bring = (brought = file) => useUploadedSeal(administrator, organisationId, { file: brought, password });
/** Another certificate of the same number, which issuers are free to give. */
const bringNumber = (number: number) => {
  const one = issue(authority, { subject: `/O=Invented Insurance/CN=Seal ${number}`, serial: "01" });
  return bring({ bytes: pkcs12(one, { password: "", issuers }), password: "" });
};
const uploaded = () => listUploadedSeals(administrator, organisationId);
const inUse = () => inOrganisation(organisationId, (transaction) => sealInUse(transaction, organisationId));
const sentences = async () =>
  (await listAuditTrail(administrator, organisationId, { group: "signatures" })).entries.map((one) => one.sentence);
const everything = async () => {
  const { rows: tables } = await database.asSuperuser(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
  );
  const texts: string[] = [];
  for (const { name } of tables as readonly { name: string }[])
    texts.push(...(await database.asSuperuser(`select t::text as text from "${name}" t`)).rows.map(({ text }) => text as string));
  return texts.join("\n");
};

test("an administrator sees what is in a file, and nothing of it is kept until it is put into use with a proof", async () => {
  await newHouse();
  const author = await newPerson(organisationId, ["author", "legalReviewer", "dpo", "signer", "reader"]);
  for (const act of [
    () => readUploadedSeal(author, organisationId, file),
    () => useUploadedSeal(author, organisationId, { file, password }),
    () => useOwnSeal(author, organisationId, { password }),
    () => useSealAgain(author, organisationId, "00", { password }),
    () => removeUploadedSeal(author, organisationId, "00", { password }),
    () => listUploadedSeals(author, organisationId),
  ])
    expect((await refusalOf(act())).refused).toBe("notAllowed");
  const { certificate, warnings } = await readUploadedSeal(administrator, organisationId, file);
  expect(certificate).toMatchObject({ subjectName: "Seal of Invented Insurance", key: { kind: "EC", curve: "P-256" }, chain: [{}, {}] });
  expect(warnings).toEqual([]);
  const wrong = await refusalOf(readUploadedSeal(administrator, organisationId, { ...file, password: "another" }));
  expect(wrong).toMatchObject({ refused: "invalid", problems: [{ path: "filePassword" }] });
  expect(wrong.message).toMatch(/^The password does not open this file.+Nothing was changed\.$/);
  const stranger = await refusalOf(useUploadedSeal(administrator, organisationId, { file, password: "not mine at all" }));
  expect(stranger).toMatchObject({ refused: "notAllowed", problems: [{ path: "password" }] });
  expect((await refusalOf(useUploadedSeal(administrator, organisationId, { file }))).refused).toBe("confirmIdentity");
  expect(await uploaded()).toEqual([]);
  expect((await inUse()).names).toBeNull();

  expect(await bring()).toEqual({ fingerprint: certificate.fingerprint });
  expect(await uploaded()).toMatchObject([
    { certificate: { fingerprint: certificate.fingerprint }, by: "Ida Admin", inUse: true, removedAt: null },
  ]);
  expect(await sentences()).toContain(
    `Ida Admin brought the certificate ${certificate.serial} with its key, which seals the organisation’s documents from then on.`,
  );
  const held = await everything();
  expect(held).not.toContain(filePassword);
  // Neither the key as it came nor the file stands anywhere.
  const { privateKey } = await inUse();
  for (const bytes of [privateKey.subarray(40, 60), file.bytes.subarray(60, 80)])
    expect(held).not.toContain(Buffer.from(bytes).toString("hex"));
  expect(held).toContain(Buffer.from(derOf(seal)).toString("hex"));
});

describe("a document sealed with it", () => {
  let pdf: Uint8Array;
  let signer: SignedInPerson;
  let assessmentId: string;

  beforeAll(async () => {
    await newHouse();
    const author = await newPerson(organisationId, ["author"], "Ada Author");
    const legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
    signer = await personWithPassword(organisationId, ["signer"], "Sam Šigner");
    const second = await personWithPassword(organisationId, ["signer"], "Bea Board");
    ({ assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" }));
    await applyChanges(author, organisationId, assessmentId, {
      client: "page",
      changes: [
        ["desc.nature", "Answers letters of customers."],
        ["dpo.designated", false],
        ["dpo.noneReason", "Twelve people; Art. 37 does not oblige."],
        ["subjects.sought", false],
        ["subjects.noneReason", "A panel was held in June."],
      ].map(([path, value], index) => ({ path: `${path}`, answer: { value } as never, baseRevision: 0, saveNumber: index + 1 })),
    });
    await bringToDecision(organisationId, assessmentId, { author, legal, signers: [signer, second] });
    const { sha256 } = await prepareDocument(signer, organisationId, assessmentId, {
      act: "reject",
      reason: "No tool covers the routing.",
    });
    const first = await decideAndSign(signer, organisationId, assessmentId, { act: "reject", sha256, password });
    await bring();
    const last = await signAfter(second, organisationId, assessmentId, { sha256: first.sha256, password });
    ({ pdf } = await issuedPdf(author, organisationId, assessmentId, last.sha256));
  });

  test("says whose certificate it is and who issued it, and no more; every reader verifies it", async () => {
    const read = readByOthers(pdf, derOf(root));
    expect(read.openssl[1]).toMatch(/CAdES Verification successful/);
    expect(read.pdfsig).toBe(2);
    expect(read.qpdf).toMatch(/No syntax or stream encoding errors/);
    // The two stand side by side; where their lines break is for the width of the boxes to say.
    const column = (which: number) =>
      read.text
        .split("\n")
        .flatMap((line) => line.split(/ {2,}/)[which]?.trim() || [])
        .join(" ");
    expect(column(1)).toContain(
      "Electronic signature of Bea Board, sealed with the certificate of Seal of Invented Insurance, issued by Invented Seal Authority (Invented Trust Services); not a qualified signature.",
    );
    expect(column(0)).toContain(
      "Electronic signature of Sam Šigner, sealed with the certificate of Invented Insurance; not a qualified signature.",
    );
    const { seal: shown, issued } = await signingView(signer, organisationId, assessmentId);
    expect(shown).toEqual({
      names: { subject: "Seal of Invented Insurance", issuer: "Invented Seal Authority (Invented Trust Services)" },
      problem: null,
    });
    expect(issued.map(({ kind }) => kind)).toEqual(["uploadedSeal", "seal"]);
  });

  test("is issued unchanged here, of an issuer that is named and not vouched for, and its revocation is not checked", async () => {
    const verification = await verifyPdf(pdf);
    expect(verification).toMatchObject({ verdict: "issuedUnchanged", issuedHere: true, changes: [] });
    expect(verification.says).toMatch(
      /^Issued by this installation, .+ It does not vouch for CN=Invented Seal Authority, O=Invented Trust/,
    );
    expect(verification.signatures.map(({ issuer, revocation, problems }) => [issuer, revocation, problems])).toEqual([
      ["trusted", "checked", []],
      ["unknown", "notChecked", []],
    ]);
    const forged = new Uint8Array(pdf);
    forged[2000] = (forged[2000] ?? 0) ^ 1;
    expect((await verifyPdf(forged)).verdict).not.toBe("issuedUnchanged");
  });

  test("is of an unknown issuer offline, which is named, until the reader trusts that issuer", async () => {
    const alone = await readVerification(pdf, { authorities: [], revocationLists: [] }, null);
    expect(alone.verdict).toBe("unchangedIssuerUnknown");
    expect(alone.says).toMatch(/The certificate names .*CN=Invented Seal Authority, O=Invented Trust Services, C=NL as its issuer\.$/);
    const issuerOf = async (certificate: typeof root) => (await readVerification(pdf, trusted(certificate), null)).signatures[1];
    expect(await issuerOf(root)).toMatchObject({ issuer: "trusted", revocation: "notChecked" });
    expect(await issuerOf(authority)).toMatchObject({ issuer: "trusted" });
    expect(await issuerOf(issue(null, { subject: "/C=NL/O=Invented Trust Services/CN=Invented Root" }))).toMatchObject({
      issuer: "unknown",
    });
  });
});

test.each<[string, readonly string[]]>([
  ["RSA with 2048 bits", rsa(2048)],
  ["RSA with 4096 bits", rsa(4096)],
  ["P-384", curve("P-384")],
  ["P-521", curve("P-521")],
])("openssl and pdfsig accept a seal on a key of %s", async (_, key) => {
  await newHouse();
  const other = issue(authority, { subject: "/O=Invented Insurance/CN=Seal", key });
  await bring({ bytes: pkcs12(other, { password: "", issuers }), password: "" });
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText("Sign-off", { x: 60, y: 760 });
  const pdf = await sealDocument({
    ...{ pdf: await document.save({ useObjectStreams: false }), seal: await inUse(), field: "signature-1", signer: "Sam Signer" },
    ...{ reason: "Approved", lines: ["Sam Signer"], timeStamps: null, place: { x: 60, y: 600, width: 260, height: 64 }, at: clock.now() },
  });
  const read = readByOthers(pdf, derOf(root));
  expect(read.openssl).toEqual([expect.stringMatching(/CAdES Verification successful/)]);
  expect(read.pdfsig).toBe(1);
  const { signatures } = await readSignedDocument(pdf, trusted(root));
  expect(signatures).toMatchObject([{ problems: [], issuer: "trusted" }]);
});

test("the own seal is put back and the brought one used again; once its key is removed only the certificate stays", async () => {
  await newHouse();
  const { fingerprint } = await bring();
  expect(await useOwnSeal(administrator, organisationId, { password })).toEqual({ ended: true });
  expect(await useOwnSeal(administrator, organisationId, { password })).toEqual({ ended: false });
  expect((await inUse()).names).toBeNull();
  expect(await uploaded()).toMatchObject([{ inUse: false, removedAt: null }]);
  await useSealAgain(administrator, organisationId, fingerprint, { password });
  expect((await inUse()).names).not.toBeNull();
  expect((await refusalOf(removeUploadedSeal(administrator, organisationId, fingerprint, {}))).refused).toBe("confirmIdentity");
  await removeUploadedSeal(administrator, organisationId, fingerprint, { password });
  expect((await inUse()).names).toBeNull();
  expect(await uploaded()).toMatchObject([{ certificate: { fingerprint }, inUse: false, removedAt: expect.any(String) }]);
  const { rows } = await database.asSuperuser(`select encrypted_key from uploaded_seal where organisation_id = '${organisationId}'`);
  expect(rows).toEqual([{ encrypted_key: null }]);
  expect((await refusalOf(useSealAgain(administrator, organisationId, fingerprint, { password }))).refused).toBe("notFound");
  expect((await refusalOf(removeUploadedSeal(administrator, organisationId, fingerprint, { password }))).refused).toBe("notFound");
  const { serial } = (await uploaded())[0]?.certificate ?? { serial: "" };
  expect((await sentences()).slice(0, 5).toReversed()).toEqual([
    `Ida Admin brought the certificate ${serial} with its key, which seals the organisation’s documents from then on.`,
    "Ida Admin put the installation’s own seal of the organisation back into use.",
    expect.stringMatching(/^Groundwork made a new seal/),
    `Ida Admin put the certificate ${serial}, which was brought before, back into use as the organisation’s seal.`,
    `Ida Admin removed the key of the certificate ${serial} that was brought as the organisation’s seal.`,
  ]);
  // Brought once more it seals again.
  await bring();
  expect(await uploaded()).toMatchObject([{ inUse: true, removedAt: null }]);
});

test("of several that are put into use at once one is, and each is kept", async () => {
  await newHouse();
  await bringNumber(1);
  await bringNumber(2);
  await bringNumber(3);
  const fingerprints = (await uploaded()).map(({ certificate }) => certificate.fingerprint);
  expect(fingerprints).toHaveLength(3);
  await useOwnSeal(administrator, organisationId, { password });
  await Promise.all(fingerprints.map((one) => useSealAgain(administrator, organisationId, one, { password })));
  expect((await uploaded()).filter((one) => one.inUse)).toHaveLength(1);
});

test("the database itself lets one be in use: of two that are put into use side by side past the service, one stays", async () => {
  await newHouse();
  await bringNumber(1);
  await bringNumber(2);
  await useOwnSeal(administrator, organisationId, { password });
  const [one, other] = (await uploaded()).map(({ certificate }) => certificate.fingerprint);
  // As a service that forgot the lock would: both look, see nothing in use, and write.
  let bothLooked: () => void = () => undefined;
  const looked = new Promise<void>((done) => {
    let left = 2;
    bothLooked = () => {
      left -= 1;
      if (left === 0) done();
    };
  });
  const put = (fingerprint = "") =>
    inOrganisation(organisationId, async (transaction) => {
      expect(await transaction.uploadedSeal.count({ where: { organisationId, inUseSince: { not: null } } })).toBe(0);
      bothLooked();
      await looked;
      await transaction.uploadedSeal.update({
        where: { organisationId_fingerprint: { organisationId, fingerprint } },
        data: { inUseSince: new Date() },
      });
    });
  const ends = await Promise.allSettled([put(one), put(other)]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  expect(String(ends.find((end) => end.status === "rejected")?.reason)).toMatch(/[Uu]nique constraint/);
  expect((await uploaded()).filter(({ inUse: used }) => used)).toHaveLength(1);
  // Another organisation has one of its own in use.
  await newHouse();
  await bring();
  expect((await uploaded()).map(({ inUse: used }) => used)).toEqual([true]);
});

test("an administrator has one file opened at a time and the server two; the others are refused at once, and it is free again after", async () => {
  await newHouse();
  const [bea, cem] = [await newPerson(organisationId, ["administrator"]), await newPerson(organisationId, ["administrator"])];
  // Three keys of so many rounds take longer than anything that is asked meanwhile.
  const options = ["-iter", "80000", "-keypbe", "PBE-SHA1-3DES", "-certpbe", "PBE-SHA1-3DES"];
  const slow = { bytes: pkcs12(seal, { password: filePassword, issuers, options }), password: filePassword };
  const look = (person: SignedInPerson, given = file) => readUploadedSeal(person, organisationId, given);
  const first = look(administrator, slow);
  expect(await refusalOf(look(administrator))).toMatchObject({
    refused: "tooMany",
    message: expect.stringMatching(/^A certificate file of yours/),
  });
  expect((await refusalOf(bring())).message).toMatch(/^A certificate file of yours/);
  const second = refusalOf(look(bea, { ...slow, password: "another" }));
  expect(await refusalOf(look(cem))).toMatchObject({ refused: "tooMany", message: expect.stringMatching(/^Other certificate files/) });
  await first;
  // A file that does not open gives its place back too.
  expect((await second).message).toMatch(/does not open this file/);
  await Promise.all([look(cem), look(bea)]);
  await bring();
});

test("making, renewing and revoking seals of this installation leaves a brought one alone", async () => {
  await newHouse();
  await makeSeal(administrator, organisationId, { password });
  await bring();
  await makeSeal(administrator, organisationId, { password });
  expect(await revokeSeals(administrator, organisationId, { password })).toEqual({ revoked: 2 });
  expect(await uploaded()).toMatchObject([{ inUse: true, removedAt: null }]);
  const { serial } = (await uploaded())[0]?.certificate ?? { serial: "" };
  const { rows } = await database.asSuperuser(`select serial from revoked_seal where serial = '${serial}'`);
  expect(rows).toEqual([]);
  // In its last month one of this installation is renewed; a brought one goes on, and nothing is made in its place.
  clock.now = () => new Date("2049-12-15T09:00:00Z");
  expect((await inUse()).serial).toBe(serial);
  expect((await listSeals(administrator, organisationId)).map(({ revokedAt }) => revokedAt === null)).toEqual([false, false]);
});

test("with one that has ended nothing is signed; administrators are told in time, and putting the own seal back helps", async () => {
  await newHouse();
  const reader = await newPerson(organisationId, ["reader"]);
  const { fingerprint } = await bring();
  const told = async (person: SignedInPerson) =>
    (await listNotices(person, organisationId)).notices.map((one) => [one.sentence, one.leadsTo]);
  const on = async (day: string) => {
    clock.now = () => new Date(`${day}T09:00:00Z`);
    await remind(organisationId);
    return (await told(administrator)).length;
  };
  expect([await on("2049-11-30"), await on("2049-12-01"), await on("2049-12-02"), await on("2050-01-03")]).toEqual([0, 1, 1, 2]);
  expect(await told(administrator)).toEqual([
    [
      expect.stringMatching(
        /^Your organisation’s certificate for sealing ended on 31 December 2049: nobody can sign with it\. Bring a new one, or put the installation’s own seal back/,
      ),
      "/seals",
    ],
    [expect.stringMatching(/sealing ends on 31 December 2049\. Bring a new one/), "/seals"],
  ]);
  expect(await told(reader)).toEqual([]);
  const refused = await refusalOf(inUse());
  expect(refused).toMatchObject({ refused: "invalid" });
  expect(refused.message).toMatch(
    /Seal of Invented Insurance, issued by .+, ended on 31 December 2049\. An administrator can bring a new one or put .+ Nothing was signed\.$/,
  );
  expect((await refusalOf(useSealAgain(administrator, organisationId, fingerprint, { password }))).message).toMatch(
    /It ended on 31 December 2049/,
  );
  expect(await uploaded()).toMatchObject([{ inUse: true, ended: true }]);
  await useOwnSeal(administrator, organisationId, { password });
  expect((await inUse()).names).toBeNull();
});

test("its key follows a change of the secret; where nobody can read it any more it ends, and is not on our list of revoked ones", async () => {
  await newHouse();
  await bring();
  const before = realSecret();
  const [second, third] = ["second", "third"].map((word) => `the ${word} secret of this installation, long enough`) as [string, string];
  const { privateKey } = await inUse();
  try {
    Object.assign(environment(), { secret: second, previousSecret: before.secret });
    expect(await encryptAnew(second)).toMatchObject({ unreadable: 0 });
    Object.assign(environment(), { previousSecret: null });
    expect((await checkEncryptedValues()).keys.map(({ standing }) => standing)).toEqual(["inUse"]);
    expect(Buffer.from((await inUse()).privateKey).equals(Buffer.from(privateKey))).toBe(true);
    expect(await sentences()).toContainEqual(expect.stringMatching(/encrypted 1 seal and the app secrets of 0 members anew/));
    Object.assign(environment(), { secret: third });
    expect((await refusalOf(inUse())).message).toMatch(/cannot be read by this server/);
    await encryptAnew(third, { giveUp: true });
    expect(await uploaded()).toMatchObject([{ inUse: false, removedAt: expect.any(String) }]);
    expect((await inUse()).names).toBeNull();
    const { serial } = (await uploaded())[0]?.certificate ?? { serial: "" };
    expect((await database.asSuperuser(`select 1 from revoked_seal where serial = '${serial}'`)).rows).toEqual([]);
  } finally {
    Object.assign(environment(), before);
  }
});
