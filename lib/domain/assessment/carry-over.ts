import type { Answer, Answers, AssessmentRecord } from "../questionnaire/answer";
import { fieldPath, type ListId, listIds, parsePath, sectionIdOf } from "../questionnaire/questions";
import { sections } from "../questionnaire/sections";
import { blankContent } from "./assessment-file";
import type { AnswerOrigin, AssessmentContent, EarlierOrigin } from "./content";
import type { Measure } from "./measure";

/** Advice, views, the decision and its reviews belong to the act of one assessment and never go into another. */
const neverCarried: ReadonlySet<string> = new Set(["consultation-and-decision"]);
/** What says which processing it is, and when: the next one has its own. */
const ownQuestions: ReadonlySet<string> = new Set(["meta.processingName", "meta.launchDate", "meta.endDate"]);
/** The log of the earlier assessment's versions. */
const ownLists: ReadonlySet<string> = new Set(["dpiaHistory"]);

/** The sections that can be carried into a new assessment. */
export const carriedSections: readonly string[] = sections.map(({ id }) => id).filter((id) => !neverCarried.has(id));

/** What a person chose to carry. */
export type CarryChoice = { sections: readonly string[]; measures: boolean; evidence: boolean };

export type CarryPreview = {
  sections: readonly { id: string; answers: number; records: number }[];
  measures: number;
  ownRisks: number;
  evidence: number;
};

const carriesAnswer = (key: string): boolean => !ownQuestions.has(key) && !neverCarried.has(sectionIdOf(key) ?? "");
const carriesList = (list: string): boolean => !ownLists.has(list) && !neverCarried.has(sectionIdOf(list) ?? "");

/** What there is to carry in an assessment, by section. */
export function carryPreview(content: AssessmentContent): CarryPreview {
  return {
    sections: carriedSections.map((id) => ({
      id,
      answers: Object.keys(content.answers).filter((key) => sectionIdOf(key) === id && carriesAnswer(key)).length,
      records: listIds
        .filter((list) => sectionIdOf(list) === id && carriesList(list))
        .reduce((sum, list) => sum + (content.records[list]?.length ?? 0), 0),
    })),
    measures: content.measures.length,
    ownRisks: content.ownRisks.length,
    evidence: content.evidence.length,
  };
}

/** An answer without the ids that are not carried; null where nothing is left of it. */
function kept(path: string, answer: Answer, isThere: (id: string) => boolean): Answer | null {
  const kind = parsePath(path)?.structure.kind;
  if (!("value" in answer) || (kind !== "reference" && kind !== "references" && kind !== "evidence")) return answer;
  if (typeof answer.value === "string") return isThere(answer.value) ? answer : null;
  const ids = (answer.value as readonly string[]).filter(isThere);
  return ids.length === 0 ? null : { value: ids };
}

/** A measure as a plan for the next one: what treats a place that is not carried is left out, as are dates and conditions. */
function carriedMeasure(measure: Measure, isThere: (id: string) => boolean): Measure {
  const { due: _due, condition: _condition, ...rest } = measure;
  return {
    ...rest,
    risks: measure.risks.filter((id) => {
      const place = id.split("@")[1];
      return place === undefined || id.startsWith("own@") || !/^[a-z]{2,3}-[a-z0-9]{8,}$/.test(place) || isThere(place);
    }),
    evidence: measure.evidence.filter(isThere),
  };
}

/**
 * A new assessment that begins with what was chosen of an earlier one: the same record ids, each answer with its origin.
 * Decisions, levels, advice, views, alternatives and costs stay behind.
 */
export function carryOver(
  source: AssessmentContent,
  choice: CarryChoice,
  { name, origin, asOf }: { name: string; origin: EarlierOrigin; asOf: string },
): AssessmentContent {
  const chosen = new Set(choice.sections.filter((id) => carriedSections.includes(id)));
  const lists = listIds.filter((list) => chosen.has(sectionIdOf(list) ?? "") && carriesList(list));
  const there = new Set<string>([
    ...lists.flatMap((list) => (source.records[list] ?? []).map(({ id }) => id)),
    ...(choice.evidence ? source.evidence.map(({ id }) => id) : []),
  ]);
  const isThere = (id: string): boolean => there.has(id);
  const origins: Record<string, AnswerOrigin> = {};
  const carry = (answers: Answers, pathOf: (key: string) => string, wanted: (key: string) => boolean): Answers =>
    Object.fromEntries(
      Object.entries(answers).flatMap(([key, answer]) => {
        const held = wanted(key) ? kept(pathOf(key), answer, isThere) : null;
        if (!held) return [];
        origins[pathOf(key)] = origin;
        return [[key, held] as const];
      }),
    );
  const answers = carry(
    source.answers,
    (key) => key,
    (key) => chosen.has(sectionIdOf(key) ?? "") && carriesAnswer(key),
  );
  const recordsOf = (list: ListId): readonly AssessmentRecord[] =>
    (source.records[list] ?? []).map((record) => ({
      ...record,
      answers: carry(
        record.answers,
        (field) => fieldPath(list, record.id, field),
        () => true,
      ),
    }));
  const blank = blankContent(asOf);
  return {
    ...blank,
    language: source.language,
    method: source.method,
    answers: { ...answers, "meta.processingName": { value: name } },
    records: { ...blank.records, ...Object.fromEntries(lists.map((list) => [list, recordsOf(list)])) },
    measures: choice.measures ? source.measures.map((measure) => carriedMeasure(measure, isThere)) : [],
    ownRisks: choice.measures ? source.ownRisks : [],
    evidence: choice.evidence ? source.evidence : [],
    ...(Object.keys(origins).length > 0 ? { origins } : {}),
  };
}
