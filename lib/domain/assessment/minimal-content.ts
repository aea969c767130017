import type { Answer, Answers, AnswerValue, AssessmentRecord } from "../questionnaire/answer";
import type { AssessmentContent } from "./content";

/** Wraps plain values as answers; what is already an answer (`{ unknown: true }`, `{ notApplicable }`) stays as it is. */
export function answersOf(values: Readonly<Record<string, AnswerValue | Answer>>): Answers {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, isAnswer(value) ? value : { value }]));
}

const isAnswer = (value: AnswerValue | Answer): value is Answer =>
  typeof value === "object" && !Array.isArray(value) && ("value" in value || "unknown" in value || "notApplicable" in value);

/** A record with that id, its values wrapped as answers. */
export const recordOf = (id: string, values: Readonly<Record<string, AnswerValue | Answer>>): AssessmentRecord => ({
  id,
  answers: answersOf(values),
});

/** An assessment in which nothing was answered, with what `overrides` names put in: for small invented cases and new assessments. */
export const minimalContent = (overrides: Partial<AssessmentContent> = {}): AssessmentContent => ({
  questionnaireVersion: 1,
  language: "en",
  asOf: "2026-11-23",
  method: "groundwork-default@1",
  answers: {},
  records: {},
  measures: [],
  decisions: {},
  ownRisks: [],
  evidence: [],
  facts: [],
  ...overrides,
});
