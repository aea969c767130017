import { z } from "zod";
import { assessmentFileSchema } from "../assessment/assessment-file";
import { limits } from "../questionnaire/answer-schema";
import type { QuestionStructure } from "../questionnaire/question";
import { listIds, questionKeys, recordList, singleQuestion } from "../questionnaire/questions";

type Schema = Readonly<Record<string, unknown>>;

const id: Schema = { type: "string", pattern: "^[a-z]{2,3}-[a-z0-9]{8,}$" };
const text = (maxLength: number): Schema => ({ type: "string", minLength: 1, maxLength });
const date: Schema = { type: "string", format: "date" };
const country: Schema = { type: "string", pattern: "^[A-Z]{2}$" };
const listOf = (items: Schema): Schema => ({ type: "array", items, minItems: 1, maxItems: limits.recordsInList, uniqueItems: true });

function valueSchema(structure: QuestionStructure): Schema {
  switch (structure.kind) {
    case "text":
      return text(2_000);
    case "model":
    case "provider":
    case "region":
      return text(300);
    case "longText":
      return text(limits.textCharacters);
    case "yesNo":
      return { type: "boolean" };
    case "choice":
      return { enum: structure.options ?? [] };
    case "choices":
      return listOf({ enum: structure.options ?? [] });
    case "number":
      return { type: "number", minimum: 0 };
    case "money":
      return {
        type: "object",
        properties: { amount: { type: "number", minimum: 0 }, currency: { type: "string", pattern: "^[A-Z]{3}$" }, date },
        required: ["amount", "currency", "date"],
        additionalProperties: false,
      };
    case "duration":
      return {
        anyOf: [
          {
            type: "object",
            properties: { amount: { type: "integer", minimum: 0 }, unit: { enum: ["minutes", "hours", "days", "months", "years"] } },
            required: ["amount", "unit"],
            additionalProperties: false,
          },
          { const: "untilDeleted" },
        ],
      };
    case "date":
      return date;
    case "country":
      return country;
    case "countries":
      return listOf(country);
    case "regions":
      return listOf(text(300));
    case "reference":
      return id;
    case "references":
    case "evidence":
      return listOf(id);
    case "measureRow":
      return {
        type: "object",
        properties: {
          measures: { type: "string" },
          effectiveness: { type: "string" },
          status: { enum: ["planned", "partial", "implemented", null] },
        },
        required: ["measures", "effectiveness", "status"],
        additionalProperties: false,
      };
  }
}

const answerSchema = (structure: QuestionStructure): Schema => ({
  description: structure.article,
  anyOf: [
    { type: "object", properties: { value: valueSchema(structure) }, required: ["value"], additionalProperties: false },
    {
      type: "object",
      properties: { unknown: { const: true }, note: { type: "string", maxLength: 2_000 } },
      required: ["unknown"],
      additionalProperties: false,
    },
    ...(structure.mayNotApply
      ? [{ type: "object", properties: { notApplicable: text(2_000) }, required: ["notApplicable"], additionalProperties: false }]
      : []),
  ],
});

/** The JSON Schema (2020-12) of an assessment file, derived from the questions. References between records are checked on reading, not by the schema. */
export function assessmentJsonSchema(): Schema {
  const envelope = z.toJSONSchema(assessmentFileSchema, { target: "draft-2020-12", io: "input", unrepresentable: "any" }) as {
    properties: Record<string, Schema>;
  };
  const answers = Object.fromEntries(
    questionKeys.flatMap((key) => {
      const structure = singleQuestion(key);
      return structure ? [[key, answerSchema(structure)]] : [];
    }),
  );
  const records = Object.fromEntries(
    listIds.map((list) => [
      list,
      {
        type: "array",
        maxItems: limits.recordsInList,
        items: {
          type: "object",
          properties: {
            id,
            importedFrom: text(300),
            answers: {
              type: "object",
              properties: Object.fromEntries(
                Object.entries(recordList(list)?.questions ?? {}).map(([field, structure]) => [field, answerSchema(structure)]),
              ),
            },
          },
          required: ["id", "answers"],
        },
      },
    ]),
  );
  return {
    ...envelope,
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Groundwork assessment file, format 1",
    properties: {
      ...envelope.properties,
      answers: { type: "object", properties: answers },
      records: { type: "object", properties: records },
    },
  };
}
