import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { OctetString } from "asn1js";
import { AuthenticatedSafe, ContentInfo, PFX } from "pkijs";
import { describe, expect, test } from "vitest";
import { readSealFile } from "@/lib/adapters/signing/seal-file";
import { sealWarnings } from "@/lib/domain/seals/seal-certificate";
import { sealFileWords } from "@/lib/domain/seals/seal-file-words";
import { curve, derOf, type Issued, issue, issuedSeal, pkcs12, rsa } from "../support/certificate-files";
import { mutateBytes } from "../support/mutate-bytes";

const now = new Date("2026-11-26T10:00:00Z");
const password = "päss wörd €";
const { root, authority, seal, issuers } = issuedSeal();

const file = (of: Issued, options: readonly string[] = [], more = issuers) => pkcs12(of, { password, issuers: more, options });
const by = (wish: Parameters<typeof issue>[1]) => issue(authority, wish);
const subject = "/O=Invented Insurance/CN=Seal";

async function refusal(bytes: Uint8Array, given = password): Promise<string> {
  const read = await readSealFile(bytes, given, now);
  return read.ok ? "taken" : sealFileWords(read.problem);
}

const inTheClear = ["-keypbe", "NONE", "-certpbe", "NONE"];

/** A file whose every count of rounds is another one. */
function withRounds(rounds: number): Uint8Array {
  const bytes = Buffer.from(file(seal, ["-iter", "200000"]));
  const [written, wanted] = [0x030d40, rounds].map((count) => Buffer.from([0x02, 0x03, count >> 16, (count >> 8) & 0xff, count & 0xff]));
  let replaced = 0;
  for (let at = bytes.indexOf(written as Buffer); at >= 0; at = bytes.indexOf(written as Buffer, at)) {
    (wanted as Buffer).copy(bytes, at);
    replaced += 1;
  }
  expect(replaced).toBe(3);
  return bytes;
}

/** The parts of several files without a check code in one. */
function joined(files: readonly Uint8Array<ArrayBuffer>[]): Uint8Array {
  const parts = files.flatMap((one) => {
    const content = PFX.fromBER(one).authSafe.content as OctetString;
    return AuthenticatedSafe.fromBER(content.getValue()).safeContents;
  });
  const content = new OctetString({ valueHex: new AuthenticatedSafe({ safeContents: parts }).toSchema().toBER() });
  const authSafe = new ContentInfo({ contentType: ContentInfo.DATA, content });
  return new Uint8Array(new PFX({ authSafe }).toSchema().toBER());
}

describe("a file is read whatever wrote it:", () => {
  test.each<[string, readonly string[]]>([
    ["AES-256 and SHA-256, as OpenSSL 3 writes it", []],
    ["3DES, RC2 with 40 bits and SHA-1, as OpenSSL 1 wrote it", ["-legacy"]],
    ["RC2 with 128 bits", ["-legacy", "-certpbe", "PBE-SHA1-RC2-128"]],
    ["3DES with two keys", ["-legacy", "-keypbe", "PBE-SHA1-2DES", "-certpbe", "PBE-SHA1-3DES"]],
    ["AES-128 and a check code of SHA-512", ["-keypbe", "AES-128-CBC", "-certpbe", "AES-192-CBC", "-macalg", "sha512"]],
    ["many rounds", ["-iter", "600000"]],
    ["without a check code", ["-nomac"]],
    ["certificates in the clear", ["-certpbe", "NONE"]],
  ])("%s", async (_, options) => {
    const read = await readSealFile(file(seal, options), password, now);
    expect(read).toMatchObject({
      ok: true,
      certificate: {
        subject: "CN=Seal of Invented Insurance, O=Invented Insurance, C=NL",
        issuerName: "Invented Seal Authority (Invented Trust Services)",
        key: { kind: "EC", curve: "P-256" },
        notBefore: "2025-01-01T00:00:00.000Z",
        notAfter: "2049-12-31T00:00:00.000Z",
        signedWith: "SHA-256",
        keyUsage: ["digitalSignature", "nonRepudiation"],
        chain: [
          { name: "Invented Seal Authority (Invented Trust Services)", isRoot: false },
          { name: "Invented Root (Invented Trust Services)", isRoot: true },
        ],
        leftOut: 0,
      },
    });
    if (!read.ok) return;
    expect(Buffer.from(read.seal.certificate).equals(Buffer.from(derOf(seal)))).toBe(true);
    expect(read.seal.chain.map((one) => Buffer.from(one).toString("hex"))).toEqual(
      [authority, root].map((one) => Buffer.from(derOf(one)).toString("hex")),
    );
    expect(sealWarnings(read.certificate, "Invented Insurance", now)).toEqual([]);
  });

  test("an empty password is one, where the file's is empty", async () => {
    const empty = pkcs12(seal, { password: "", issuers });
    expect((await readSealFile(empty, "", now)).ok).toBe(true);
    expect((await readSealFile(pkcs12(seal, { password: "", issuers, options: ["-legacy"] }), "", now)).ok).toBe(true);
    expect(await refusal(empty, "x")).toMatch(/^The password does not open this file\./);
  });
});

