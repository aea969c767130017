import type { AnswerValue } from "../questionnaire/answer";
import type { Path } from "../questionnaire/questions";

/** One reason: the answer (path and value) or the fact (id and version) that a result comes from. */
export type Because =
  | { kind: "answer"; path: Path; value: AnswerValue | null; state: "answered" | "unknown" | "absent" | "notApplicable" | "hidden" }
  | { kind: "fact"; id: string; version: number };

/** A sentence as data: the key of an ICU message in the rule's texts, and what goes into it. */
export type Message = { message: string; values: Readonly<Record<string, string | number>> };
