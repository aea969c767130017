import { type Certificate, CertificateRevocationList } from "pkijs";
import { cryptoEngine, ownBuffer } from "./crypto-engine";

export type RevocationListReading = {
  list: CertificateRevocationList;
  madeOn: Date;
  /** By when a newer one was to be made; null where the list does not say. */
  goodUntil: Date | null;
  /** Whether one of the authorities signed it. */
  isTrusted: boolean;
};

/** A list of revoked certificates (RFC 5280), DER or PEM. Throws where the bytes are none. */
export async function readRevocationList(bytes: Uint8Array, authorities: readonly Certificate[]): Promise<RevocationListReading> {
  const pem = /-----BEGIN X509 CRL-----([\s\S]+?)-----END X509 CRL-----/.exec(new TextDecoder("latin1").decode(bytes));
  const der = pem ? Buffer.from((pem[1] ?? "").replaceAll(/\s/g, ""), "base64") : bytes;
  const list = CertificateRevocationList.fromBER(ownBuffer(der));
  let isTrusted = false;
  for (const issuerCertificate of authorities) isTrusted ||= await list.verify({ issuerCertificate }, cryptoEngine).catch(() => false);
  return { list, madeOn: list.thisUpdate.value, goodUntil: list.nextUpdate?.value ?? null, isTrusted };
}
