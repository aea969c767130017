import { randomBytes } from "node:crypto";
import { BitString, Integer, OctetString, type PrintableString, Utf8String } from "asn1js";
import {
  AttributeTypeAndValue,
  AuthorityKeyIdentifier,
  BasicConstraints,
  Certificate,
  CertificateRevocationList,
  Extension,
  Extensions,
  RelativeDistinguishedNames,
  RevokedCertificate,
  Time,
} from "pkijs";
import { cryptoEngine, importPrivateKey, ownBuffer } from "./crypto-engine";

/** A certificate and its private key, both DER (the key as PKCS#8). */
export type KeyAndCertificate = { certificate: Uint8Array; privateKey: Uint8Array };

const algorithm = { name: "ECDSA", namedCurve: "P-256" } as const;
const hash = "SHA-256";
const oid = {
  commonName: "2.5.4.3",
  subjectKeyIdentifier: "2.5.29.14",
  keyUsage: "2.5.29.15",
  basicConstraints: "2.5.29.19",
  crlNumber: "2.5.29.20",
  authorityKeyIdentifier: "2.5.29.35",
};

const keyUsageBits = { certificateSigning: [0x06, 1], documentSigning: [0xc0, 6] } as const;

/** A seal is valid for three years. */
export const sealDays = 3 * 365;

const days = (from: Date, count: number): Date => new Date(from.getTime() + count * 86_400_000);

/** Two digits of a year until 2049, four from then on (RFC 5280, 4.1.2.5). */
const timeOf = (value: Date): Time => new Time({ type: value.getUTCFullYear() < 2050 ? 0 : 1, value });

/** A positive serial number of 127 random bits (RFC 5280, 4.1.2.2). */
function newSerial(): Integer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return new Integer({ valueHex: ownBuffer(bytes) });
}

/** A name with one part: pkijs writes several into one set, which readers show badly. 64 characters at most (RFC 5280, A.1). */
const nameOf = (commonName: string) =>
  new RelativeDistinguishedNames({
    typesAndValues: [new AttributeTypeAndValue({ type: oid.commonName, value: new Utf8String({ value: commonName.slice(0, 64) }) })],
  });

const extension = (extnID: string, critical: boolean, extnValue: ArrayBuffer) => new Extension({ extnID, critical, extnValue });

function keyUsage([bits, unused]: readonly [number, number]): Extension {
  return extension(oid.keyUsage, true, new BitString({ valueHex: ownBuffer(Uint8Array.of(bits)), unusedBits: unused }).toBER());
}

const keyIdentifier = async (certificate: Certificate): Promise<ArrayBuffer> =>
  cryptoEngine.digest(
    { name: "SHA-1" },
    certificate.subjectPublicKeyInfo.subjectPublicKey.valueBlock.valueHexView as Uint8Array<ArrayBuffer>,
  );

const signingKey = (privateKey: Uint8Array): Promise<CryptoKey> => importPrivateKey(privateKey, algorithm);

async function unsigned(subject: RelativeDistinguishedNames, from: Date, to: Date) {
  const keys = (await cryptoEngine.generateKey(algorithm, true, ["sign", "verify"])) as CryptoKeyPair;
  const certificate = new Certificate();
  certificate.version = 2;
  certificate.serialNumber = newSerial();
  certificate.subject = subject;
  certificate.notBefore = timeOf(from);
  certificate.notAfter = timeOf(to);
  await certificate.subjectPublicKeyInfo.importKey(keys.publicKey, cryptoEngine);
  return { certificate, privateKey: keys.privateKey };
}

const asBytes = (buffer: ArrayBuffer): Uint8Array => new Uint8Array(buffer);

/** A certification authority of one installation: P-256, valid for 20 years, allowed to issue end certificates only. */
export async function makeAuthority({ installation, now }: { installation: string; now: Date }): Promise<KeyAndCertificate> {
  const subject = nameOf(`Groundwork authority of ${installation}`);
  const { certificate, privateKey } = await unsigned(subject, now, days(now, 20 * 365));
  certificate.issuer = subject;
  const identifier = await keyIdentifier(certificate);
  certificate.extensions = [
    extension(oid.basicConstraints, true, new BasicConstraints({ cA: true, pathLenConstraint: 0 }).toSchema().toBER()),
    keyUsage(keyUsageBits.certificateSigning),
    extension(oid.subjectKeyIdentifier, false, new OctetString({ valueHex: identifier }).toBER()),
  ];
  await certificate.sign(privateKey, hash, cryptoEngine);
  return {
    certificate: asBytes(certificate.toSchema(true).toBER()),
    privateKey: asBytes(await cryptoEngine.exportKey("pkcs8", privateKey)),
  };
}

