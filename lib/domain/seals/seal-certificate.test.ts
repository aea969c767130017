import { expect, test } from "vitest";
import { type SealCertificate, sealProblems, sealWarnings } from "./seal-certificate";

const now = new Date("2026-11-26T10:00:00Z");
const sound: SealCertificate = {
  subject: "CN=Seal, O=Invented Insurance",
  issuer: "CN=Invented Authority",
  subjectName: "Seal (Invented Insurance)",
  issuerName: "Invented Authority",
  serial: "01",
  fingerprint: "00",
  key: { kind: "RSA", bits: 2048, curve: null },
  notBefore: "2026-01-01T00:00:00.000Z",
  notAfter: "2027-01-01T00:00:00.000Z",
  signedWith: "SHA-256",
  isAuthority: false,
  keyUsage: ["nonRepudiation"],
  extendedKeyUsage: [],
  namesAPerson: false,
  statesQualified: false,
  chain: [{ name: "Invented Authority", notAfter: "2030-01-01T00:00:00.000Z", isRoot: true }],
  leftOut: 0,
};
const problems = (changed: Partial<SealCertificate>) => sealProblems({ ...sound, ...changed }, now);
const warnings = (changed: Partial<SealCertificate>) => sealWarnings({ ...sound, ...changed }, "Invented insurance", now);

test("a sound certificate raises neither problem nor warning", () => {
  expect(problems({})).toEqual([]);
  expect(problems({ keyUsage: null, key: { kind: "EC", bits: 0, curve: "P-521" } })).toEqual([]);
  expect(warnings({})).toEqual([]);
});

test("it is valid in its last moment and not after it, from its first moment and not before it", () => {
  expect(problems({ notAfter: now.toISOString(), notBefore: now.toISOString() })).toEqual([]);
  expect(problems({ notAfter: new Date(now.getTime() - 1).toISOString() })).toHaveLength(1);
  expect(problems({ notBefore: new Date(now.getTime() + 1).toISOString() })).toHaveLength(1);
});

test("keys are taken from 2048 to 8192 bits and on three curves", () => {
  const rsa = (bits: number) => problems({ key: { kind: "RSA", bits, curve: null } });
  expect([rsa(2047), rsa(2048), rsa(8192), rsa(8193)].map(({ length }) => length)).toEqual([1, 0, 0, 1]);
  const ec = (curve: string | null) => problems({ key: { kind: "EC", bits: 0, curve } });
  expect([ec("P-256"), ec("P-384"), ec("brainpoolP256r1"), ec(null)].map(({ length }) => length)).toEqual([0, 0, 1, 1]);
  expect(problems({ key: { kind: "RSA-PSS", bits: 4096, curve: null } })[0]).toMatch(/of the kind RSA-PSS/);
});

test("several problems are all named", () => {
  expect(problems({ isAuthority: true, signedWith: "MD5", keyUsage: [] })).toEqual([
    expect.stringMatching(/signed it with MD5/),
    expect.stringMatching(/certificate of an authority/),
    expect.stringMatching(/only for nothing/),
  ]);
});

test.each<[string, Partial<SealCertificate>, RegExp]>([
  ["another name", { subject: "CN=Other", subjectName: "Other" }, /made out to Other. The organisation is called Invented insurance here/],
  ["a person", { namesAPerson: true }, /made out to a person/],
  ["an end in 30 days", { notAfter: "2026-12-26T10:00:00.000Z" }, /It ends on 26 December 2026/],
  ["its own issuer", { issuer: sound.subject, chain: [] }, /issued by nobody but its owner/],
  ["a chain without its root", { chain: [] }, /does not hold all certificates up to the root/],
  ["an issuer that ended", { chain: [{ name: "Old", notAfter: "2026-01-01T00:00:00.000Z", isRoot: true }] }, /Old ended already/],
  ["another purpose", { extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"] }, /other things than documents/],
  ["a qualified certificate", { statesQualified: true }, /not a qualified seal all the same/],
  ["others in the file", { leftOut: 2 }, /^2 certificates in the file are not part/],
])("whoever puts it into use is told of %s, and of nothing else", (_, changed, words) => {
  expect(warnings(changed)).toEqual([expect.stringMatching(words)]);
});

test("what is no reason to warn gives none", () => {
  expect(warnings({ notAfter: "2026-12-28T10:00:00.000Z", extendedKeyUsage: ["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.4"] })).toEqual([]);
});
