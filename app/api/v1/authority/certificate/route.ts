import { download, publicRead } from "@/app/api/change-request";
import { notFound } from "@/lib/services/refusal";
import { authorityCertificates } from "@/lib/services/signing/signing-keys";
import { pemOf } from "../pem";

/** The certificates of this installation's authorities in PEM, newest first, for readers of its documents to trust. */
export const GET = publicRead(async () => {
  const certificates = await authorityCertificates();
  if (certificates.length === 0) throw notFound();
  return download(certificates.map((one) => pemOf(one, "CERTIFICATE")).join(""), {
    name: "groundwork-authority.pem",
    type: "application/x-pem-file",
  });
});
