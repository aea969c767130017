import type { Statements } from "@/lib/adapters/db/database";
import { type PassagePart, passageOf, searchedText, soughtWords } from "@/lib/domain/portfolio/search-words";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { answerText } from "@/lib/domain/questionnaire/describe-answer";
import { listText, questionText } from "@/lib/domain/questionnaire/english";
import type { VisibleWhen } from "@/lib/domain/questionnaire/question";
import { fieldPath, parsePath, recordList, singleQuestion } from "@/lib/domain/questionnaire/questions";
import { visibility } from "@/lib/domain/view/visibility";

export type AnswerHit = {
  path: string;
  /** The question, with the name of its record. */
  question: string;
  passage: readonly PassagePart[];
  /** Another answer hides the question: the answer is kept and counts for nothing. */
  isHidden: boolean;
};

const mostHits = 3;

/** The path of a question that decides over one at `path`: of the same record, or of the assessment. */
const besides = (path: string, question: string): string => {
  const [list = "", recordId = ""] = path.split("/");
  return question.includes(".") ? question : fieldPath(list, recordId, question);
};

const conditionOf = (path: string): VisibleWhen | null => {
  const parsed = parsePath(path);
  return parsed?.structure.visibleWhen ?? null;
};

/** The paths whose answers decide whether a question is asked, all the way up. */
function controllingPaths(path: string): readonly string[] {
  const condition = conditionOf(path);
  if (!condition) return [];
  const above = besides(path, condition.question);
  return [above, ...controllingPaths(above)];
}

function isHidden(path: string, answerAt: (path: string) => Answer | undefined): boolean {
  const list = path.split("/")[0] ?? "";
  const visibleWhenOf = (question: string): VisibleWhen | null =>
    (question.includes(".") ? singleQuestion(question) : recordList(list)?.questions[question])?.visibleWhen ?? null;
  return visibility(conditionOf(path), (question) => answerAt(besides(path, question)), visibleWhenOf) !== "shown";
}

/** The question in words, with the name of the record that it is asked of. */
function labelOf(path: string, answerAt: (path: string) => Answer | undefined): string {
  const label = questionText(path)?.label ?? path;
  const [listId = "", recordId, field] = path.split("/");
  const list = recordList(listId);
  if (recordId === undefined || !list || field === list.nameQuestion) return label;
  const naming = list.questions[list.nameQuestion];
  const words = questionText(`${listId}.${list.nameQuestion}`);
  const name = naming && words ? answerAt(fieldPath(listId, recordId, list.nameQuestion)) : undefined;
  const one = listText(listId as Parameters<typeof listText>[0]).one;
  return naming && words && name && "value" in name ? `${label} (${answerText(naming, words, name, (id) => id)})` : `${label} (${one})`;
}

type Place = { assessmentId: string; path: string };
const keyOf = ({ assessmentId, path }: Place): string => `${assessmentId} ${path}`;

/** The paths that hold most of the words not seen yet, then most words; three at most. */
function bestPaths(byPath: ReadonlyMap<string, ReadonlySet<number>>): readonly string[] {
  const left = new Map(byPath);
  const seen = new Set<number>();
  const best: string[] = [];
  while (best.length < mostHits && left.size > 0) {
    const [next] = [...left].toSorted(
      ([one, held], [other, also]) =>
        [...also].filter((number) => !seen.has(number)).length - [...held].filter((number) => !seen.has(number)).length ||
        also.size - held.size ||
        one.localeCompare(other),
    );
    if (!next) break;
    best.push(next[0]);
    left.delete(next[0]);
    for (const number of next[1]) seen.add(number);
  }
  return best;
}

/**
 * The answers in which the words stand, by assessment, three at most, so chosen that each word is seen where that can be. Reads by key
 * only: the words' rows of these assessments, then the answers themselves.
 */
export async function passagesOf(
  sql: Statements,
  organisationId: string,
  {
    text,
    ranges,
    assessmentIds,
  }: { text: string; ranges: readonly { number: number; from: string; to: string }[]; assessmentIds: readonly string[] },
): Promise<ReadonlyMap<string, readonly AnswerHit[]>> {
  if (assessmentIds.length === 0 || ranges.length === 0) return new Map();
  const rows = await sql.$queryRaw<{ assessmentId: string; number: number; paths: string[] }[]>`
    select w.assessment_id as "assessmentId", given.number, w.paths
    from jsonb_to_recordset(${JSON.stringify(ranges)}::jsonb) as given(number int, "from" text, "to" text)
    cross join lateral (select assessment_id, paths from answer_word where organisation_id = ${organisationId}
      and word >= given."from" collate "C" and word < given."to" collate "C"
      and assessment_id = any(${assessmentIds as string[]}::text[]) offset 0) w`;
  const counted = new Map<string, Map<string, Set<number>>>();
  for (const { assessmentId, number, paths } of rows) {
    const byPath = counted.get(assessmentId) ?? new Map<string, Set<number>>();
    counted.set(assessmentId, byPath);
    for (const path of paths) byPath.set(path, (byPath.get(path) ?? new Set()).add(number));
  }
  const best = [...counted].flatMap(([assessmentId, byPath]) => bestPaths(byPath).map((path): Place => ({ assessmentId, path })));
  const wanted = best.flatMap(({ assessmentId, path }): Place[] => {
    const [list = "", recordId] = path.split("/");
    const name = recordList(list)?.nameQuestion;
    const naming = recordId !== undefined && name !== undefined ? [fieldPath(list, recordId, name)] : [];
    return [path, ...naming, ...controllingPaths(path)].map((one) => ({ assessmentId, path: one }));
  });
  const found = await sql.$queryRaw<(Place & { answer: Answer })[]>`
    select a.assessment_id as "assessmentId", a.path, a.answer
    from (select distinct "assessmentId", path from jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb) as given("assessmentId" text, path text)) given
    join answer a on a.organisation_id = ${organisationId} and a.assessment_id = given."assessmentId" and a.path = given.path
    where a.answer is not null`;
  const answers = new Map(found.map((row) => [keyOf(row), row.answer]));
  const hits = new Map<string, AnswerHit[]>();
  for (const place of best) {
    const { assessmentId, path } = place;
    const answerAt = (one: string) => answers.get(keyOf({ assessmentId, path: one }));
    const hit: AnswerHit = {
      path,
      question: labelOf(path, answerAt),
      passage: passageOf(searchedText(path, answerAt(path) ?? null), soughtWords(text)),
      isHidden: isHidden(path, answerAt),
    };
    hits.set(assessmentId, [...(hits.get(assessmentId) ?? []), hit]);
  }
  return hits;
}
