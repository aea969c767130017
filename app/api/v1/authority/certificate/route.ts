import { download, publicRead } from "@/app/api/change-request";
import { notFound } from "@/lib/services/refusal";
import { authorityCertificates } from "@/lib/services/signing-keys";

const pemOf = (certificate: Uint8Array): string => {
  const lines =
    Buffer.from(certificate)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
};

/** The certificates of this installation's authorities in PEM, newest first, for readers of its documents to trust. */
export const GET = publicRead(async () => {
  const certificates = await authorityCertificates();
  if (certificates.length === 0) throw notFound();
  return download(certificates.map(pemOf).join(""), { name: "groundwork-authority.pem", type: "application/x-pem-file" });
});
