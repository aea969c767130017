import { createHash, type KeyObject, type X509Certificate } from "node:crypto";
import type { BitString, ObjectIdentifier, Sequence } from "asn1js";
import { Certificate, type Extension, type ExtKeyUsage } from "pkijs";
import { type KeyUse, keyUses, type SealCertificate, sealProblems } from "@/lib/domain/seals/seal-certificate";
import type { SealFileProblem } from "@/lib/domain/seals/seal-file-words";
import { nameParts, nameWords, serialOf, shortName } from "./certificates";
import { ownBuffer } from "./crypto-engine";
import { type Pkcs12Contents, readPkcs12 } from "./read-pkcs12";

/** What a file brings to seal with: DER throughout, the key as PKCS#8, the issuers from the nearest upwards. */
export type BroughtSeal = { certificate: Uint8Array; privateKey: Uint8Array; chain: readonly Uint8Array[] };

const oid = {
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  extendedKeyUsage: "2.5.29.37",
  qualifiedStatements: "1.3.6.1.5.5.7.1.3",
  qualified: "0.4.0.1862.1.1",
  passwordBasedSignature: "1.2.840.113549.1.1.10",
};

const signatureHashes: Readonly<Record<string, string>> = {
  "1.2.840.113549.1.1.4": "MD5",
  "1.2.840.113549.1.1.5": "SHA-1",
  "1.2.840.10045.4.1": "SHA-1",
  "1.2.840.10040.4.3": "SHA-1",
  "1.2.840.113549.1.1.11": "SHA-256",
  "1.2.840.113549.1.1.12": "SHA-384",
  "1.2.840.113549.1.1.13": "SHA-512",
  "1.2.840.10045.4.3.2": "SHA-256",
  "1.2.840.10045.4.3.3": "SHA-384",
  "1.2.840.10045.4.3.4": "SHA-512",
  "1.3.101.112": "Ed25519",
  "1.3.101.113": "Ed448",
};
const pssHashes: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "SHA-256",
  "2.16.840.1.101.3.4.2.2": "SHA-384",
  "2.16.840.1.101.3.4.2.3": "SHA-512",
};

const curveNames: Readonly<Record<string, string>> = { prime256v1: "P-256", secp384r1: "P-384", secp521r1: "P-521" };

const keyKinds: Readonly<Record<string, string>> = {
  rsa: "RSA",
  ec: "EC",
  "rsa-pss": "RSA-PSS",
  ed25519: "Ed25519",
  ed448: "Ed448",
  dsa: "DSA",
};

function keyWordsOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): SealCertificate["key"] {
  const curve = asymmetricKeyDetails?.namedCurve;
  return {
    kind: keyKinds[asymmetricKeyType ?? ""] ?? asymmetricKeyType ?? "unknown",
    bits: asymmetricKeyDetails?.modulusLength ?? 0,
    curve: curve === undefined ? null : (curveNames[curve] ?? curve),
  };
}

const extensionOf = ({ extensions }: Certificate, id: string): Extension | undefined => extensions?.find(({ extnID }) => extnID === id);

/** The hash that a certificate was signed with; RSASSA-PSS names it in its parameters, and means SHA-1 where it does not. */
function hashOf({ signatureAlgorithm: { algorithmId, algorithmParams } }: Certificate): string {
  if (algorithmId !== oid.passwordBasedSignature) return signatureHashes[algorithmId] ?? algorithmId;
  const [first] = (algorithmParams as Sequence | undefined)?.valueBlock?.value ?? [];
  const named = (first as Sequence | undefined)?.valueBlock?.value?.[0] as Sequence | undefined;
  const id = (named?.valueBlock?.value?.[0] as ObjectIdentifier | undefined)?.valueBlock.toString();
  return first?.idBlock.tagNumber === 0 && id ? (pssHashes[id] ?? id) : "SHA-1";
}

function usesOf(certificate: Certificate): readonly KeyUse[] | null {
  const bits = extensionOf(certificate, oid.keyUsage)?.parsedValue as BitString | undefined;
  if (!bits) return null;
  const bytes = bits.valueBlock.valueHexView;
  return keyUses.filter((_, index) => ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0);
}

/** A statement of its own among others (RFC 3739, 3.2.6): the identifier in DER is looked for, which nothing else holds by chance. */
function isStatedQualified(certificate: Certificate): boolean {
  const value = extensionOf(certificate, oid.qualifiedStatements)?.extnValue.valueBlock.valueHexView;
  return value !== undefined && Buffer.from(value).includes(Buffer.from([0x06, 0x06, 0x04, 0x00, 0x8e, 0x46, 0x01, 0x01]));
}