test("what a certificate says of itself is read, and whoever brings it is told", async () => {
  const rsaRoot = issue(null, { subject: "/CN=Invented RSA Root", key: rsa(2048) });
  const odd = issue(rsaRoot, {
    subject: "/O=Invented Bank/GN=Ada/SN=Invented/CN=Ada Invented",
    to: "20261220000000Z",
    extensions: ["extendedKeyUsage=serverAuth", "1.3.6.1.5.5.7.1.3=DER:30:0a:30:08:06:06:04:00:8e:46:01:01"],
    options: ["-sigopt", "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32"],
  });
  const read = await readSealFile(file(odd, [], [authority]), password, now);
  expect(read).toMatchObject({
    ok: true,
    certificate: {
      subject: "CN=Ada Invented, SN=Invented, GN=Ada, O=Invented Bank",
      issuerName: "Invented RSA Root",
      signedWith: "SHA-256",
      keyUsage: null,
      extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"],
      namesAPerson: true,
      statesQualified: true,
      chain: [],
      leftOut: 1,
    },
  });
  if (read.ok) expect(sealWarnings(read.certificate, "Invented Insurance", now)).toHaveLength(7);
});

test("an issuer of the same name with another key is no part of the chain", async () => {
  const namesake = issue(null, { subject: "/C=NL/O=Invented Trust Services/CN=Invented Seal Authority" });
  // Without key identifiers only the signature tells the two apart.
  const without = ["authorityKeyIdentifier=none", "subjectKeyIdentifier=none"];
  const unmarked = by({ subject, extensions: ["keyUsage=critical,digitalSignature", ...without] });
  expect(await readSealFile(file(unmarked, [], [authority, root]), password, now)).toMatchObject({ ok: true, certificate: { leftOut: 0 } });
  expect(await readSealFile(file(unmarked, [], [namesake, root]), password, now)).toMatchObject({
    ok: true,
    certificate: { chain: [], leftOut: 2 },
  });
});

const damaged = process.env.GROUNDWORK_SOAK ? 3_300 : 100;
test.each<[string, readonly string[]]>([
  ["with a check code", []],
  ["without one", ["-nomac"]],
  ["in the clear", ["-nomac", ...inTheClear]],
])(`${damaged} damaged files %s give an answer each, and none takes a key that is not the one of its certificate`, async (_, options) => {
  const whole = file(seal, options);
  for (let seed = 1; seed <= damaged; seed += 1) {
    const read = await readSealFile(mutateBytes(whole, seed), password, now);
    if (!read.ok) expect(sealFileWords(read.problem)).toMatch(/Nothing was changed\.$/);
    else
      expect(
        createPublicKey(createPrivateKey({ key: Buffer.from(read.seal.privateKey), format: "der", type: "pkcs8" })).equals(
          new X509Certificate(read.seal.certificate).publicKey,
        ),
      ).toBe(true);
  }
});

