import { createHash } from "node:crypto";
import { PDFArray, PDFDict, type PDFDocument, PDFHexString, PDFName, PDFNumber, PDFString } from "@cantoo/pdf-lib";
import { type OctetString, Sequence } from "asn1js";
import { type Attribute, Certificate, type CertificateRevocationList, ContentInfo, SignedData } from "pkijs";
import { chainTo, hasListOf, revokedAt } from "./certificate-chain";
import { nameWords, serialOf } from "./certificates";
import { cmsOid } from "./cms-signature";
import { cryptoEngine, ownBuffer } from "./crypto-engine";
import { readTimeStamp, type TimeStamp, TimeStampRefused } from "./time-stamp";

export type SignatureReading = {
  field: string;
  /** As the document states them; only the certificate is proven. */
  signer: string;
  reason: string;
  statedAt: string | null;
  /** Where the revision ends that this signature covers, in bytes from the start. */
  coversTo: number;
  /** Why the signature does not hold; empty where it does. */
  problems: readonly string[];
  certificate: { subject: string; issuer: string; serial: string; sha256: string; notAfter: string } | null;
  /** Whether the certificate leads to an authority that the reader trusts. */
  issuer: "trusted" | "unknown";
  revokedAt: string | null;
  /** Whether a list of the certificate's issuer was at hand to look it up in. */
  revocation: "checked" | "notChecked";
  timeStamp: TimeStamp | null;
};

export type Trust = {
  authorities: readonly Certificate[];
  revocationLists: readonly CertificateRevocationList[];
  /** What the reader's own authorities revoked, known without a list. */
  revokedSerials?: ReadonlyMap<string, Date>;
  /** Trusted for time-stamps only, beside the authorities. */
  timeAuthorities?: readonly Certificate[];
};

const hashes: Readonly<Record<string, string>> = {
  "2.16.840.1.101.3.4.2.1": "sha256",
  "2.16.840.1.101.3.4.2.2": "sha384",
  "2.16.840.1.101.3.4.2.3": "sha512",
};

const text = (dict: PDFDict, key: string): string => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : "";
};

const date = (dict: PDFDict): Date | null => {
  const value = dict.lookup(PDFName.of("M"));
  try {
    return value instanceof PDFString || value instanceof PDFHexString ? (value.decodeDate() ?? null) : null;
  } catch {
    return null;
  }
};

type Range = { contents: number; contentsEnd: number; end: number };

/** The byte range, if it covers everything from the first byte to the end of a revision except the signature itself. */
function rangeOf(pdf: Buffer, dict: PDFDict): Range | string {
  const array = dict.lookup(PDFName.of("ByteRange"));
  const numbers = array instanceof PDFArray ? array.asArray().map((one) => (one instanceof PDFNumber ? one.asNumber() : Number.NaN)) : [];
  const [start, contents, contentsEnd, rest] = numbers;
  if (
    numbers.length !== 4 ||
    start !== 0 ||
    contents === undefined ||
    contentsEnd === undefined ||
    rest === undefined ||
    !numbers.every(Number.isSafeInteger)
  )
    return "It does not say which bytes it covers.";
  const end = contentsEnd + rest;
  if (contents < 1 || contentsEnd <= contents + 2 || end > pdf.length) return "The bytes that it says it covers are not there.";
  if (!/^<[0-9A-Fa-f]*>$/.test(pdf.toString("latin1", contents, contentsEnd))) return "It leaves out more than the signature itself.";
  if (!/%%EOF\s*$/.test(pdf.toString("latin1", Math.max(0, end - 16), end))) return "It does not reach the end of a revision.";
  return { contents, contentsEnd, end };
}

const attributeOf = (attributes: readonly Attribute[] | undefined, type: string): Attribute | undefined =>
  attributes?.find((one) => one.type === type);

/** The hash in ESS signing-certificate-v2, with its algorithm (SHA-256 where none is named). */
function namedCertificateHash(attribute: Attribute): { algorithm: string; hash: Buffer } | null {
  const certificates = (attribute.values[0] as Sequence | undefined)?.valueBlock.value[0] as Sequence | undefined;
  const first = certificates?.valueBlock.value[0] as Sequence | undefined;
  const parts = first?.valueBlock.value ?? [];
  const [head, second] = parts;
  const named = head instanceof Sequence ? head.valueBlock.value[0] : undefined;
  const algorithm = named ? hashes[named.valueBlock.toString()] : "sha256";
  const hash = (head instanceof Sequence ? second : head) as OctetString | undefined;
  return algorithm && hash ? { algorithm, hash: Buffer.from(hash.valueBlock.valueHexView) } : null;
}

/** Of a signature that says nothing about who made it. */
const nothingRead = { certificate: null, issuer: "unknown", revokedAt: null, revocation: "notChecked", timeStamp: null } as const;

