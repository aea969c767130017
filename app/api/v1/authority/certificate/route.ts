import { download, publicRead } from "@/app/api/change-request";
import { notFound } from "@/lib/services/refusal";
import { authorityCertificate } from "@/lib/services/signing-keys";

/** The certificate of this installation's authority in PEM, for readers of its documents to trust. */
export const GET = publicRead(async () => {
  const certificate = await authorityCertificate();
  if (!certificate) throw notFound();
  const lines =
    Buffer.from(certificate)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  const pem = `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
  return download(pem, { name: "groundwork-authority.pem", type: "application/x-pem-file" });
});
