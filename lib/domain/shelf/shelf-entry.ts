import type { Measure } from "../assessment/measure";
import type { Answer, Answers } from "../questionnaire/answer";
import { answerSchema } from "../questionnaire/answer-schema";
import { namelessRecord } from "../questionnaire/nameless-record";
import { measureWords } from "../view/measure-words";
import { rulesTreatedBy } from "../what-if/build-scenario";
import { isShelfKind, kindWords, namingField, ownMeasure, type ShelfKind, shelfQuestions } from "./shelf-kinds";

/** What is kept of one thing; references name other entries, evidence the files of the shelf. */
export type ShelfEntry = { id: string; kind: ShelfKind; revision: number; answers: Answers };

const textOf = (answer: Answer | undefined): string =>
  answer && "value" in answer && typeof answer.value === "string" ? answer.value : "";

/** The name of an entry, or the word for one of its kind while it has none. */
export function entryName({ kind, answers }: Pick<ShelfEntry, "kind" | "answers">): string {
  const catalogue = textOf(answers.catalogue);
  if (kind === "measures" && catalogue !== "" && catalogue !== ownMeasure) return measureWords({ catalogue }).title;
  return textOf(answers[namingField(kind)]).trim() || namelessRecord(kindWords(kind).one, 1);
}

export type AnswerProblem = { path: string; message: string };

/**
 * What keeps answers from being an entry of the shelf: an unknown field, a value that does not fit, no name, or a reference to
 * what is not there. `kindOf` gives the kind of another entry, `hasEvidence` whether the shelf holds the file.
 */
export function entryProblems(
  kind: ShelfKind,
  answers: Answers,
  { kindOf, hasEvidence }: { kindOf: (entryId: string) => ShelfKind | undefined; hasEvidence: (id: string) => boolean },
): readonly AnswerProblem[] {
  const questions = shelfQuestions(kind);
  const problems: AnswerProblem[] = [];
  for (const [field, answer] of Object.entries(answers)) {
    const structure = Object.hasOwn(questions, field) ? questions[field] : undefined;
    if (!structure) {
      problems.push({ path: field, message: "There is no such question on the shelf." });
      continue;
    }
    const checked = answerSchema(structure).safeParse(answer);
    if (!checked.success) {
      problems.push(...checked.error.issues.map(({ message }) => ({ path: field, message })));
      continue;
    }
    if (referencesIn(kind, field, answer).some((id) => !structure.to?.some((to) => to === kindOf(id))))
      problems.push({ path: field, message: "This names an entry that is not on the shelf (any more). Choose again." });
    if (structure.kind === "evidence" && idsOf(answer).some((id) => !hasEvidence(id)))
      problems.push({ path: field, message: "This names a file that is not there. Add the file first." });
  }
  const naming = kind === "measures" && textOf(answers.catalogue) !== ownMeasure ? "catalogue" : namingField(kind);
  if (textOf(answers[naming]).trim() === "")
    problems.push({ path: naming, message: "Please give it a name, so that it can be found again." });
  return problems;
}

export const idsOf = (answer: Answer | undefined): readonly string[] => {
  if (!answer || !("value" in answer)) return [];
  return typeof answer.value === "string" ? [answer.value] : Array.isArray(answer.value) ? (answer.value as readonly string[]) : [];
};

/** The entries that an answer names. */
export function referencesIn(kind: ShelfKind, field: string, answer: Answer | undefined): readonly string[] {
  const question = shelfQuestions(kind)[field]?.kind;
  return question === "reference" || question === "references" ? idsOf(answer) : [];
}

/** An answer with its ids turned into others; those without a counterpart are left out, null where nothing is left. */
export function withIds(answer: Answer, otherId: (id: string) => string | undefined): Answer | null {
  if (!("value" in answer)) return answer;
  if (typeof answer.value === "string") {
    const id = otherId(answer.value);
    return id === undefined ? null : { value: id };
  }
  if (!Array.isArray(answer.value)) return answer;
  const ids = (answer.value as readonly string[]).flatMap((id) => otherId(id) ?? []);
  return ids.length === 0 ? null : { value: ids };
}

/** The measure that an entry stands for, in place and with its evidence; one of the catalogue treats the risks of its rules. */
export function measureOf(
  { id: entry, revision, answers }: ShelfEntry,
  { id, takenOn, evidence }: { id: string; takenOn: string; evidence: readonly string[] },
): Measure {
  const chosen = textOf(answers.catalogue);
  const catalogue = chosen === ownMeasure || chosen === "" ? null : chosen;
  const [title, description, owner] = [textOf(answers.title), textOf(answers.description), textOf(answers.owner)];
  return {
    id,
    catalogue,
    ...(catalogue === null ? { title } : {}),
    ...(description === "" ? {} : { description }),
    role: "baseline",
    status: "implemented",
    ...(owner === "" ? {} : { owner }),
    risks: catalogue === null ? [] : rulesTreatedBy(catalogue),
    evidence,
    shelf: { entry, revision, takenOn },
  };
}

/** What the shelf asks of a measure, as an assessment holds it. */
export function answersOfMeasure(measure: Measure): Answers {
  const text = (value: string | undefined): Answers[string] | null => (value?.trim() ? { value } : null);
  const given = {
    catalogue: { value: measure.catalogue ?? ownMeasure },
    title: measure.catalogue === null ? text(measure.title) : null,
    description: text(measure.description),
    owner: text(measure.owner),
    evidence: measure.evidence.length > 0 ? { value: measure.evidence } : null,
  };
  return Object.fromEntries(Object.entries(given).filter((one): one is [string, Answer] => one[1] !== null));
}

/** A kind that an address or a row names; throws where it is none, which only damage can bring about. */
export function shelfKindOf(text: string): ShelfKind {
  if (!isShelfKind(text)) throw new Error(`The shelf holds no ${text}`);
  return text;
}