async function readCms(
  cms: Uint8Array,
  covered: Buffer,
  stated: Date | null,
  trust: Trust,
): Promise<Pick<SignatureReading, "problems" | "certificate" | "issuer" | "revokedAt" | "revocation" | "timeStamp">> {
  let signed: SignedData;
  try {
    const content = ContentInfo.fromBER(ownBuffer(cms));
    if (content.contentType !== cmsOid.signedData) return { ...nothingRead, problems: ["It is no CMS signature."] };
    signed = new SignedData({ schema: content.content });
  } catch {
    return { ...nothingRead, problems: ["It cannot be read."] };
  }
  const [info] = signed.signerInfos;
  if (!info || signed.signerInfos.length !== 1) return { ...nothingRead, problems: ["It does not have exactly one signer."] };
  const problems: string[] = [];
  const hash = hashes[info.digestAlgorithm.algorithmId];
  const signedAttributes = info.signedAttrs?.attributes;
  const digest = attributeOf(signedAttributes, cmsOid.messageDigest)?.values[0] as OctetString | undefined;
  if (!hash) problems.push("It uses a hash that is not accepted.");
  else if (!digest || !createHash(hash).update(covered).digest().equals(Buffer.from(digest.valueBlock.valueHexView)))
    problems.push("The bytes that it covers were changed after signing.");
  const carried = (signed.certificates ?? []).filter((one): one is Certificate => one instanceof Certificate);
  const verified = await signed
    .verify({ signer: 0, data: ownBuffer(covered), extendedMode: true, passedWhenNotRevValues: true }, cryptoEngine)
    .catch(() => null);
  if (!verified?.signatureVerified && problems.length === 0) problems.push("The signature does not fit the certificate that it names.");
  const sid = info.sid as { serialNumber?: { isEqual(other: unknown): boolean } };
  const certificate = verified?.signerCertificate ?? carried.find((one) => sid.serialNumber?.isEqual(one.serialNumber)) ?? null;
  if (!certificate) return { ...nothingRead, problems: [...problems, "It does not carry the certificate of its signer."] };
  const der = Buffer.from(certificate.toSchema().toBER());
  const bound = attributeOf(signedAttributes, cmsOid.signingCertificateV2);
  const named = bound && namedCertificateHash(bound);
  if (!named || !createHash(named.algorithm).update(der).digest().equals(named.hash))
    problems.push("It is not bound to the certificate that it carries (signing-certificate-v2).");
  let timeStamp: TimeStamp | null = null;
  const token = attributeOf(info.unsignedAttrs?.attributes, cmsOid.timeStampToken)?.values[0] as { toBER(): ArrayBuffer } | undefined;
  if (token)
    try {
      timeStamp = await readTimeStamp(new Uint8Array(token.toBER()), info.signature.valueBlock.valueHexView, [
        ...trust.authorities,
        ...(trust.timeAuthorities ?? []),
      ]);
    } catch (error) {
      if (!(error instanceof TimeStampRefused)) throw error;
      problems.push(error.message);
    }
  // Without a time that a trusted service vouches for, the certificate is looked at for the time that the document states.
  const at = timeStamp?.trusted ? timeStamp.at : (stated ?? certificate.notBefore.value);
  const chain = await chainTo(certificate, carried, trust.authorities, at);
  const issuer = chain?.[1];
  const revoked = issuer
    ? (trust.revokedSerials?.get(serialOf(certificate)) ?? (await revokedAt(certificate, issuer, trust.revocationLists)))
    : null;
  // Signatures tell whole seconds: one made in the second of the revocation came before it, since a revoked seal signs nothing.
  if (revoked && Math.floor(revoked.getTime() / 1000) < Math.floor(at.getTime() / 1000))
    problems.push("Its certificate had been revoked when it was made.");
  return {
    problems,
    certificate: {
      subject: nameWords(certificate.subject),
      issuer: nameWords(certificate.issuer),
      serial: serialOf(certificate),
      sha256: createHash("sha256").update(der).digest("hex"),
      notAfter: certificate.notAfter.value.toISOString(),
    },
    issuer: chain ? "trusted" : "unknown",
    revokedAt: revoked?.toISOString() ?? null,
    revocation: issuer && (trust.revokedSerials || hasListOf(issuer, trust.revocationLists)) ? "checked" : "notChecked",
    timeStamp,
  };
}

/** Every signature of a PDF, which was parsed as `document`, in the order of what they cover. Reads hostile files. */
export async function readSignatures(pdf: Uint8Array, document: PDFDocument, trust: Trust): Promise<readonly SignatureReading[]> {
  const bytes = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length);
  const form = document.catalog.lookup(PDFName.of("AcroForm"));
  const fields = form instanceof PDFDict ? form.lookup(PDFName.of("Fields")) : null;
  const found: SignatureReading[] = [];
  for (let index = 0; fields instanceof PDFArray && index < Math.min(fields.size(), 200); index += 1) {
    const field = fields.lookup(index);
    if (!(field instanceof PDFDict) || field.get(PDFName.of("FT"))?.toString() !== "/Sig") continue;
    const value = field.lookup(PDFName.of("V"));
    if (!(value instanceof PDFDict)) continue;
    const stated = date(value);
    const words = {
      field: text(field, "T"),
      signer: text(value, "Name"),
      reason: text(value, "Reason"),
      statedAt: stated?.toISOString() ?? null,
    };
    const range = rangeOf(bytes, value);
    if (typeof range === "string") {
      found.push({ ...words, ...nothingRead, coversTo: 0, problems: [range] });
      continue;
    }
    const cms = Buffer.from(bytes.toString("latin1", range.contents + 1, range.contentsEnd - 1), "hex");
    const covered = Buffer.concat([bytes.subarray(0, range.contents), bytes.subarray(range.contentsEnd, range.end)]);
    found.push({ ...words, coversTo: range.end, ...(await readCms(cms, covered, stated, trust)) });
  }
  return found.sort((one, other) => one.coversTo - other.coversTo);
}
