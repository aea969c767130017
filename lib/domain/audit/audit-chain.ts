import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import canonicalize from "canonicalize";

/** What an entry puts into the chain: ids, closed words and salted digests, for good. */
export type AuditLink = {
  organisationId: string;
  /** Counts from 1 without a gap. */
  number: number;
  kind: string;
  personId: string;
  /** UTC with milliseconds: `2026-11-23T09:00:00.000Z`. */
  at: string;
  subject: unknown;
  previousHash: string;
  hash: string;
};

/** What the first entry names as the one before it. */
export const startOfChain = "0".repeat(64);

/** How anybody recomputes the chain; travels with each export. */
export const auditRecipe = [
  "Take the entries in the order of their numbers: 1, 2, 3 and so on, without a gap.",
  "Each previousHash is the hash of the entry before; that of entry 1 is 64 zeros.",
  "Each hash is the SHA-256, in lower-case hexadecimal digits, of the text that begins with previousHash and goes on with the canonical JSON (RFC 8785: keys sorted, no spaces) of the object with the six keys at, kind, number, organisationId, personId and subject, in UTF-8.",
  "The hash of the last entry is the head. Compare it with a head kept elsewhere: the one that a signed document prints, or that of an earlier export, must be among the hashes.",
  "What stands in beside is outside the chain and can be blanked. Where it holds words, the subject holds under the word's name with Digest after it the SHA-256 of salt and word.",
] as const;

const digest = (text: string): string => bytesToHex(sha256(utf8ToBytes(text)));

/** The hash of an entry: SHA-256 (hexadecimal) over the previous hash and the canonical JSON (RFC 8785) of what it holds. */
export const linkHash = (previousHash: string, { at, kind, number, organisationId, personId, subject }: Omit<AuditLink, "hash">): string =>
  digest(`${previousHash}${canonicalize({ at, kind, number, organisationId, personId, subject })}`);

/** The digest under which words beside the chain enter it. */
export const wordsDigest = (salt: string, words: string): string => digest(`${salt}${words}`);

export type ChainState = { number: number; head: string };
export const beforeTheFirst: ChainState = { number: 0, head: startOfChain };

/** `missing`: entries were taken out before it; `order`: it does not follow the one before; `changed`: it does not hold what was written. */
export type ChainFault = "missing" | "order" | "changed";

/** The state after the next entry, or why that one breaks the chain. */
export function followLink(before: ChainState, link: AuditLink): ChainState | ChainFault {
  if (link.number > before.number + 1) return "missing";
  if (link.number <= before.number || link.previousHash !== before.head) return "order";
  return linkHash(before.head, link) === link.hash ? { number: link.number, head: link.hash } : "changed";
}

/** Words beside an entry that are not those that its digests were made of; words that were blanked are none. */
export function changedWords(
  subject: Readonly<Record<string, unknown>>,
  beside: { salt: string; words: Readonly<Record<string, string>> },
) {
  return Object.entries(beside.words)
    .filter(([name, words]) => subject[`${name}Digest`] !== wordsDigest(beside.salt, words))
    .map(([name]) => name);
}