/** What a certificate says, with the issuers that came with it and how many other certificates did. */
export function describeSeal(der: Uint8Array, publicKey: KeyObject, chain: readonly Uint8Array[], leftOut: number): SealCertificate {
  const certificate = Certificate.fromBER(ownBuffer(der));
  return {
    subject: nameWords(certificate.subject),
    issuer: nameWords(certificate.issuer),
    subjectName: shortName(certificate.subject),
    issuerName: shortName(certificate.issuer),
    serial: serialOf(certificate),
    fingerprint: createHash("sha256").update(der).digest("hex"),
    key: keyWordsOf(publicKey),
    notBefore: certificate.notBefore.value.toISOString(),
    notAfter: certificate.notAfter.value.toISOString(),
    signedWith: hashOf(certificate),
    isAuthority: (extensionOf(certificate, oid.basicConstraints)?.parsedValue as { cA?: boolean } | undefined)?.cA === true,
    keyUsage: usesOf(certificate),
    extendedKeyUsage: (extensionOf(certificate, oid.extendedKeyUsage)?.parsedValue as ExtKeyUsage | undefined)?.keyPurposes ?? [],
    namesAPerson: nameParts(certificate.subject, "GN").length + nameParts(certificate.subject, "SN").length > 0,
    statesQualified: isStatedQualified(certificate),
    chain: chain.map((one) => {
      const issuer = Certificate.fromBER(ownBuffer(one));
      return {
        name: shortName(issuer.subject),
        notAfter: issuer.notAfter.value.toISOString(),
        isRoot: nameWords(issuer.subject) === nameWords(issuer.issuer),
      };
    }),
    leftOut,
  };
}

/** The issuers of a certificate among others, from the nearest upwards: each has signed the one before; at most five. */
function issuersOf(leaf: X509Certificate, others: readonly X509Certificate[]): readonly X509Certificate[] {
  const chain = [leaf];
  while (chain.length < 6) {
    const last = chain.at(-1) as X509Certificate;
    const issuer = others.find((one) => !chain.includes(one) && one.ca && last.checkIssued(one) && last.verify(one.publicKey));
    if (!issuer) break;
    chain.push(issuer);
  }
  return chain.slice(1);
}

/** A signature has room for so much of certificates, in bytes. */
const longestChain = 32_768;

/** What a key is called by: its maker's name, or the certificate that belongs to it. */
const keyName = ({ key, name }: Pkcs12Contents["keys"][number], certificates: readonly X509Certificate[]): string => {
  const own = certificates.find((one) => one.checkPrivateKey(key));
  return name || (own ? shortName(Certificate.fromBER(ownBuffer(own.raw)).subject) : "one without a name");
};

/**
 * Opens a PKCS#12 file and picks what seals from it: its one key, the certificate of that key (the one that ends last where there are
 * several), and its issuers. Refuses, as a value, what documents cannot be sealed with at `now`.
 */
export async function readSealFile(
  bytes: Uint8Array,
  password: string,
  now: Date,
): Promise<{ ok: true; seal: BroughtSeal; certificate: SealCertificate } | { ok: false; problem: SealFileProblem }> {
  const read = await readPkcs12(bytes, password);
  if (!read.ok) return read;
  const { keys, certificates } = read.contents;
  const [held] = keys;
  if (!held) return { ok: false, problem: { code: "noKey" } };
  if (keys.length > 1) return { ok: false, problem: { code: "severalKeys", names: keys.map((one) => keyName(one, certificates)) } };
  if (certificates.length === 0) return { ok: false, problem: { code: "noCertificate" } };
  const [leaf] = certificates
    .filter((one) => one.checkPrivateKey(held.key))
    .toSorted((one, other) => Date.parse(other.validTo) - Date.parse(one.validTo));
  if (!leaf) return { ok: false, problem: { code: "otherKey" } };
  const chain = issuersOf(leaf, certificates).map(({ raw }) => new Uint8Array(raw));
  if (chain.reduce((sum, { length }) => sum + length, leaf.raw.length) > longestChain) return { ok: false, problem: { code: "longChain" } };
  const certificate = describeSeal(leaf.raw, leaf.publicKey, chain, certificates.length - 1 - chain.length);
  const problems = sealProblems(certificate, now);
  if (problems.length > 0) return { ok: false, problem: { code: "unsuitable", subjectName: certificate.subjectName, problems } };
  const privateKey = new Uint8Array(held.key.export({ format: "der", type: "pkcs8" }));
  return { ok: true, seal: { certificate: new Uint8Array(leaf.raw), privateKey, chain }, certificate };
}
