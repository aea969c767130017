import type { AssessmentContent, AwsOrigin } from "../../assessment/content";
import type { Answer, AnswerValue } from "../../questionnaire/answer";
import { type ListId, type Path, recordList } from "../../questionnaire/questions";
import { hashInputs } from "../../reasoning/hash-inputs";
import type { AwsImport } from "./analyse";
import { recordsOfThings } from "./proposals";
import { type TakenOver, takeOver, withTakenOver } from "./take-over";

/** One answer of a frozen assessment that files of AWS say otherwise: where, what it was, what they show. */
export type ConfigurationChange = {
  path: Path;
  list: ListId | null;
  field: string;
  /** The name of the record, or of the new thing; empty for what is asked once. */
  name: string;
  was: Answer | null;
  now: AnswerValue;
  /** The files show a thing that the assessment does not describe. */
  newRecord: boolean;
  origin: AwsOrigin;
};

/** What one import showed of a frozen assessment. Kept as it is; nothing of the assessment changes by it. */
export type Observation = {
  records: TakenOver["records"];
  changes: readonly ConfigurationChange[];
  /** Answers that the files show as they stand. */
  same: readonly Path[];
  /** Records that came from an earlier import and that a whole list of these files does not name. */
  gone: readonly { path: Path; name: string; file: string; date: string }[];
};

/** A thing that no record describes gets the same id at each import. */
const observedId = (list: ListId, importedFrom: string): string =>
  `${recordList(list)?.prefix ?? "xx"}-${hashInputs([list, importedFrom]).slice(0, 12)}`;

const plain = (answer: Answer | undefined): AnswerValue | null => (answer && "value" in answer ? answer.value : null);

/**
 * New uses of a model that a record typed by hand describes already, by model and source Region: which record each thing
 * fills. A person may choose otherwise.
 */
export function describedByHand({ proposals }: AwsImport, content: AssessmentContent): Readonly<Record<string, string>> {
  const taken = new Set(recordsOfThings(proposals.records));
  const into: Record<string, string> = {};
  for (const record of proposals.records) {
    if (record.list !== "modelUses" || record.recordId !== null) continue;
    const said = (field: string): AnswerValue | null => record.proposals.find((one) => one.field === field)?.value ?? null;
    const [model, region] = [said("model"), said("sourceRegion")];
    if (model === null || region === null) continue;
    const found = (content.records.modelUses ?? []).find(
      ({ id, answers, importedFrom }) =>
        importedFrom === undefined && !taken.has(id) && plain(answers.model) === model && plain(answers.sourceRegion) === region,
    );
    if (!found) continue;
    taken.add(found.id);
    into[record.thing] = found.id;
  }
  return into;
}

/** What the accepted proposals show of the frozen content; those that agree are always told. */
export function observe(done: AwsImport, accepted: ReadonlySet<string>, content: AssessmentContent): Observation {
  const standing = new Set(
    [...done.proposals.single, ...done.proposals.records.flatMap((record) => record.proposals)].flatMap(({ id, state }) =>
      state === "same" ? [id] : [],
    ),
  );
  const taken = takeOver(done, new Set([...accepted].filter((id) => !standing.has(id))), observedId, null);
  const isNew = new Set(taken.records.filter((one) => one.isNew).map(({ recordId }) => recordId));
  const proposals = [...done.proposals.single, ...done.proposals.records.flatMap((record) => record.proposals)];
  const present = new Map(proposals.map((one) => [one.id, one.present]));
  const names = new Map(done.proposals.records.map(({ thing, name }) => [thing, name]));
  const things = new Map(proposals.map((one) => [one.id, one.thing]));
  return {
    records: taken.records,
    changes: taken.answers.map(({ id, path, field, value, origin }): ConfigurationChange => {
      const thing = things.get(id) ?? null;
      const [list, recordId] = thing === null ? [null, null] : (path.split("/") as [ListId, string]);
      return {
        path,
        list,
        field,
        name: thing === null ? "" : (names.get(thing) ?? ""),
        was: present.get(id) ?? null,
        now: value,
        newRecord: recordId !== null && isNew.has(recordId),
        origin,
      };
    }),
    same: proposals.flatMap((one) => (one.state === "same" && one.path !== null ? [one.path] : [])),
    gone: done.missing.map(({ name, path }) => {
      const origin = Object.entries(content.origins ?? {}).find(([at]) => at.startsWith(`${path}/`))?.[1];
      return { name, path, file: origin?.source === "aws" ? origin.file : "", date: origin?.date ?? "" };
    }),
  };
}

/**
 * What an observation says otherwise than was answered. A state that was kept while answers were still open is not out of date
 * because a later import fills them.
 */
export function contradicting({ records, changes, same, gone }: Observation): Observation {
  const left = changes.filter(({ was, newRecord }) => !newRecord && was !== null && "value" in was);
  const named = new Set(left.map(({ path }) => path.split("/")[1]));
  return { records: records.filter(({ recordId, isNew }) => !isNew && named.has(recordId)), changes: left, same, gone };
}

/** What all imports since the state was frozen show together: of each answer the newest word. */
export type ObservedConfiguration = {
  content: AssessmentContent;
  changes: readonly ConfigurationChange[];
  gone: Observation["gone"];
};

/** The frozen content with everything that was observed of it, oldest observation first; the input is left as it is. */
export function withObserved(content: AssessmentContent, observations: readonly Observation[]): ObservedConfiguration {
  const changes = new Map<Path, ConfigurationChange>();
  const records = new Map<string, TakenOver["records"][number]>();
  const gone = new Map<Path, Observation["gone"][number]>();
  for (const observation of observations) {
    for (const path of observation.same) {
      changes.delete(path);
      gone.delete(path.split("/").slice(0, 2).join("/"));
    }
    for (const change of observation.changes) {
      changes.set(change.path, change);
      gone.delete(change.path.split("/").slice(0, 2).join("/"));
    }
    for (const record of observation.records) records.set(record.recordId, record);
    for (const one of observation.gone) gone.set(one.path, one);
  }
  const left = [...changes.values()];
  const named = new Set(left.map(({ path }) => path.split("/")[1]));
  const taken: TakenOver = {
    records: [...records.values()].filter(({ recordId, isNew }) => !isNew || named.has(recordId)),
    answers: left.map(({ path, field, now, origin }) => ({ id: path, path, field, value: now, origin })),
  };
  return { content: withTakenOver(content, taken, content.importKey ?? "", null), changes: left, gone: [...gone.values()] };
}

/** Whether files show something that the frozen assessment says otherwise or not at all; what was merely open does not count. */
export const showsOtherwise = ({ changes, gone }: ObservedConfiguration): boolean =>
  gone.length > 0 || changes.some(({ was, newRecord }) => newRecord || was !== null);
