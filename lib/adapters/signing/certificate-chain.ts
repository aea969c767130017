import type { Certificate, CertificateRevocationList, RelativeDistinguishedNames } from "pkijs";
import { serialOf } from "./certificates";
import { cryptoEngine } from "./crypto-engine";

const sameName = (one: RelativeDistinguishedNames, other: RelativeDistinguishedNames): boolean =>
  Buffer.compare(Buffer.from(one.toSchema().toBER()), Buffer.from(other.toSchema().toBER())) === 0;

const isAuthority = (certificate: Certificate): boolean =>
  certificate.extensions?.some(
    ({ extnID, parsedValue }) => extnID === "2.5.29.19" && (parsedValue as { cA?: boolean } | undefined)?.cA === true,
  ) ?? false;

const validAt = (certificate: Certificate, at: Date): boolean =>
  certificate.notBefore.value.getTime() <= at.getTime() && at.getTime() <= certificate.notAfter.value.getTime();

const encoded = (certificate: Certificate): Buffer => Buffer.from(certificate.toSchema().toBER());

const isSigned = (certificate: Certificate, issuer: Certificate): Promise<boolean> =>
  certificate.verify(issuer, cryptoEngine).catch(() => false);

/**
 * The certificates from `leaf` to one of `trusted`, or null where no chain of valid signatures leads there. Every certificate
 * must be valid at `at` and every issuer an authority; at most six long.
 */
export async function chainTo(
  leaf: Certificate,
  carried: readonly Certificate[],
  trusted: readonly Certificate[],
  at: Date,
): Promise<readonly Certificate[] | null> {
  const chain = [leaf];
  while (chain.length < 6) {
    const last = chain.at(-1);
    if (!last || !validAt(last, at)) return null;
    if (trusted.some((one) => encoded(one).equals(encoded(last)))) return chain;
    const fits = (one: Certificate) => sameName(one.subject, last.issuer) && isAuthority(one);
    const candidates = [...trusted.filter(fits), ...carried.filter(fits)];
    let found: Certificate | null = null;
    for (const candidate of candidates)
      if (await isSigned(last, candidate)) {
        found = candidate;
        break;
      }
    if (!found || encoded(found).equals(encoded(last))) return null;
    chain.push(found);
  }
  return null;
}

/** Whether one of the lists is of this authority. */
export const hasListOf = (issuer: Certificate, lists: readonly CertificateRevocationList[]): boolean =>
  lists.some((list) => sameName(list.issuer, issuer.subject));

/** When an authority's list says that a certificate was revoked, or null. The list must be signed by that authority. */
export async function revokedAt(
  certificate: Certificate,
  issuer: Certificate,
  lists: readonly CertificateRevocationList[],
): Promise<Date | null> {
  const serial = serialOf(certificate);
  for (const list of lists) {
    if (!sameName(list.issuer, issuer.subject)) continue;
    if (!(await list.verify({ issuerCertificate: issuer }, cryptoEngine).catch(() => false))) continue;
    const entry = list.revokedCertificates?.find(
      ({ userCertificate }) =>
        Buffer.from(userCertificate.valueBlock.valueHexView)
          .toString("hex")
          .replace(/^(00)+(?=.)/, "") === serial,
    );
    if (entry) return entry.revocationDate.value;
  }
  return null;
}
