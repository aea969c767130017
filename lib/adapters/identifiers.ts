import { createHash, randomBytes } from "node:crypto";

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";

/** `or-…`, `as-…`: a prefix and 26 random letters and digits (134 bits), so that no id can be guessed. */
export function newId(prefix: string): string {
  let id = "";
  while (id.length < 26) for (const byte of randomBytes(32)) if (byte < 252 && id.length < 26) id += letters[byte % 36];
  return `${prefix}-${id}`;
}

/** A secret of 256 bits for a link, in letters that fit a URL. */
export const newToken = (): string => randomBytes(32).toString("base64url");

export const sha256 = (input: string | Uint8Array): string => createHash("sha256").update(input).digest("hex");
