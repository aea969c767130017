import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";
import { visibility } from "@/lib/domain/view/visibility";

/** The questions that the answers so far show; what waits for an open answer is hidden. */
export function shownQuestions(questions: readonly QuestionView[], answerOf: (key: string) => Answer | undefined): readonly QuestionView[] {
  const conditionOf = (key: string) => questions.find((one) => one.key === key)?.visibleWhen ?? null;
  return questions.filter((one) => visibility(one.visibleWhen, answerOf, conditionOf) === "shown");
}
