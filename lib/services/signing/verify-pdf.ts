import { database } from "@/lib/adapters/db/database";
import { ownTrust } from "./signing-keys";
import { type Issued, readVerification, type Verification } from "./verification";

const issued: Issued = async (hashes) => {
  const held = await database().issuedHash.findMany({ where: { sha256: { in: [...hashes] } }, select: { sha256: true } });
  return new Set(held.map(({ sha256 }) => sha256));
};

/**
 * The public page's check of an uploaded PDF: signatures, chain, what was added since, and whether this installation issued
 * these bytes and each revision before them. Nothing of the upload is kept.
 */
export const verifyPdf = async (pdf: Uint8Array): Promise<Verification> => readVerification(pdf, await ownTrust(), issued);
