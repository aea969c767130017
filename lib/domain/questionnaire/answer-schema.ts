import { z } from "zod";
import type { Answer } from "./answer";
import type { QuestionStructure } from "./question";
import { storableText } from "./storable-text";

/** Limits of an assessment; beyond them a refusal with the path. Bytes are UTF-8, counted by characters up to four each. */
export const limits = { textCharacters: 64_000, recordsInList: 1_000, records: 10_000, fileBytes: 20_000_000, depth: 12 } as const;

const filled = (length: number) =>
  storableText(length).refine((text) => text.trim() !== "", "Please write something, or remove the answer.");

const plainDate = z.string().refine((text) => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().slice(0, 10) === text && text >= "1900-01-01" && text <= "2199-12-31";
}, "Please give a day of the calendar as year-month-day, for example 2026-11-23.");

const country = z.string().regex(/^[A-Z]{2}$/, "Please choose a country from the list.");
const id = z.string().regex(/^[a-z]{2,3}-[a-z0-9]{8,}$/, "This does not name a record.");
const unique = <T extends z.ZodType<readonly string[]>>(schema: T) =>
  schema.refine((values) => new Set(values).size === values.length, "The same entry stands here twice.");
const listOf = (schema: z.ZodType<string>) => unique(z.array(schema).min(1, "Please choose at least one.").max(limits.recordsInList));
const duration = z.union([
  z.strictObject({ amount: z.number().int().min(0).max(100_000), unit: z.enum(["minutes", "hours", "days", "months", "years"]) }),
  z.literal("untilDeleted"),
]);

function valueSchema(structure: QuestionStructure): z.ZodType {
  const options = structure.options ?? [];
  switch (structure.kind) {
    case "text":
      return filled(2_000);
    case "model":
    case "provider":
    case "region":
      return filled(300);
    case "longText":
      return filled(limits.textCharacters);
    case "yesNo":
      return z.boolean();
    case "choice":
      return z.enum(options as [string, ...string[]], "Please choose one of the answers.");
    case "choices":
      return listOf(z.enum(options as [string, ...string[]], "Please choose from the answers."));
    case "number":
      return z.number("Please give a number.").min(0, "Please give a number of 0 or more.").max(1e12);
    case "money":
      return z.strictObject({ amount: z.number().min(0).max(1e12), currency: z.string().regex(/^[A-Z]{3}$/), date: plainDate });
    case "duration":
      return duration;
    case "date":
      return plainDate;
    case "country":
      return country;
    case "countries":
      return listOf(country);
    case "regions":
      return listOf(filled(300));
    case "reference":
      return id;
    case "references":
    case "evidence":
      return listOf(id);
    case "measureRow":
      return z.strictObject({
        measures: storableText(limits.textCharacters),
        effectiveness: storableText(limits.textCharacters),
        status: z.enum(["planned", "partial", "implemented"]).nullable(),
      });
  }
}

const cache = new WeakMap<QuestionStructure, z.ZodType<Answer>>();

/**
 * The schema of an answer to one question, the same in the form, the API and the file: a value of its kind, "I don't know
 * yet", or "not applicable because …" where the question allows it. Messages are worded for the person who answers.
 */
export function answerSchema(structure: QuestionStructure): z.ZodType<Answer> {
  const cached = cache.get(structure);
  if (cached) return cached;
  const value = z.strictObject({ value: valueSchema(structure) });
  const unknown = z.strictObject({ unknown: z.literal(true), note: storableText(2_000).optional() });
  const notApplicable = z.strictObject({
    notApplicable: filled(2_000).refine(() => structure.mayNotApply === true, "This question cannot be answered with “not applicable”."),
  });
  const schema = z.custom<Answer>().superRefine((answer, context) => {
    const isObject = typeof answer === "object" && answer !== null;
    const branch = isObject && "unknown" in answer ? unknown : isObject && "notApplicable" in answer ? notApplicable : value;
    const parsed = branch.safeParse(answer);
    if (!parsed.success)
      for (const issue of parsed.error.issues) context.addIssue({ code: "custom", message: issue.message, path: [...issue.path] });
  }) as unknown as z.ZodType<Answer>;
  cache.set(structure, schema);
  return schema;
}
