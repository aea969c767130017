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

type Questions = Readonly<Record<string, QuestionStructure>>;

/** A question as progress asks of it, with what shows it: of the record itself, or of the assessment. */
type Field = { key: string; structure: QuestionStructure; shownBy: Shower | null };
type Shower = { question: string; isSingle: boolean; is: readonly unknown[]; shownBy: Shower | null };

function showerOf(structure: QuestionStructure, own: Questions | null): Shower | null {
  const { visibleWhen } = structure;
  if (!visibleWhen) return null;
  const isSingle = own === null || visibleWhen.question.includes(".");
  const controlling = isSingle ? singleQuestion(visibleWhen.question) : own[visibleWhen.question];
  return {
    question: visibleWhen.question,
    isSingle,
    is: controlling ? visibleWhen.is : [],
    shownBy: controlling ? showerOf(controlling, isSingle ? null : own) : null,
  };
}

const fieldsOf = (questions: Questions, own: Questions | null): readonly Field[] =>
  Object.entries(questions).map(([key, structure]) => ({ key, structure, shownBy: showerOf(structure, own) }));

const prepared = sections.map((section) => ({
  id: section.id as string,
  questions: fieldsOf(section.questions, null),
  lists: Object.entries(section.lists as Readonly<Record<string, { questions: Questions }>>).map(([list, structure]) => ({
    list: list as ListId,
    fields: fieldsOf(structure.questions, structure.questions),
  })),
}));

/** Whether the answers so far show a question; an open controlling answer keeps it hidden. As `readAnswers`, without its allocations. */
function isShown(shower: Shower | null, own: Answers, single: Answers): boolean {
  if (shower === null) return true;
  const answers = shower.isSingle ? single : own;
  const answer = Object.hasOwn(answers, shower.question) ? answers[shower.question] : undefined;
  if (!isAnswered(answer) || !isShown(shower.shownBy, answers, single)) return false;
  const { is } = shower;
  const { value } = answer;
  return Array.isArray(value) ? value.some((one) => is.includes(one)) : is.includes(value);
}

const pathOf = (key: string, list: ListId | null, recordId: string): Path => (list === null ? key : fieldPath(list, recordId, key));

const mayBeProblem: ReadonlySet<QuestionStructure["kind"]> = new Set(["choice", "choices", "reference", "references", "evidence"]);

/** Options, references or evidence that an answer names and that do not exist. */
function isProblem(
  structure: QuestionStructure,
  value: AnswerValue,
  exists: (id: string) => boolean,
  evidence: ReadonlySet<string>,
): boolean {
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
}

/**
 * How far each section is, in the order on screen. A required question counts once it is visible; an answer of blanks does
 * not count. Linear in the number of answers.
 */
export function progressOf(content: AssessmentContent, readings: Readings): readonly SectionProgress[] {
  const evidence = new Set(content.evidence.map(({ id }) => id));
  const exists = (id: string): boolean => readings.record(id) !== undefined;
  const single = content.answers;

  return prepared.map(({ id, questions, lists }): SectionProgress => {
    const open: Path[] = [];
    const problems: Path[] = [];
    let required = 0;
    let answered = 0;
    let unknown = 0;
    const visit = ({ key, structure, shownBy }: Field, answers: Answers, list: ListId | null, recordId: string): void => {
      const answer = Object.hasOwn(answers, key) ? answers[key] : undefined;
      if (!answer && !structure.required) return;
      if (shownBy !== null && !isShown(shownBy, answers, single)) return;
      const given = isAnswered(answer);
      if (given && mayBeProblem.has(structure.kind) && isProblem(structure, answer.value, exists, evidence))
        problems.push(pathOf(key, list, recordId));
      if (answer && !given && "unknown" in answer) unknown += 1;
      if (!structure.required) return;
      required += 1;
      const settled = given ? !isBlank(answer.value) : answer !== undefined && "notApplicable" in answer;
      if (settled) answered += 1;
      else open.push(pathOf(key, list, recordId));
    };
    for (const field of questions) visit(field, single, null, "");
    for (const { list, fields } of lists) {
      const records = content.records[list] ?? [];
      if (neededLists.includes(list)) {
        required += 1;
        if (records.length > 0) answered += 1;
        else open.push(list);
      }
      for (const record of records) for (const field of fields) visit(field, record.answers, list, record.id);
    }
    return { section: id, required, answered, unknown, open, problems, complete: open.length === 0 && problems.length === 0 };
  });
}

/** Every open path, in the order of the questionnaire. */
export const openPaths = (progress: readonly SectionProgress[]): readonly Path[] => progress.flatMap(({ open }) => open);
