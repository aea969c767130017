import type { AssessmentContent, AwsOrigin } from "../../assessment/content";
import type { EvidenceItem } from "../../assessment/evidence-item";
import type { Answer, AnswerValue, AssessmentRecord } from "../../questionnaire/answer";
import { fieldPath, type ListId, type Path } from "../../questionnaire/questions";
import type { AwsImport } from "./analyse";
import type { Proposal, ProposedRecord } from "./proposals";

type TakenAnswer = { id: string; path: Path; field: string; value: AnswerValue; origin: AwsOrigin };

/** What the accepted proposals make: records first, then their answers. */
export type TakenOver = {
  records: readonly { list: ListId; recordId: string; isNew: boolean; importedFrom: string }[];
  answers: readonly TakenAnswer[];
};

/** Whose answer a proposal would replace: what an earlier import from AWS gave, or what somebody answered. */
export type Replaced = "imported" | "answered";

/** Null where nothing is replaced: nothing was answered, “I don't know yet”, or the same. */
export function replacedBy({ state, present, presentOrigin }: Proposal): Replaced | null {
  if (state !== "differs" || present === null || "unknown" in present) return null;
  return presentOrigin?.source === "aws" ? "imported" : "answered";
}

/** What is taken over where nobody looks at each: what is set up and open, and what differs as far as `replace` says so. */
export function proposedByDefault({ proposals }: AwsImport, replace: ReadonlySet<Replaced>): readonly string[] {
  const isWanted = (one: Proposal): boolean => {
    const replaced = replacedBy(one);
    return one.state !== "same" && (replaced === null || replace.has(replaced));
  };
  return [...proposals.single, ...proposals.records.filter(({ basis }) => basis === "set").flatMap((record) => record.proposals)]
    .filter(isWanted)
    .map(({ id }) => id);
}

/**
 * The accepted proposals as records and answers. `newRecordId` makes the id of a new record; a reference to a thing that
 * is not taken over is left out, and with it an answer that would refer to nothing.
 */
export function takeOver(
  { proposals }: AwsImport,
  accepted: ReadonlySet<string>,
  newRecordId: (list: ListId, importedFrom: string) => string,
  evidence: string | null,
): TakenOver {
  const wanted = proposals.records
    .map((record) => ({ record, taken: record.proposals.filter((one) => accepted.has(one.id)) }))
    .filter(({ taken }) => taken.length > 0);
  const idOf = new Map<string, string>();
  for (const { record } of wanted) idOf.set(record.thing, record.recordId ?? newRecordId(record.list, record.importedFrom));
  const answer = (proposal: Proposal, path: Path): TakenAnswer[] => {
    const ids = proposal.refers.flatMap((thing) => idOf.get(thing) ?? []);
    const value =
      proposal.refers.length === 0 ? proposal.value : [...new Set([...((proposal.value as readonly string[] | null) ?? []), ...ids])];
    if (value === null || (Array.isArray(value) && value.length === 0)) return [];
    return [
      { id: proposal.id, path, field: proposal.field, value, origin: { ...proposal.origin, ...(evidence === null ? {} : { evidence }) } },
    ];
  };
  const recordIdOf = (record: ProposedRecord): string => idOf.get(record.thing) ?? "";
  return {
    records: wanted.map(({ record }) => ({
      list: record.list,
      recordId: recordIdOf(record),
      isNew: record.recordId === null,
      importedFrom: record.importedFrom,
    })),
    answers: [
      ...proposals.single.filter((one) => accepted.has(one.id)).flatMap((one) => answer(one, one.field)),
      ...wanted.flatMap(({ record, taken }) => taken.flatMap((one) => answer(one, fieldPath(record.list, recordIdOf(record), one.field)))),
    ],
  };
}

/** The assessment with what was taken over, for the command line; the input is left as it is. */
export function withTakenOver(
  content: AssessmentContent,
  taken: TakenOver,
  importKey: string,
  evidence: EvidenceItem | null,
): AssessmentContent {
  const answers: Record<string, Answer> = { ...content.answers };
  const records: Record<string, AssessmentRecord[]> = {};
  for (const [list, held] of Object.entries(content.records)) records[list] = [...(held ?? [])];
  for (const { list, recordId, isNew, importedFrom } of taken.records) {
    const held = records[list] ?? [];
    const named = importedFrom.startsWith("record:") ? {} : { importedFrom };
    records[list] = isNew
      ? [...held, { id: recordId, answers: {}, ...named }]
      : held.map((one) => (one.id === recordId ? { ...one, ...named } : one));
  }
  for (const { path, value } of taken.answers) {
    const [list, recordId, field] = path.split("/");
    if (list === undefined || recordId === undefined || field === undefined) answers[path] = { value };
    else
      records[list] = (records[list] ?? []).map((one) =>
        one.id === recordId ? { ...one, answers: { ...one.answers, [field]: { value } } } : one,
      );
  }
  const origins = { ...content.origins, ...Object.fromEntries(taken.answers.map(({ path, origin }) => [path, origin])) };
  return {
    ...content,
    answers,
    records: records as AssessmentContent["records"],
    evidence: evidence === null ? content.evidence : [...content.evidence, evidence],
    ...(Object.keys(origins).length > 0 ? { origins } : {}),
    importKey,
  };
}
