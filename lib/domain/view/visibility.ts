import type { Answer } from "../questionnaire/answer";
import type { VisibleWhen } from "../questionnaire/question";

/**
 * Whether a question is shown: `shown`, `hidden` (its controlling answer rules it out) or `waiting` (the controlling
 * answer is open, so the question is hidden and what needs it is undetermined). `visibleWhenOf` finds the condition of a
 * controlling question, so that a chain of conditions is followed.
 */
export function visibility(
  condition: VisibleWhen | null,
  answerOf: (question: string) => Answer | undefined,
  visibleWhenOf: (question: string) => VisibleWhen | null,
): "shown" | "hidden" | "waiting" {
  if (!condition) return "shown";
  const above = visibility(visibleWhenOf(condition.question), answerOf, visibleWhenOf);
  if (above !== "shown") return above;
  const answer = answerOf(condition.question);
  if (!answer || "unknown" in answer) return "waiting";
  if ("notApplicable" in answer) return "hidden";
  const wanted: readonly unknown[] = condition.is;
  const met = Array.isArray(answer.value) ? answer.value.some((one) => wanted.includes(one)) : wanted.includes(answer.value);
  return met ? "shown" : "hidden";
}
