import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** SHA-256 (first 32 hexadecimal digits) over canonical JSON (RFC 8785): the same for equal values, whatever the order of their keys. */
export function hashInputs(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new Error("Only JSON values can be hashed");
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}
