import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

const letters = "0123456789abcdefghijklmnopqrstuvwxyz";
const digitsOf = (bytes: Uint8Array, length: number): string => {
  let digits = "";
  for (const byte of bytes) {
    if (byte < 252) digits += letters[byte % 36];
    if (digits.length === length) break;
  }
  return digits;
};

/** Stands for a name, an id or an account number, the same each time; the text itself where names are kept. */
export type Pseudonyms = {
  kept: boolean;
  /** `id-7f3k2m9q` for any name or id. */
  of(text: string): string;
  /** `account-7f3k2m` for an account number. */
  account(text: string): string;
  /** A fingerprint for matching, always by the key, of ten letters and digits. */
  fingerprint(text: string): string;
};

/**
 * Pseudonyms by HMAC-SHA-256 under the key of the assessment, so that nobody without the key can try out names or the
 * 10^12 possible account numbers. `keepNames` leaves every text as it is; the fingerprints stay the same.
 */
export function pseudonyms(key: string, keepNames: boolean): Pseudonyms {
  const secret = utf8ToBytes(key);
  const held = new Map<string, Uint8Array>();
  const digest = (text: string): Uint8Array => {
    const before = held.get(text);
    if (before) return before;
    const made = hmac(sha256, secret, utf8ToBytes(text));
    held.set(text, made);
    return made;
  };
  return {
    kept: keepNames,
    of: (text) => (keepNames ? text : `id-${digitsOf(digest(text), 8)}`),
    account: (text) => (keepNames ? text : `account-${digitsOf(digest(text), 6)}`),
    fingerprint: (text) => digitsOf(digest(text), 10),
  };
}
