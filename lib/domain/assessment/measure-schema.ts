import { z } from "zod";
import { limits } from "../questionnaire/answer-schema";
import { isRecordId } from "../questionnaire/questions";
import { storableText } from "../questionnaire/storable-text";

export const scale = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
export const plainDate = z.iso.date();
export const recordId = z
  .string()
  .refine(isRecordId, "must look like mu-7f3k2m9q: two or three letters, a hyphen, eight or more letters or digits");
export const riskId = z.string().regex(/^(own@[a-z0-9-]{3,80}|[a-z0-9-]{3,60}(@[A-Za-z0-9:._-]{2,120})?)$/, "is no risk id");

/** Of a record or a measure that was taken from the shelf. */
export const shelfLinkSchema = z.looseObject({ entry: recordId, revision: z.int().min(1), takenOn: plainDate });

const axisEffect = z.union([z.literal(0), z.literal(1), z.literal(2)]);

/** One measure as it stands in a file and as the API takes it. */
export const measureSchema = z.looseObject({
  id: recordId,
  catalogue: z
    .string()
    .regex(/^M-\d{2}$/)
    .nullable(),
  title: storableText(2_000).optional(),
  description: storableText(limits.textCharacters).optional(),
  role: z.enum(["baseline", "additional"]),
  status: z.enum(["planned", "partial", "implemented"]),
  owner: storableText(300).optional(),
  due: plainDate.optional(),
  condition: z.boolean().optional(),
  risks: z.array(riskId).max(limits.recordsInList),
  evidence: z.array(recordId).max(limits.recordsInList),
  effect: z.strictObject({ severity: axisEffect, likelihood: axisEffect, reason: storableText(limits.textCharacters) }).optional(),
  shelf: shelfLinkSchema.optional(),
});
