import canonicalize from "canonicalize";
import { z } from "zod";
import { eventSchema, type Fact, type FactEvent, type FactsRegister, factSchema } from "./fact";

/** A file of facts is refused above this size, before it is read. */
export const largestFactsFile = 20 * 1024 * 1024;

const contentShape = {
  format: z.literal("groundwork-facts"),
  formatVersion: z.literal(1),
  /** The name under which an operator trusts this publisher's key. */
  publisher: z.string().min(1).max(200),
  /** Grows with each file of a publisher: `2026-12-01.1`. */
  version: z.string().regex(/^\d{4}-\d{2}-\d{2}\.\d{1,4}$/, "The version is a day and a number, such as 2026-12-01.1."),
  issuedOn: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
  facts: z.array(factSchema).max(20_000),
  events: z.array(eventSchema).max(5_000),
};

const factsContent = z.strictObject(contentShape);
const factsFile = z.strictObject({
  ...contentShape,
  signature: z.strictObject({ algorithm: z.literal("Ed25519"), value: z.base64() }).optional(),
});

/** Facts and events of one publisher, as they travel; signed or not yet. */
export type FactsFile = z.infer<typeof factsFile>;

export type FactsFileReading = { ok: true; file: FactsFile } | { ok: false; refusals: readonly { path: string; message: string }[] };

/** Reads a file of facts, or says what is wrong with it, at most 50 things with their places. The signature is not checked here. */
export function parseFactsFile(text: string): FactsFileReading {
  if (/"(?:__proto__|constructor|prototype)"\s*:/.test(text))
    return { ok: false, refusals: [{ path: "", message: "The names __proto__, constructor and prototype are not allowed as keys." }] };
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { ok: false, refusals: [{ path: "", message: "The file is no JSON." }] };
  }
  const parsed = factsFile.safeParse(json);
  if (!parsed.success)
    return {
      ok: false,
      refusals: parsed.error.issues.slice(0, 50).map((issue) => ({ path: issue.path.join("/"), message: issue.message })),
    };
  const seen = new Set<string>();
  for (const [index, fact] of parsed.data.facts.entries()) {
    const key = `${fact.id}@${fact.version}`;
    if (seen.has(key)) return { ok: false, refusals: [{ path: `facts/${index}`, message: `${key} stands in the file twice.` }] };
    if (fact.organisationFact)
      return {
        ok: false,
        refusals: [{ path: `facts/${index}`, message: "An organisation's own fact is not published; it stays with the organisation." }],
      };
    seen.add(key);
  }
  return { ok: true, file: parsed.data };
}

/** The text that a signature stands for: the file without its signature, as canonical JSON (RFC 8785). */
export function signedText(file: FactsFile): string {
  const { signature: _signature, ...content } = file;
  return canonicalize(factsContent.parse(content)) ?? "";
}

const order = (version: string): readonly number[] => version.split(/[-.]/).map(Number);

/** Whether one version of a publisher's file is newer than another. */
export function isNewer(version: string, than: string): boolean {
  const [a, b] = [order(version), order(than)];
  for (const [index, part] of a.entries()) {
    const other = b[index] ?? 0;
    if (part !== other) return part > other;
  }
  return false;
}

/** The shipped register with what publishers added, in the order of their names. A newer version of a fact takes its place by itself. */
export function withPublished(
  base: FactsRegister,
  published: readonly { publisher: string; version: string; facts: readonly Fact[]; events: readonly FactEvent[] }[],
): FactsRegister {
  if (published.length === 0) return base;
  const inOrder = published.toSorted((a, b) => a.publisher.localeCompare(b.publisher, "en"));
  return {
    version: [base.version, ...inOrder.map(({ publisher, version }) => `${publisher} ${version}`)].join(" + "),
    facts: [...base.facts, ...inOrder.flatMap(({ facts }) => facts)],
    events: [...base.events, ...inOrder.flatMap(({ events }) => events)],
  };
}