/** A seal certificate of an organisation, issued by the authority: P-256, for signatures on documents, valid for 3 years. */
export async function issueSeal({
  authority,
  organisation,
  now,
}: {
  authority: KeyAndCertificate;
  organisation: string;
  now: Date;
}): Promise<KeyAndCertificate & { serial: string; notAfter: Date }> {
  const issuer = Certificate.fromBER(ownBuffer(authority.certificate));
  const notAfter = days(now, sealDays);
  const { certificate, privateKey } = await unsigned(nameOf(`${organisation.slice(0, 57)} (seal)`), now, notAfter);
  certificate.issuer = issuer.subject;
  certificate.extensions = [
    extension(oid.basicConstraints, true, new BasicConstraints({ cA: false }).toSchema().toBER()),
    keyUsage(keyUsageBits.documentSigning),
    extension(oid.subjectKeyIdentifier, false, new OctetString({ valueHex: await keyIdentifier(certificate) }).toBER()),
    extension(
      oid.authorityKeyIdentifier,
      false,
      new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: await keyIdentifier(issuer) }) }).toSchema().toBER(),
    ),
  ];
  await certificate.sign(await signingKey(authority.privateKey), hash, cryptoEngine);
  return {
    certificate: asBytes(certificate.toSchema(true).toBER()),
    privateKey: asBytes(await cryptoEngine.exportKey("pkcs8", privateKey)),
    serial: serialOf(certificate),
    notAfter,
  };
}

/** Of several authorities the one that a certificate names as its issuer; each has a name of its own. */
export function issuerAmong(certificate: Uint8Array, authorities: readonly Uint8Array[]): Uint8Array | null {
  const { issuer } = Certificate.fromBER(ownBuffer(certificate));
  return authorities.find((one) => nameWords(Certificate.fromBER(ownBuffer(one)).subject) === nameWords(issuer)) ?? null;
}

/** The last moment of a certificate. */
export const endOf = (certificate: Uint8Array): Date => Certificate.fromBER(ownBuffer(certificate)).notAfter.value;

/** The serial number in hexadecimal, lower case, without leading zeros. */
export const serialOf = (certificate: Certificate): string =>
  Buffer.from(certificate.serialNumber.valueBlock.valueHexView)
    .toString("hex")
    .replace(/^(00)+(?=.)/, "");

/** The authority's list of revoked seal certificates (RFC 5280, 5), valid for 30 days; DER. */
export async function makeRevocationList({
  authority,
  revoked,
  number,
  now,
}: {
  authority: KeyAndCertificate;
  revoked: readonly { serial: string; at: Date }[];
  number: number;
  now: Date;
}): Promise<Uint8Array> {
  const issuer = Certificate.fromBER(ownBuffer(authority.certificate));
  const list = new CertificateRevocationList();
  list.version = 1;
  list.issuer = issuer.subject;
  list.thisUpdate = timeOf(now);
  list.nextUpdate = timeOf(days(now, 30));
  if (revoked.length > 0)
    list.revokedCertificates = revoked.map(
      ({ serial, at }) =>
        new RevokedCertificate({
          userCertificate: new Integer({ valueHex: ownBuffer(Buffer.from(serial.length % 2 ? `0${serial}` : serial, "hex")) }),
          revocationDate: timeOf(at),
        }),
    );
  list.crlExtensions = new Extensions({
    extensions: [
      extension(
        oid.authorityKeyIdentifier,
        false,
        new AuthorityKeyIdentifier({ keyIdentifier: new OctetString({ valueHex: await keyIdentifier(issuer) }) }).toSchema().toBER(),
      ),
      extension(oid.crlNumber, false, new Integer({ value: number }).toBER()),
    ],
  });
  await list.sign(await signingKey(authority.privateKey), hash, cryptoEngine);
  return asBytes(list.toSchema(true).toBER());
}

const nameTypes: Readonly<Record<string, string>> = {
  "2.5.4.3": "CN",
  "2.5.4.10": "O",
  "2.5.4.11": "OU",
  "2.5.4.6": "C",
  "2.5.4.7": "L",
  "2.5.4.8": "ST",
  "2.5.4.5": "serialNumber",
  "2.5.4.97": "organizationIdentifier",
  "2.5.4.42": "GN",
  "2.5.4.4": "SN",
  "1.2.840.113549.1.9.1": "E",
};

/** The words of one part of a name; names come from strangers, and control characters have no place in them. */
function partWords({ value }: AttributeTypeAndValue): string {
  const words = (value as Utf8String | PrintableString).valueBlock.value;
  return typeof words === "string" ? words.replaceAll(/\p{C}/gu, " ").trim() : "?";
}

/** A distinguished name as people read it: `CN=…, O=…`. */
export const nameWords = (name: RelativeDistinguishedNames): string =>
  name.typesAndValues
    .map((part) => `${nameTypes[part.type] ?? part.type}=${partWords(part)}`)
    .reverse()
    .join(", ");

/** The parts of a name with this type: `CN`, `O`, `GN` … */
export const nameParts = (name: RelativeDistinguishedNames, type: string): readonly string[] =>
  name.typesAndValues.filter((part) => nameTypes[part.type] === type).map(partWords);

/** A distinguished name in short: its common name, with the organisation where that is another; at most 120 letters. */
export function shortName(name: RelativeDistinguishedNames): string {
  const [common] = nameParts(name, "CN");
  const [organisation] = nameParts(name, "O");
  const words = common && organisation && !common.includes(organisation) ? `${common} (${organisation})` : (common ?? organisation);
  const short = words || nameWords(name);
  return short.length > 120 ? `${short.slice(0, 119)}…` : short;
}
