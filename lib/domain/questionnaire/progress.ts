import type { AssessmentContent } from "../assessment/content";
import type { Answer, Answers, AnswerValue } from "./answer";
import type { QuestionStructure } from "./question";
import { fieldPath, type ListId, type Path, singleQuestion } from "./questions";
import type { Readings } from "./reading";
import { sections } from "./sections";

export type SectionProgress = {
  section: string;
  /** Required questions that are visible, and needed lists; of these `answered` have an answer or do not apply. */
  required: number;
  answered: number;
  /** Answered "I don't know yet". */
  unknown: number;
  /** Required, visible and without an answer, or unknown: paths in the order on screen; a needed list without records by its id. */
  open: readonly Path[];
  /** Answers that cannot be right: a reference to what is gone, an option or evidence that does not exist. */
  problems: readonly Path[];
  complete: boolean;
};

/** Lists that every assessment needs an entry in; without one the method cannot say anything. */
export const neededLists: readonly ListId[] = ["controllers", "dataSubjects", "dataItems", "purposes", "systems", "modelUses"];

const isAnswered = (answer: Answer | undefined): answer is { value: AnswerValue } => answer !== undefined && "value" in answer;
const isBlank = (value: AnswerValue): boolean => typeof value === "string" && value.trim() === "";

type Fields = readonly (readonly [key: string, structure: QuestionStructure])[];
const fieldsOf = (questions: Readonly<Record<string, QuestionStructure>>): Fields => Object.entries(questions);

const prepared = sections.map((section) => ({
  id: section.id as string,
  questions: fieldsOf(section.questions),
  lists: Object.entries(section.lists as Readonly<Record<string, { questions: Readonly<Record<string, QuestionStructure>> }>>).map(
    ([list, structure]) => ({ list: list as ListId, fields: fieldsOf(structure.questions), questions: structure.questions }),
  ),
}));

/** Whether the answers so far show a question; an open controlling answer keeps it hidden. As `readAnswers`, without its allocations. */
function isShown(
  structure: QuestionStructure,
  own: Answers,
  ownQuestions: Readonly<Record<string, QuestionStructure>> | null,
  single: Answers,
): boolean {
  const { visibleWhen } = structure;
  if (!visibleWhen) return true;
  const isSingle = ownQuestions === null || visibleWhen.question.includes(".");
  const controlling = isSingle ? singleQuestion(visibleWhen.question) : ownQuestions[visibleWhen.question];
  const answers = isSingle ? single : own;
  const answer = Object.hasOwn(answers, visibleWhen.question) ? answers[visibleWhen.question] : undefined;
  if (!controlling || !isAnswered(answer) || !isShown(controlling, answers, isSingle ? null : ownQuestions, single)) return false;
  const wanted: readonly unknown[] = visibleWhen.is;
  const { value } = answer;
  return Array.isArray(value) ? value.some((one) => wanted.includes(one)) : wanted.includes(value);
}

/**
 * How far each section is, in the order on screen. A required question counts once it is visible; an answer of blanks does
 * not count. Linear in the number of answers.
 */
export function progressOf(content: AssessmentContent, readings: Readings): readonly SectionProgress[] {
  const evidence = new Set(content.evidence.map(({ id }) => id));
  const exists = (id: string): boolean => readings.record(id) !== undefined;

  const isProblem = (structure: QuestionStructure, value: AnswerValue): boolean => {
    switch (structure.kind) {
      case "choice":
        return typeof value === "string" && structure.options !== undefined && !structure.options.includes(value);
      case "choices":
        return Array.isArray(value) && structure.options !== undefined && value.some((one) => !structure.options?.includes(one));
      case "reference":
        return typeof value === "string" && value !== "" && !exists(value);
      case "references":
        return Array.isArray(value) && value.some((one) => !exists(one));
      case "evidence":
        return Array.isArray(value) && value.some((one) => !evidence.has(one));
      default:
        return false;
    }
  };

  return prepared.map(({ id, questions, lists }): SectionProgress => {
    const open: Path[] = [];
    const problems: Path[] = [];
    let required = 0;
    let answered = 0;
    let unknown = 0;
    const visit = (
      key: string,
      structure: QuestionStructure,
      answers: Answers,
      ownQuestions: Readonly<Record<string, QuestionStructure>> | null,
      path: () => Path,
    ): void => {
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      if (!answer && !structure.required) return;
      if (!isShown(structure, answers, ownQuestions, content.answers)) return;
      if (isAnswered(answer) && isProblem(structure, answer.value)) problems.push(path());
      if (answer && "unknown" in answer) unknown += 1;
      if (!structure.required) return;
      required += 1;
      const settled = isAnswered(answer) ? !isBlank(answer.value) : answer !== undefined && "notApplicable" in answer;
      if (settled) answered += 1;
      else open.push(path());
    };
    for (const [key, structure] of questions) visit(key, structure, content.answers, null, () => key);
    for (const { list, fields, questions: ownQuestions } of lists) {
      const records = content.records[list] ?? [];
      if (neededLists.includes(list)) {
        required += 1;
        if (records.length > 0) answered += 1;
        else open.push(list);
      }
      for (const record of records)
        for (const [key, structure] of fields) visit(key, structure, record.answers, ownQuestions, () => fieldPath(list, record.id, key));
    }
    return { section: id, required, answered, unknown, open, problems, complete: open.length === 0 && problems.length === 0 };
  });
}

/** Every open path, in the order of the questionnaire. */
export const openPaths = (progress: readonly SectionProgress[]): readonly Path[] => progress.flatMap(({ open }) => open);
