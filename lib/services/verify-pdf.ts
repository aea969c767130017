import { database } from "@/lib/adapters/db/database";
import { sha256 } from "@/lib/adapters/identifiers";

import { ownTrust } from "./signing-keys";
import { readVerification, type Verification } from "./verification";

/**
 * The public page's check of an uploaded PDF: signatures, chain, what was added since, and whether this installation issued
 * exactly these bytes. Nothing of the upload is kept.
 */
export async function verifyPdf(pdf: Uint8Array): Promise<Verification> {
  const issued = await database().issuedHash.findUnique({ where: { sha256: sha256(pdf) } });
  return readVerification(pdf, await ownTrust(), issued !== null);
}
