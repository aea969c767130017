import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { AFRelationship, PDFDocument, PDFHexString, PDFName, PDFString, rgb } from "@cantoo/pdf-lib";
import { Certificate, CertificateRevocationList } from "pkijs";
import { beforeAll, describe, expect, test } from "vitest";
import { appendSignature } from "./append-signature";
import { issueSeal, type KeyAndCertificate, makeAuthority, makeRevocationList } from "./certificates";
import { cmsSignature } from "./cms-signature";
import { ownBuffer } from "./crypto-engine";
import type { Trust } from "./read-signatures";
import { readSignedDocument } from "./verify-document";

const now = new Date("2026-11-25T10:00:00Z");
const font = new Uint8Array(readFileSync("node_modules/@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf"));
const people = ["Ada Čapek", "Sam Ψ Signer", "Dora Officer"];
const folder = mkdtempSync(join(tmpdir(), "groundwork-signing-"));

let authority: KeyAndCertificate;
let seal: KeyAndCertificate & { serial: string };
let trust: Trust;
let frozen: Uint8Array;
let signed: Uint8Array;

async function unsignedDocument(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const words of ["What is assessed", "Sign-off"]) document.addPage([595, 842]).drawText(words, { x: 60, y: 760 });
  await document.attach(new TextEncoder().encode('{"format":"groundwork-assessment"}'), "assessment.json", {
    mimeType: "application/json",
    afRelationship: AFRelationship.Source,
    creationDate: now,
    modificationDate: now,
  });
  return document.save({ useObjectStreams: false });
}

const sign = (pdf: Uint8Array, index: number, signer: KeyAndCertificate = seal, chain = authority, page = 1) =>
  appendSignature({
    pdf,
    field: `signature-${index + 1}`,
    signer: people[index] ?? "Somebody",
    reason: "Approved",
    at: now,
    fonts: [font],
    block: { page, rectangle: { x: 60, y: 600 - 80 * index, width: 260, height: 64 }, lines: [people[index] ?? "Somebody", "Sealed"] },
    sign: (data) => cmsSignature({ data, signer, chain: [chain.certificate], timeStamp: null }),
  });

const verify = (pdf: Uint8Array, as = trust) => readSignedDocument(pdf, as);
const changesOf = async (pdf: Uint8Array) => (await verify(pdf)).changes.flatMap(({ what }) => what);
const problemsOf = async (pdf: Uint8Array) => (await verify(pdf)).signatures.flatMap(({ problems }) => problems);
const hasProgram = (program: string) => spawnSync(program, ["-v"]).error === undefined;

async function append(pdf: Uint8Array, edit: (document: PDFDocument) => Promise<void> | void, mark: (document: PDFDocument) => unknown[]) {
  const document = await PDFDocument.load(pdf, { updateMetadata: false, forIncrementalUpdate: true });
  const snapshot = document.takeSnapshot();
  await edit(document);
  snapshot.markRefsForSave(mark(document) as never);
  const addition = await document.saveIncremental(snapshot, { useObjectStreams: false });
  return new Uint8Array(Buffer.concat([pdf, addition]));
}

beforeAll(async () => {
  authority = await makeAuthority({ installation: "an invented installation", now });
  seal = await issueSeal({ authority, organisation: "Invented Insurance", now });
  trust = { authorities: [Certificate.fromBER(ownBuffer(authority.certificate))], revocationLists: [] };
  frozen = await unsignedDocument();
  signed = frozen;
  for (const index of people.keys()) signed = await sign(signed, index);
});

test("a document signed by three people holds: every signature, its chain, and nothing else was added", async () => {
  const { signatures, changes, frozenTo } = await verify(signed);
  expect(signatures.map(({ signer, problems, issuer }) => ({ signer, problems, issuer }))).toEqual(
    people.map((signer) => ({ signer, problems: [], issuer: "trusted" })),
  );
  expect(changes).toEqual([]);
  expect(frozen.length - (frozenTo ?? 0)).toBeLessThanOrEqual(2);
  expect(signatures.at(-1)?.coversTo).toBe(signed.length);
  expect(Buffer.from(signed.subarray(0, frozen.length)).equals(Buffer.from(frozen))).toBe(true);
});

