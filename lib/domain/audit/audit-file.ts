import { z } from "zod";
import { type AuditLink, auditRecipe, beforeTheFirst, type ChainFault, type ChainState, changedWords, followLink } from "./audit-chain";

/** An entry with what stands beside it; words are absent where they were blanked or whoever exported may not read them. */
export type AuditLine = AuditLink & {
  says: string;
  beside: { personName: string; clientAddress: string; salt: string; words: Readonly<Record<string, string>> };
};

export type AuditFileHead = { organisationId: string; exportedAt: string; entries: number; head: string };

const format = "groundwork-audit-trail";

/** JSON Lines: what the file is and how it is verified, then one entry a line in the order of their numbers. */
export const auditFileText = (head: AuditFileHead, lines: readonly AuditLine[]): string =>
  [{ format, formatVersion: 1, ...head, recipe: auditRecipe }, ...lines].map((line) => `${JSON.stringify(line)}\n`).join("");

const headSchema = z.object({
  format: z.literal(format),
  formatVersion: z.literal(1),
  organisationId: z.string(),
  exportedAt: z.string(),
  entries: z.int().min(0),
  head: z.string(),
});

const lineSchema = z.object({
  organisationId: z.string(),
  number: z.int(),
  kind: z.string(),
  personId: z.string(),
  at: z.string(),
  subject: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  previousHash: z.string(),
  hash: z.string(),
  beside: z.object({ salt: z.string(), words: z.record(z.string(), z.string()) }),
});

export type AuditFileCheck =
  | { readable: false; line: number; message: string }
  | {
      readable: true;
      head: AuditFileHead;
      /** What the entries of the file lead to. */
      reached: ChainState;
      /** The first entry that breaks the chain, by its line. */
      broken: { line: number; number: number; fault: ChainFault } | null;
      /** Whether the file ends where it says that it does. */
      whole: boolean;
      changedWords: readonly { number: number; words: readonly string[] }[];
      /** For each head asked for: the number of the entry that has it, or null where none does. */
      heads: Readonly<Record<string, number | null>>;
    };

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Recomputes an exported trail; `heads` are hashes kept elsewhere that should be among its entries. */
export function checkAuditFile(text: string, heads: readonly string[] = []): AuditFileCheck {
  const [first = "", ...rest] = text.split("\n").filter((line) => line !== "");
  const head = headSchema.safeParse(jsonOf(first));
  if (!head.success) return { readable: false, line: 1, message: "This is no audit trail that Groundwork exported as JSON Lines." };
  let reached = beforeTheFirst;
  let broken: { line: number; number: number; fault: ChainFault } | null = null;
  const changed: { number: number; words: readonly string[] }[] = [];
  const found = new Map<string, number>();
  for (const [index, line] of rest.entries()) {
    const entry = lineSchema.safeParse(jsonOf(line));
    if (!entry.success) return { readable: false, line: index + 2, message: "This line is no entry of an audit trail." };
    const { data } = entry;
    found.set(data.hash, data.number);
    const words = changedWords(data.subject, data.beside);
    if (words.length > 0) changed.push({ number: data.number, words });
    if (broken) continue;
    const after = followLink(reached, { ...data, organisationId: head.data.organisationId });
    if (typeof after === "string") broken = { line: index + 2, number: data.number, fault: after };
    else reached = after;
  }
  const { organisationId, exportedAt, entries } = head.data;
  return {
    readable: true,
    head: { organisationId, exportedAt, entries, head: head.data.head },
    reached,
    broken,
    whole: reached.number === entries && reached.head === head.data.head,
    changedWords: changed,
    heads: Object.fromEntries(heads.map((one) => [one, found.get(one) ?? null])),
  };
}
