import { download, publicRead } from "@/app/api/change-request";
import { notFound } from "@/lib/services/refusal";
import { revocationLists } from "@/lib/services/signing/signing-keys";
import { pemOf } from "../pem";

/** Which seals of this installation were revoked (RFC 5280): DER, or PEM where more than one authority signs a list. */
export const GET = publicRead(async () => {
  const [list, ...more] = await revocationLists();
  if (!list) throw notFound();
  const content = more.length === 0 ? new Uint8Array(list) : [list, ...more].map((one) => pemOf(one, "X509 CRL")).join("");
  return download(content, { name: "groundwork.crl", type: "application/pkix-crl" });
});