test("openssl, pdfsig and qpdf accept what was signed", async () => {
  const file = join(folder, "signed.pdf");
  writeFileSync(file, signed);
  writeFileSync(join(folder, "ca.der"), authority.certificate);
  execFileSync("openssl", ["x509", "-inform", "der", "-in", join(folder, "ca.der"), "-out", join(folder, "ca.pem")]);
  const text = Buffer.from(signed).toString("latin1");
  const ranges = [...text.matchAll(/\/ByteRange \[ 0 (\d+) (\d+) (\d+) ]/g)].map((found) => found.slice(1).map(Number));
  expect(ranges).toHaveLength(3);
  for (const [contents = 0, contentsEnd = 0, rest = 0] of ranges) {
    writeFileSync(join(folder, "data"), Buffer.concat([signed.subarray(0, contents), signed.subarray(contentsEnd, contentsEnd + rest)]));
    writeFileSync(join(folder, "cms"), Buffer.from(text.slice(contents + 1, contentsEnd - 1), "hex"));
    const checked = spawnSync("openssl", [
      ...["cms", "-verify", "-cades", "-binary", "-purpose", "any", "-inform", "DER", "-out", "/dev/null"],
      ...["-in", join(folder, "cms"), "-content", join(folder, "data"), "-CAfile", join(folder, "ca.pem")],
    ]);
    expect(checked.stderr.toString()).toMatch(/CAdES Verification successful/);
  }
  expect(hasProgram("pdfsig")).toBe(true);
  expect(
    execFileSync("pdfsig", [file])
      .toString()
      .match(/Signature is Valid/g),
  ).toHaveLength(3);
  expect(execFileSync("qpdf", ["--check", file]).toString()).toMatch(/No syntax or stream encoding errors/);
});

describe("what was done to it afterwards is named:", () => {
  test("one flipped byte", async () => {
    for (const at of [500, frozen.length - 400]) {
      const flipped = new Uint8Array(signed);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const outcome = await verify(flipped).then(
        ({ signatures, changes }) => [...signatures.flatMap(({ problems }) => problems), ...changes],
        () => ["unreadable"],
      );
      expect(outcome.length).toBeGreaterThan(0);
    }
  });

  test("text drawn over a signed page, which other readers still call valid", async () => {
    const forged = await append(
      signed,
      (document) => document.getPage(0).drawText("Approved without conditions", { x: 60, y: 700, color: rgb(0, 0, 0) }),
      (document) => [document.getPage(0).ref],
    );
    writeFileSync(join(folder, "forged.pdf"), forged);
    expect(
      execFileSync("pdfsig", [join(folder, "forged.pdf")])
        .toString()
        .match(/Signature is Valid/g),
    ).toHaveLength(3);
    expect(await problemsOf(forged)).toEqual([]);
    expect(await changesOf(forged)).toContain("what a page shows");
  });

  test("a note laid over a page", async () => {
    const forged = await append(
      signed,
      (document) => {
        const note = document.context.register(
          document.context.obj({ Type: "Annot", Subtype: "FreeText", Rect: [60, 600, 300, 700], Contents: PDFString.of("No risk") }),
        );
        document.getPage(0).node.addAnnot(note);
      },
      (document) => [document.getPage(0).ref],
    );
    expect(await changesOf(forged)).toEqual(expect.arrayContaining(["something laid over a page"]));
  });

  test("a swapped attachment", async () => {
    const forged = await append(
      signed,
      (document) =>
        document.attach(new TextEncoder().encode('{"format":"forged"}'), "assessment.json", { creationDate: now, modificationDate: now }),
      (document) => [document.context.trailerInfo.Root],
    );
    expect(await changesOf(forged)).toEqual(expect.arrayContaining(["the attached data"]));
  });

  test("a form field that is no signature, and a signature block on another page", async () => {
    const field = await append(
      signed,
      (document) => {
        const text = document.context.register(document.context.obj({ FT: "Tx", T: PDFHexString.fromText("x"), V: PDFString.of("y") }));
        const form = document.catalog.lookup(PDFName.of("AcroForm")) as never as { lookup(name: PDFName): { push(ref: unknown): void } };
        form.lookup(PDFName.of("Fields")).push(text);
      },
      (document) => [document.context.trailerInfo.Root],
    );
    expect(await changesOf(field)).toEqual(expect.arrayContaining(["a form field that is no signature"]));
    const elsewhere = await sign(signed, 3, seal, authority, 0);
    expect(await changesOf(elsewhere)).toEqual(["a signature block that does not stand on the sign-off page"]);
  });

  test("a file saved anew by another program", async () => {
    const file = join(folder, "again.pdf");
    writeFileSync(join(folder, "signed.pdf"), signed);
    spawnSync("qpdf", [join(folder, "signed.pdf"), file]);
    const { signatures } = await verify(new Uint8Array(readFileSync(file)));
    expect(signatures.every(({ problems }) => problems.length > 0)).toBe(true);
  });

  test("an addition that two readers could read in two ways", async () => {
    const forged = await append(
      signed,
      (document) => document.getPage(0).drawText("Forged", { x: 60, y: 700 }),
      (document) => [document.getPage(0).ref],
    );
    const addition = Buffer.from(forged.subarray(signed.length)).toString("latin1");
    const hidden = addition.replace(/\nxref/, "\n% an object behind the table\n99 0 obj\n<< /Type /Page >>\nendobj\nxref");
    const changes = await changesOf(new Uint8Array(Buffer.concat([signed, Buffer.from(hidden, "latin1")])));
    expect(changes.join()).toMatch(/cannot be read without doubt/);
  });

  test("a signature of somebody else's authority", async () => {
    const foreign = await makeAuthority({ installation: "another installation", now });
    const stranger = await issueSeal({ authority: foreign, organisation: "Stranger", now });
    const { signatures } = await verify(await sign(signed, 3, stranger, foreign));
    expect(signatures.map(({ issuer }) => issuer)).toEqual(["trusted", "trusted", "trusted", "unknown"]);
  });
});

