import { download, publicRead } from "@/app/api/change-request";
import { notFound } from "@/lib/services/refusal";
import { revocationList } from "@/lib/services/signing-keys";

/** Which seals of this installation were revoked (RFC 5280), DER. */
export const GET = publicRead(async () => {
  const list = await revocationList();
  if (!list) throw notFound();
  return download(new Uint8Array(list), { name: "groundwork.crl", type: "application/pkix-crl" });
});
