import type { AssessmentContent } from "../assessment/content";
import type { AnswerValue } from "../questionnaire/answer";
import { answerText, namesIn } from "../questionnaire/describe-answer";
import { listText, questionText } from "../questionnaire/english";
import type { QuestionKind, QuestionStructure } from "../questionnaire/question";
import { fieldPath, type ListId, recordList, singleQuestion } from "../questionnaire/questions";
import type { QuestionView } from "./section-view";

/** One answer that a scenario may change: its place, what it is today in words, and the key of its question. */
export type ChangeableAnswer = { path: string; question: string; today: string; value: AnswerValue | null };
type ChangeableGroup = { id: string; label: string; answers: readonly ChangeableAnswer[] };
export type ChangeableAnswers = { groups: readonly ChangeableGroup[]; questions: Readonly<Record<string, QuestionView>> };

/** Lists whose answers decide where data go, and the single answers beside them. */
const lists = [
  "modelUses",
  "stores",
  "tools",
  "systems",
  "customisations",
  "processors",
  "contracts",
  "transferTools",
] as const satisfies readonly ListId[];
const singles = [
  "logging.invocation",
  "logging.traces",
  "security.longLivedKeys",
  "meta.launchDate",
  "desc.multiTenant",
  "desc.fallback",
] as const;
const kinds: ReadonlySet<QuestionKind> = new Set([
  "choice",
  "choices",
  "yesNo",
  "number",
  "text",
  "date",
  "model",
  "region",
  "regions",
  "country",
  "countries",
  "provider",
  "duration",
]);

function viewOf(key: string, structure: QuestionStructure, path: string): QuestionView {
  const words = questionText(path);
  return {
    key,
    kind: structure.kind,
    label: words?.label ?? key,
    why: "",
    examples: ["", ""],
    article: structure.article,
    options: (structure.options ?? []).map((value) => ({ value, label: words?.options?.[value] ?? value })),
    offeredFor: null,
    to: [],
    unit: structure.unit ?? null,
    required: structure.required,
    mayNotApply: false,
    visibleWhen: null,
  };
}

/** What a scenario of one's own can change: the answers that decide where data go, with what they are today. */
export function changeableAnswers(content: AssessmentContent): ChangeableAnswers {
  const names = namesIn(content);
  const questions: Record<string, QuestionView> = {};
  const answerAt = (
    path: string,
    question: string,
    structure: QuestionStructure,
    answer: Parameters<typeof answerText>[2],
  ): ChangeableAnswer => {
    questions[question] ??= viewOf(question, structure, path);
    const words = questionText(path);
    return {
      path,
      question,
      today: answer && words ? answerText(structure, words, answer, names) : "no answer",
      value: answer && "value" in answer ? answer.value : null,
    };
  };
  const alone = singles.flatMap((key): readonly ChangeableAnswer[] => {
    const structure = singleQuestion(key);
    return structure ? [answerAt(key, key, structure, content.answers[key])] : [];
  });
  const groups = lists.flatMap((list): readonly ChangeableGroup[] => {
    const structure = recordList(list);
    if (!structure) return [];
    const { one } = listText(list);
    return (content.records[list] ?? []).map((record) => ({
      id: record.id,
      label: `${one.charAt(0).toUpperCase()}${one.slice(1)}: ${names(record.id)}`,
      answers: Object.entries(structure.questions).flatMap(([field, question]) =>
        kinds.has(question.kind) && field !== structure.nameQuestion
          ? [answerAt(fieldPath(list, record.id, field), `${list}.${field}`, question, record.answers[field])]
          : [],
      ),
    }));
  });
  return { groups: [{ id: "whole", label: "The whole assessment", answers: alone }, ...groups], questions };
}
