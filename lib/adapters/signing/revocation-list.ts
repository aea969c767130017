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

/** Lists of revoked certificates (RFC 5280): one in DER, or any number in PEM. Throws where the bytes are none. */
export async function readRevocationLists(
  bytes: Uint8Array,
  authorities: readonly Certificate[],
): Promise<readonly RevocationListReading[]> {
  const pem = [...new TextDecoder("latin1").decode(bytes).matchAll(/-----BEGIN X509 CRL-----([^-]+)-----END X509 CRL-----/g)];
  const ders = pem.length > 0 ? pem.map(([, body = ""]) => Buffer.from(body.replaceAll(/\s/g, ""), "base64")) : [bytes];
  return Promise.all(
    ders.map(async (der) => {
      const list = CertificateRevocationList.fromBER(ownBuffer(der));
      let isTrusted = false;
      for (const issuerCertificate of authorities) isTrusted ||= await list.verify({ issuerCertificate }, cryptoEngine).catch(() => false);
      return { list, madeOn: list.thisUpdate.value, goodUntil: list.nextUpdate?.value ?? null, isTrusted };
    }),
  );
}