describe("a file is refused with a sentence that says what to do, and with nothing changed:", () => {
  const taken = file(seal);
  const cases: readonly [string, () => Promise<string>, RegExp][] = [
    ["the wrong password", () => refusal(taken, "another"), /^The password does not open this file\. .+ not the one you sign in with/],
    ["the wrong password, without a check code", () => refusal(file(seal, ["-nomac"]), "another"), /^The password does not open/],
    ["the wrong password of what is only checked by it", () => refusal(file(seal, inTheClear), "another"), /^The password does not open/],
    ["no password", () => refusal(taken, ""), /^This file is protected by a password\. Type/],
    ["not PKCS#12", () => refusal(Buffer.from("a letter to nobody at all")), /^This is not a PKCS#12 file\. Choose/],
    ["a bare certificate", () => refusal(derOf(seal)), /^This is not a PKCS#12 file/],
    ["nothing", () => refusal(new Uint8Array()), /^This is not a PKCS#12 file/],
    ["PEM", () => refusal(readFileSync(seal.certificate)), /^This is a PEM file\. .+openssl pkcs12 -export/],
    ["cut off", () => refusal(taken.subarray(0, taken.length - 200)), /^This file is cut off/],
    ["RC4", () => refusal(file(seal, ["-legacy", "-certpbe", "PBE-SHA1-RC4-128"])), /\(RC4 \(128 bits\)\)\. .+openssl pkcs12 -legacy/],
    ["absurdly many rounds", () => refusal(withRounds(0x7fffff)), /^This file asks for more work .+ \(a million rounds\)\. Export it anew/],
    ["no key", () => refusal(file(seal, ["-nokeys"])), /^There is no private key/],
    ["no certificate", () => refusal(file(seal, ["-nocerts"], [])), /^There is no certificate in this file/],
    [
      "a key that belongs to none of the certificates",
      () => refusal(file({ ...seal, key: root.key }, ["-nocerts"], [seal, authority])),
      /^The private key in this file does not belong to any certificate in it/,
    ],
    [
      "several keys",
      () => refusal(joined([file(seal, ["-nomac", "-name", "Old seal"]), file(by({ subject }), ["-nomac"])])),
      /^There are 2 private keys in this file \(Old seal; Seal \(Invented Insurance\)\)\. Export the one to seal with alone\./,
    ],
    ["ended", () => refusal(file(by({ subject, to: "20261125000000Z" }))), /It ended on 25 November 2026: ask its issuer for a new one\./],
    [
      "not yet valid",
      () => refusal(file(by({ subject, from: "20261201000000Z" }))),
      /valid only from 1 December 2026 on: bring it again then/,
    ],
    ["a short RSA key", () => refusal(file(by({ subject, key: rsa(1024) }))), /RSA key has 1024 bits, which is too weak/],
    [
      "a curve that is not signed on",
      () => refusal(file(by({ subject, key: curve("secp256k1") }))),
      /curve secp256k1; .+P-256, P-384, P-521/,
    ],
    ["a kind of key that is not signed with", () => refusal(file(by({ subject, key: ["-algorithm", "ED25519"] }))), /of the kind Ed25519/],
    ["signed with SHA-1", () => refusal(file(by({ subject, hash: "sha1" }))), /signed it with SHA-1, which no longer protects/],
    ["an authority's certificate", () => refusal(file(authority, [], [root])), /certificate of an authority, which issues certificates/],
    [
      "for enciphering only",
      () => refusal(file(by({ subject, extensions: ["keyUsage=critical,keyEncipherment"] }))),
      /allows it only for keyEncipherment, not for signatures/,
    ],
  ];
  test.each(cases)("%s", async (_, refused, words) => {
    const said = await refused();
    expect(said).toMatch(words);
    expect(said).toMatch(/ Nothing was changed\.$/);
  });
});
