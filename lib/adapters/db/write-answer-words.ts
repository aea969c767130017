import { searchedText, wordsOf } from "@/lib/domain/portfolio/search-words";
import type { Statements } from "./database";
import type { AnswerRow, StoredAssessment } from "./stored-assessment";

type Change = { added: string[]; removed: string[] };

/** The answers that people see: those of removed records are kept, and not found. */
function* shownAnswers(stored: StoredAssessment): Iterable<AnswerRow> {
  for (const row of stored.answers.values()) {
    const recordId = row.path.split("/")[1];
    if (recordId === undefined || stored.records.get(recordId)?.removedAt === null) yield row;
  }
}

/** Words by the paths that they are new in or gone from. Only answers that differ are read: rows are never changed in place. */
function changedWords(before: StoredAssessment | null, after: StoredAssessment): ReadonlyMap<string, Change> {
  const rowsBefore = new Map(before ? [...shownAnswers(before)].map((row) => [row.path, row]) : []);
  const changes = new Map<string, Change>();
  const note = (word: string, path: string, kind: keyof Change) => {
    const change = changes.get(word) ?? { added: [], removed: [] };
    change[kind].push(path);
    changes.set(word, change);
  };
  const compare = (path: string, was: AnswerRow | undefined, is: AnswerRow | undefined) => {
    if (was === is || was?.answer === is?.answer) return;
    const wordsBefore = wordsOf(searchedText(path, was?.answer ?? null));
    const wordsAfter = wordsOf(searchedText(path, is?.answer ?? null));
    for (const word of wordsAfter) if (!wordsBefore.has(word)) note(word, path, "added");
    for (const word of wordsBefore) if (!wordsAfter.has(word)) note(word, path, "removed");
  };
  for (const row of shownAnswers(after)) {
    compare(row.path, rowsBefore.get(row.path), row);
    rowsBefore.delete(row.path);
  }
  for (const [path, row] of rowsBefore) compare(path, row, undefined);
  return changes;
}

/**
 * Brings the words of an assessment's answers from one state to the next, in the caller's transaction. `before` is null for a
 * new assessment, and where all its words were taken away to write them anew.
 */
export async function writeAnswerWords(sql: Statements, before: StoredAssessment | null, after: StoredAssessment): Promise<void> {
  const { organisationId, assessmentId } = after;
  const changes = [...changedWords(before, after)].map(([word, change]) => ({ word, ...change }));
  const fewer = changes.filter(({ removed }) => removed.length > 0);
  if (fewer.length > 0) {
    const given = JSON.stringify(fewer);
    await sql.$executeRaw`
      delete from answer_word w using jsonb_to_recordset(${given}::jsonb) as given(word text, removed text[])
      where w.organisation_id = ${organisationId} and w.assessment_id = ${assessmentId} and w.word = given.word collate "C"
        and w.paths <@ given.removed`;
    await sql.$executeRaw`
      update answer_word w set paths = array(select unnest(w.paths) except select unnest(given.removed))
      from jsonb_to_recordset(${given}::jsonb) as given(word text, removed text[])
      where w.organisation_id = ${organisationId} and w.assessment_id = ${assessmentId} and w.word = given.word collate "C"`;
  }
  const more = changes.filter(({ added }) => added.length > 0);
  if (more.length > 0)
    await sql.$executeRaw`
      insert into answer_word (organisation_id, assessment_id, word, paths)
      select ${organisationId}, ${assessmentId}, word, added from jsonb_to_recordset(${JSON.stringify(more)}::jsonb) as given(word text, added text[])
      on conflict (organisation_id, word, assessment_id) do update
        set paths = array(select unnest(answer_word.paths) union select unnest(excluded.paths))`;
}

/** Takes all words of an assessment away, before they are written anew. */
export async function forgetAnswerWords(sql: Statements, { organisationId, assessmentId }: StoredAssessment): Promise<void> {
  await sql.$executeRaw`delete from answer_word where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
}
