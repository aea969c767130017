import { database } from "@/lib/adapters/db/database";

export type IssuedByCode = {
  /** SHA-256 of the content, as the cover and the last page print it. */
  contentHash: string;
  /** Each file with its signatures, in the order in which they were given. */
  files: readonly { sha256: string; signatures: number; issuedAt: string }[];
};

/**
 * What this installation issued under the code that a signed document prints; null where nothing was. Open to everybody who has
 * the code, so it says nothing about whose document it is or who signed.
 */
export async function issuedByCode(typed: string): Promise<IssuedByCode | null> {
  const code = typed.replaceAll(/\s/g, "").toLowerCase();
  if (!/^dv-[a-z0-9]{10,64}$/.test(code)) return null;
  const rows = await database().issuedHash.findMany({ where: { code, signatures: { gt: 0 } }, orderBy: { signatures: "asc" } });
  const [first] = rows;
  if (!first) return null;
  return {
    contentHash: first.contentHash ?? "",
    files: rows.flatMap(({ sha256, signatures, issuedAt }) =>
      signatures && issuedAt ? [{ sha256, signatures, issuedAt: issuedAt.toISOString() }] : [],
    ),
  };
}
