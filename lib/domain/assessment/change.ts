import { z } from "zod";
import { listIds } from "../questionnaire/questions";

const path = z.string().min(1).max(200);
const recordId = z.string().regex(/^[a-z]{2,3}-[a-z0-9]{8,}$/);
const list = z.enum(listIds as unknown as [string, ...string[]]);

/**
 * A changed answer. `baseRevision` is the revision that the person saw (0: never answered). `saveNumber` grows with each
 * save of one open page (`client`): a lower one than the last is out of date and ignored.
 */
const answerChangeSchema = z.strictObject({
  path,
  /** The new answer; null takes it away. Its value is checked against the question. */
  answer: z.union([
    z.strictObject({ value: z.json() }),
    z.strictObject({ unknown: z.literal(true), note: z.string().max(65_536).optional() }),
    z.strictObject({ notApplicable: z.string().max(65_536) }),
    z.null(),
  ]),
  baseRevision: z.int().min(0),
  saveNumber: z.int().min(0).max(Number.MAX_SAFE_INTEGER),
});

/** Ids are made by the caller and never reused. `after` names the record that the new one follows; null: first; absent: last. */
const recordChangeSchema = z.discriminatedUnion("record", [
  z.strictObject({ record: z.literal("add"), list, id: recordId, after: recordId.nullable().optional() }),
  z.strictObject({ record: z.literal("duplicate"), list, id: recordId, from: recordId }),
  /** Refused with the list of references unless `clearReferences`, which takes the id out of the answers that name it. */
  z.strictObject({ record: z.literal("remove"), list, id: recordId, clearReferences: z.boolean().optional() }),
  /** Undoes a removal, with the references that it cleared. */
  z.strictObject({ record: z.literal("restore"), list, id: recordId }),
  z.strictObject({ record: z.literal("reorder"), list, id: recordId, after: recordId.nullable() }),
]);

export const changesSchema = z.strictObject({
  /** Random, one for each open page; null for what is no form (an import). */
  client: z.string().min(8).max(64).nullable(),
  changes: z
    .array(z.union([answerChangeSchema, recordChangeSchema]))
    .min(1)
    .max(2000),
});

export type AnswerChange = z.infer<typeof answerChangeSchema>;
export type RecordChange = z.infer<typeof recordChangeSchema>;
export type Change = AnswerChange | RecordChange;
export type Changes = z.infer<typeof changesSchema>;
