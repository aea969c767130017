import { dateText } from "@/lib/domain/language/date-text";
import { type KeyUse, keyWords, type SealCertificate } from "@/lib/domain/seals/seal-certificate";

const useWords: Readonly<Record<KeyUse, string>> = {
  digitalSignature: "digital signature",
  nonRepudiation: "non-repudiation",
  keyEncipherment: "key encipherment",
  dataEncipherment: "data encipherment",
  keyAgreement: "key agreement",
  keyCertSign: "signing certificates",
  cRLSign: "signing revocation lists",
  encipherOnly: "enciphering only",
  decipherOnly: "deciphering only",
};

const extendedUseWords: Readonly<Record<string, string>> = {
  "2.5.29.37.0": "any",
  "1.3.6.1.5.5.7.3.1": "web servers",
  "1.3.6.1.5.5.7.3.2": "signing in",
  "1.3.6.1.5.5.7.3.3": "signing programs",
  "1.3.6.1.5.5.7.3.4": "e-mail",
  "1.3.6.1.5.5.7.3.36": "signing documents",
  "1.2.840.113583.1.1.5": "documents (Adobe)",
  "1.3.6.1.4.1.311.10.3.12": "documents (Microsoft)",
};

const day = (iso: string): string => dateText(iso.slice(0, 10));

/** What a certificate says, line by line. */
export function SealContents({ certificate }: { certificate: SealCertificate }) {
  const { subject, issuer, serial, key, notBefore, notAfter, keyUsage, extendedKeyUsage, signedWith, chain, fingerprint } = certificate;
  const extended = extendedKeyUsage.map((one) => extendedUseWords[one] ?? one);
  const lines: readonly (readonly [string, string])[] = [
    ["Made out to", subject],
    ["Issued by", issuer],
    ["Number", serial],
    ["Key", keyWords(key)],
    ["Valid", `from ${day(notBefore)} until ${day(notAfter)}`],
    ["For", [...(keyUsage ? keyUsage.map((one) => useWords[one]) : ["any use"]), ...extended].join(", ")],
    ["Signed with", signedWith],
    [
      "Its issuers",
      chain.length === 0
        ? "none in the file"
        : chain.map(({ name, notAfter: until, isRoot }) => `${name}${isRoot ? " (root)" : ""}, until ${day(until)}`).join("; "),
    ],
    ["SHA-256", fingerprint],
  ];
  return (
    <dl className="grid grid-cols-1 gap-x-4 gap-y-1 text-sm sm:grid-cols-[7rem_minmax(0,1fr)]">
      {lines.map(([label, words]) => (
        <div key={label} className="contents">
          <dt className="text-soft">{label}</dt>
          <dd className="mb-1 [overflow-wrap:anywhere] sm:mb-0">{words}</dd>
        </div>
      ))}
    </dl>
  );
}
