import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** Digests that are kept by the JSON that they were made of: of one save to the next, nearly all inputs are the same. */
const KEPT_DIGESTS = 2000;
const digests = new Map<string, string>();

/** SHA-256 (first 32 hexadecimal digits) over canonical JSON (RFC 8785): the same for equal values, whatever the order of their keys. */
export function hashInputs(value: unknown): string {
  const json = JSON.stringify(value);
  const held = digests.get(json);
  if (held !== undefined) return held;
  const text = canonicalize(value);
  if (text === undefined) throw new Error("Only JSON values can be hashed");
  const digest = bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
  if (digests.size >= KEPT_DIGESTS) digests.clear();
  digests.set(json, digest);
  return digest;
}
