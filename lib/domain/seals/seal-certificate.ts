import { dateText } from "../language/date-text";

/** A certificate that an organisation brings to seal with, as far as people and rules look at it. Moments are ISO 8601. */
export type SealCertificate = {
  /** Distinguished names, `CN=…, O=…`. */
  subject: string;
  issuer: string;
  /** The same in short, as a signature block names them. */
  subjectName: string;
  issuerName: string;
  /** Hexadecimal, lower case. */
  serial: string;
  /** SHA-256 of the certificate, hexadecimal, lower case. */
  fingerprint: string;
  /** `curve` by its NIST name where it has one. */
  key: { kind: string; bits: number; curve: string | null };
  notBefore: string;
  notAfter: string;
  /** The hash that its issuer signed it with. */
  signedWith: string;
  isAuthority: boolean;
  /** As the certificate names them (RFC 5280, 4.2.1.3); null where it does not restrict the use. */
  keyUsage: readonly KeyUse[] | null;
  /** Object identifiers; empty where it does not restrict the use. */
  extendedKeyUsage: readonly string[];
  /** It is made out to a person by first name or surname. */
  namesAPerson: boolean;
  /** It states that it is a qualified certificate (ETSI EN 319 412-5). */
  statesQualified: boolean;
  /** The issuers that the file holds, from the one that issued it upwards. */
  chain: readonly { name: string; notAfter: string; isRoot: boolean }[];
  /** Certificates in the file that are no part of that chain. */
  leftOut: number;
};

export const keyUses = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;
export type KeyUse = (typeof keyUses)[number];

/** Shorter RSA keys have been refused by common rules since 2014. */
const leastRsaBits = 2048;
/** Longer ones take seconds to sign with. */
const mostRsaBits = 8192;
const knownCurves: readonly string[] = ["P-256", "P-384", "P-521"];
const soundHashes: readonly string[] = ["SHA-256", "SHA-384", "SHA-512", "Ed25519", "Ed448"];

/** Uses under which readers take a signature on a document: any; RFC 9336; e-mail; Adobe's and Microsoft's own. */
const documentUses: readonly string[] = [
  "2.5.29.37.0",
  "1.3.6.1.5.5.7.3.36",
  "1.3.6.1.5.5.7.3.4",
  "1.2.840.113583.1.1.5",
  "1.3.6.1.4.1.311.10.3.12",
];

const day = (iso: string): string => dateText(iso.slice(0, 10));

export const keyWords = ({ kind, bits, curve }: SealCertificate["key"]): string =>
  kind === "RSA" ? `RSA, ${bits} bits` : kind === "EC" ? `Elliptic curve, ${curve ?? "one without a common name"}` : kind;

function keyProblem({ kind, bits, curve }: SealCertificate["key"]): string | null {
  if (kind === "RSA" && bits < leastRsaBits)
    return `Its RSA key has ${bits} bits, which is too weak: ask the issuer for a certificate with ${leastRsaBits} bits or more.`;
  if (kind === "RSA" && bits > mostRsaBits)
    return `Its RSA key has ${bits} bits; Groundwork signs with up to ${mostRsaBits}. Ask the issuer for a certificate with a shorter key.`;
  if (kind === "EC" && !knownCurves.includes(curve ?? ""))
    return `Its key lies on the curve ${curve ?? "without a common name"}; Groundwork signs on ${knownCurves.join(", ")}. Ask the issuer for a certificate on one of them, or with an RSA key.`;
  if (kind !== "RSA" && kind !== "EC")
    return `Its key is of the kind ${kind}; Groundwork signs with RSA and with the curves ${knownCurves.join(", ")}. Ask the issuer for such a certificate.`;
  return null;
}

/** Why documents cannot be sealed with this certificate at this moment, each a sentence that says what to do; empty where they can. */
export function sealProblems(certificate: SealCertificate, now: Date): readonly string[] {
  const { key, notBefore, notAfter, signedWith, isAuthority, keyUsage } = certificate;
  const problems: (string | null)[] = [
    now.getTime() > Date.parse(notAfter) ? `It ended on ${day(notAfter)}: ask its issuer for a new one.` : null,
    now.getTime() < Date.parse(notBefore) ? `It is valid only from ${day(notBefore)} on: bring it again then.` : null,
    keyProblem(key),
    soundHashes.includes(signedWith)
      ? null
      : `Its issuer signed it with ${signedWith}, which no longer protects it: ask for one signed with SHA-256 or better.`,
    isAuthority
      ? "It is the certificate of an authority, which issues certificates and seals no documents: bring the one that it issued to the organisation."
      : null,
    keyUsage !== null && !keyUsage.includes("digitalSignature") && !keyUsage.includes("nonRepudiation")
      ? `Its issuer allows it only for ${keyUsage.join(", ") || "nothing"}, not for signatures: ask for one with digital signature or non-repudiation.`
      : null,
  ];
  return problems.filter((one) => one !== null);
}

/** What whoever puts the certificate into use should know, each a sentence; `organisation` is its name here. */
export function sealWarnings(certificate: SealCertificate, organisation: string, now: Date): readonly string[] {
  const { subject, subjectName, issuerName, notAfter, extendedKeyUsage, namesAPerson, statesQualified, chain, leftOut } = certificate;
  const daysLeft = Math.floor((Date.parse(notAfter) - now.getTime()) / 86_400_000);
  const isSelfSigned = certificate.issuer === subject;
  const ended = chain.filter((one) => Date.parse(one.notAfter) < now.getTime());
  const warnings: (string | null)[] = [
    subject.toLowerCase().includes(organisation.trim().toLowerCase())
      ? null
      : `It is made out to ${subjectName}. The organisation is called ${organisation} here; documents will name ${subjectName}.`,
    namesAPerson
      ? "It is made out to a person. Whoever reads a document sees that person’s name beside each signature, whoever signs."
      : null,
    daysLeft <= 30 ? `It ends on ${day(notAfter)}. From then on nobody can sign with it.` : null,
    isSelfSigned
      ? "It was issued by nobody but its owner: readers can trust it only by knowing this very certificate."
      : chain.at(-1)?.isRoot
        ? null
        : `The file does not hold all certificates up to the root of ${issuerName}: readers who do not have the missing ones cannot follow the chain.`,
    ended.length > 0 ? `Of its issuers ${ended.map(({ name }) => name).join(", ")} ended already: readers may refuse the chain.` : null,
    extendedKeyUsage.length > 0 && !extendedKeyUsage.some((use) => documentUses.includes(use))
      ? "Its issuer made it for other things than documents (its extended key usage says so); some readers will complain."
      : null,
    statesQualified
      ? "It states that it is a qualified certificate. A seal made with a key from a file is not a qualified seal all the same, and documents do not call it one: that takes a qualified device (Regulation (EU) No 910/2014, Art. 3(27))."
      : null,
    leftOut > 0
      ? `${leftOut === 1 ? "One certificate" : `${leftOut} certificates`} in the file ${leftOut === 1 ? "is" : "are"} not part of its chain and will not be kept.`
      : null,
  ];
  return warnings.filter((one) => one !== null);
}
