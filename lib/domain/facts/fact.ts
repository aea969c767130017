import { z } from "zod";

/** How far a statement can be relied on. A press claim is `refuted` only where a named primary document contradicts it. */
export const standings = ["contract", "documentation", "reported", "unverified", "refuted"] as const;
export type Standing = (typeof standings)[number];

const plainDate = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const factDate = z.strictObject({
  /** The first day that the statement can mean: `2026-09-01` for "about September 2026". */
  date: plainDate,
  precision: z.enum(["day", "month", "about"]),
});
export type FactDate = z.infer<typeof factDate>;

/**
 * One dated, sourced statement about the world. Code knows predicates, never subjects.
 * In force: `validFrom` ≤ day < `validTo` (null: unknown start, or no end known). Known: `recordedOn` ≤ day < `withdrawnOn`.
 */
export const factSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-zA-Z0-9.:_-]{2,120}$/),
  version: z.int().min(1),
  subject: z.strictObject({
    kind: z.enum([
      "model",
      "modelFamily",
      "provider",
      "region",
      "routing",
      "retentionMode",
      "platform",
      "country",
      "feature",
      "flow",
      "organisation",
      "regime",
      "agreement",
    ]),
    key: z.string().min(1).max(200),
  }),
  predicate: z.string().regex(/^[a-z][a-zA-Z]+$/),
  value: z.json(),
  /** One plain sentence, as printed. */
  claim: z.string().min(1).max(2000),
  standing: z.enum(standings),
  sources: z.array(z.strictObject({ title: z.string().min(1), url: z.string().optional(), date: z.string().optional() })).min(1),
  validFrom: factDate.nullable(),
  validTo: factDate.nullable(),
  recordedOn: plainDate,
  withdrawnOn: plainDate.nullable(),
  supersedes: z.array(z.string()),
  /** Questions, rules and gaps that the fact bears on. */
  touches: z.array(z.string()),
  /** Set for a fact of an organisation; counts only with evidence. */
  organisationFact: z.strictObject({ owner: z.string(), evidence: z.array(z.string()) }).optional(),
});
export type Fact = z.infer<typeof factSchema>;

/** Something dated that happened or is expected; its own list, beside the facts. */
export const eventSchema = z.strictObject({
  id: z.string(),
  date: plainDate,
  dateTo: plainDate.nullable(),
  expected: z.boolean(),
  event: z.string(),
  standing: z.enum(standings),
  source: z.strictObject({ title: z.string(), url: z.string().optional() }),
  note: z.string().nullable(),
});
export type FactEvent = z.infer<typeof eventSchema>;

export type FactsRegister = { version: string; facts: readonly Fact[]; events: readonly FactEvent[] };