test("a seal that was revoked before the signature does not hold; one revoked later does", async () => {
  const listAt = async (at: Date) => {
    const list = await makeRevocationList({ authority, revoked: [{ serial: seal.serial, at }], number: 1, now });
    return { ...trust, revocationLists: [CertificateRevocationList.fromBER(ownBuffer(list))] };
  };
  const before = await verify(signed, await listAt(new Date("2026-11-24T00:00:00Z")));
  expect(before.signatures[0]?.problems).toEqual(["Its certificate had been revoked when it was made."]);
  const after = await verify(signed, await listAt(new Date("2026-12-24T00:00:00Z")));
  expect(after.signatures[0]).toMatchObject({ problems: [], revokedAt: "2026-12-24T00:00:00.000Z" });
});

test("an authority that ends after 2049, and what it issues and revokes then, is read by openssl with its days", async () => {
  const late = new Date("2049-12-01T10:00:00Z");
  const made = await makeAuthority({ installation: "an invented installation", now: late });
  const issued = await issueSeal({ authority: made, organisation: "Invented Insurance", now: late });
  const list = await makeRevocationList({
    authority: made,
    revoked: [{ serial: issued.serial, at: new Date("2050-01-02T10:00:00Z") }],
    number: 1,
    now: new Date("2049-12-31T10:00:00Z"),
  });
  const read = (bytes: Uint8Array, kind: "x509" | "crl", ...words: readonly string[]) => {
    writeFileSync(join(folder, "late.der"), bytes);
    return execFileSync("openssl", [kind, "-inform", "der", "-noout", "-in", join(folder, "late.der"), ...words]).toString();
  };
  expect(read(made.certificate, "x509", "-dates")).toMatch(/notBefore=Dec {2}1 .* 2049 GMT\nnotAfter=Nov 26 .* 2069 GMT/);
  expect(read(issued.certificate, "x509", "-enddate")).toMatch(/Nov 30 .* 2052 GMT/);
  expect(read(list, "crl", "-nextupdate", "-text")).toMatch(/nextUpdate=Jan 30 .* 2050[\s\S]*Revocation Date: Jan {2}2 10:00:00 2050 GMT/);
});
