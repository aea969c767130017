"use client";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";
import { answerWords } from "./answer-words";
import { useSection } from "./section-context";

/** Gives an answer to this question in words: names of entries, countries and files in place of their ids. */
export function useAnswerWords(question: QuestionView): (answer: Answer | null) => string {
  const { targetsOf, suggestions, evidence } = useSection();
  const nameOf = (id: string): string =>
    question.to.flatMap((list) => targetsOf(list).records).find((record) => record.id === id)?.name ??
    suggestions.countries.find((one) => one.code === id)?.name ??
    evidence.find((item) => item.id === id)?.name ??
    (question.to.length > 0 ? "an entry that was removed" : id);
  return (answer) => answerWords(answer, question, nameOf);
}
