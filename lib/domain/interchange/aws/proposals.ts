import canonicalize from "canonicalize";
import type { AnswerOrigin, AssessmentContent, AwsOrigin } from "../../assessment/content";
import type { Answer, AnswerValue } from "../../questionnaire/answer";
import { answerText, namesIn } from "../../questionnaire/describe-answer";
import { questionText } from "../../questionnaire/english";
import { fieldPath, type ListId, type Path, recordList, singleQuestion } from "../../questionnaire/questions";
import type { FileReading } from "./recognise";
import type { Basis, Estate, StatedAt, Statement } from "./statements";

/** One answer that the files propose, beside the one that stands. */
export type Proposal = {
  /** Stable for the same files: what the person accepts is named by it. */
  id: string;
  /** The thing it belongs to; null for a question asked once. */
  thing: string | null;
  field: string;
  /** Where it goes; null while the record is a new one. */
  path: Path | null;
  value: AnswerValue | null;
  /** Things that it refers to and that are new records as well. */
  refers: readonly string[];
  present: Answer | null;
  /** Where the present answer came from, when it was imported before. */
  presentOrigin: AnswerOrigin | null;
  state: "new" | "same" | "differs";
  origin: AwsOrigin;
  /** Index of the file. */
  file: number;
};

/** One thing that the files describe, with its proposals: a new record, or one that is there. */
export type ProposedRecord = {
  thing: string;
  list: ListId;
  /** The record it goes into; null for a new one. */
  recordId: string | null;
  /** A person chose that record; nothing that is imported before names it. */
  byChoice: boolean;
  name: string;
  basis: Basis;
  /** What the record is found by at the next import. */
  importedFrom: string;
  proposals: readonly Proposal[];
};

/** Records that a thing of the files fills; what is merely said of a record that is there already (a mode) leaves it free. */
export const recordsOfThings = (records: readonly ProposedRecord[]): ReadonlySet<string> =>
  new Set(records.flatMap(({ recordId, importedFrom }) => (recordId === null || importedFrom.startsWith("record:") ? [] : [recordId])));

export type Proposals = { single: readonly Proposal[]; records: readonly ProposedRecord[] };

const same = (one: unknown, other: unknown): boolean => canonicalize(one) === canonicalize(other);
const isList = (value: AnswerValue): value is readonly string[] => Array.isArray(value);

/** Adds to what stands: a file that names one source does not say that there is no other. */
const adding: ReadonlySet<string> = new Set(["contentSources"]);

function originAt(files: readonly FileReading[], { file, field }: StatedAt, importedOn: string): AwsOrigin {
  const reading = files[file];
  return {
    source: "aws",
    file: (reading?.name.split("/").at(-1) ?? "").slice(0, 200) || "file",
    sha256: reading?.sha256 ?? "",
    date: importedOn,
    ...(reading?.writtenOn ? { writtenOn: reading.writtenOn } : {}),
    field: field.slice(0, 2_000),
    stage: reading?.stage ?? "inForce",
  };
}

type Merged =
  | { value: AnswerValue | null; refers: readonly string[]; at: StatedAt }
  | { contradiction: readonly [AnswerValue, AnswerValue] };

const rank = { inForce: 0, planned: 1, template: 2 } as const;

/** One value for a field: settings in force before plans before templates; lists join; anything else must agree. */
function merge(statements: readonly Statement[], files: readonly FileReading[], field: string): Merged {
  const ranked = [...statements].sort(
    (one, other) => rank[files[one.at.file]?.stage ?? "inForce"] - rank[files[other.at.file]?.stage ?? "inForce"],
  );
  const [first] = ranked as [Statement, ...Statement[]];
  const refers = [...new Set(ranked.flatMap((one) => ("refers" in one.value ? one.value.refers : [])))];
  if (refers.length > 0) return { value: null, refers, at: first.at };
  const best = ranked.filter((one) => files[one.at.file]?.stage === files[first.at.file]?.stage);
  const values = best.flatMap((one) => ("answer" in one.value ? [one.value.answer] : []));
  const [value] = values as [AnswerValue];
  if (isList(value) && adding.has(field))
    return { value: [...new Set(values.flatMap((one) => (isList(one) ? one : [])))].sort(), refers: [], at: first.at };
  const other = values.find((one) => !same(one, value));
  if (other !== undefined && field !== "name") return { contradiction: [value, other] };
  return { value, refers: [], at: first.at };
}

const answerIn = (content: AssessmentContent, list: ListId, recordId: string, field: string): Answer | null =>
  (content.records[list] ?? []).find((record) => record.id === recordId)?.answers[field] ?? null;

/** The record that a thing already has in the assessment. */
function recordOf(content: AssessmentContent, list: ListId, key: string, into: Readonly<Record<string, string>>): string | null {
  const records = content.records[list] ?? [];
  if (key.startsWith("record:")) return key.slice("record:".length);
  const chosen = Object.hasOwn(into, `${list}|${key}`) ? into[`${list}|${key}`] : undefined;
  if (chosen !== undefined && records.some((record) => record.id === chosen)) return chosen;
  return records.find((record) => record.importedFrom === key)?.id ?? null;
}

type Options = {
  importedOn: string;
  /** By thing: the record that a person chose to fill instead of a new one. */
  into: Readonly<Record<string, string>>;
};

/**
 * What the files propose, beside what stands. References to things that are records already become their ids at once; the
 * others wait for the ids that whoever takes over gives them. A name that somebody gave is never proposed away.
 */
export function proposalsOf(estate: Estate, { importedOn, into }: Options): Proposals {
  const { content, files } = estate;
  const idOf = new Map<string, string | null>();
  const keyOf = (thing: string): { list: ListId; key: string } => {
    const bar = thing.indexOf("|");
    return { list: thing.slice(0, bar) as ListId, key: thing.slice(bar + 1) };
  };
  const recordIdOf = (thing: string): string | null => {
    if (!idOf.has(thing)) {
      const { list, key } = keyOf(thing);
      idOf.set(thing, recordOf(content, list, key, into));
    }
    return idOf.get(thing) ?? null;
  };
  const grouped = new Map<string, Map<string, Statement[]>>();
  const canonical = new Map<string, string>();
  for (const statement of estate.statements) {
    // A thing that is a record already, and that record named directly, are one.
    const recordId = statement.thing === "" ? null : recordIdOf(statement.thing);
    const { list } = keyOf(statement.thing);
    const thing = recordId === null ? statement.thing : (canonical.get(`${list}|${recordId}`) ?? statement.thing);
    if (recordId !== null && !canonical.has(`${list}|${recordId}`)) canonical.set(`${list}|${recordId}`, thing);
    const fields = grouped.get(thing) ?? new Map<string, Statement[]>();
    const held = fields.get(statement.field);
    if (held) held.push(statement);
    else fields.set(statement.field, [statement]);
    grouped.set(thing, fields);
  }
  const nameOf = (thing: string, list: ListId, recordId: string | null): string => {
    const nameQuestion = recordList(list)?.nameQuestion ?? "name";
    const present = recordId === null ? null : answerIn(content, list, recordId, nameQuestion);
    if (present && "value" in present && typeof present.value === "string") return present.value;
    const stated = grouped.get(thing)?.get(nameQuestion)?.[0];
    return stated && "answer" in stated.value ? String(stated.value.answer) : thing;
  };

  const propose = (thing: string, field: string, statements: readonly Statement[]): Proposal | null => {
    const recordId = thing === "" ? null : recordIdOf(thing);
    const { list } = keyOf(thing);
    const question = thing === "" ? singleQuestion(field) : recordList(list)?.questions[field];
    if (!question) throw new Error(`The import states ${field}, which is no question`);
    const path = thing === "" ? field : recordId === null ? null : fieldPath(list, recordId, field);
    const present = thing === "" ? (content.answers[field] ?? null) : recordId === null ? null : answerIn(content, list, recordId, field);
    const merged = merge(statements, files, field);
    if ("contradiction" in merged) {
      const words = questionText(thing === "" ? field : `${list}.${field}`);
      const held = namesIn(content);
      const [first, second] = merged.contradiction.map((value) => (words ? answerText(question, words, { value }, held) : String(value)));
      estate.ask(
        "contradiction",
        {
          question: words?.label ?? field,
          scope: thing === "" ? "once" : "record",
          name: thing === "" ? "" : nameOf(thing, list, recordId),
          first: first ?? "",
          second: second ?? "",
        },
        { path },
      );
      return null;
    }
    if (thing !== "" && field === recordList(list)?.nameQuestion && present) return null;
    const held = present && "value" in present && isList(present.value as AnswerValue) ? (present.value as readonly string[]) : [];
    let { value, refers } = merged;
    if (refers.length > 0) {
      const ids = refers.flatMap((one) => recordIdOf(one) ?? []);
      refers = refers.filter((one) => recordIdOf(one) === null);
      value = [...new Set([...held, ...ids])];
      if (refers.length === 0 && ids.length === 0) return null;
    } else if (value !== null && isList(value) && adding.has(field)) value = [...new Set([...held, ...value])];
    const equal = present !== null && "value" in present && refers.length === 0 && same(present.value, value);
    return {
      id: `${thing === "" ? "once" : thing}#${field}`,
      thing: thing === "" ? null : thing,
      field,
      path,
      value,
      refers,
      present,
      presentOrigin: (path === null ? undefined : content.origins?.[path]) ?? null,
      state: present === null ? "new" : equal ? "same" : "differs",
      origin: originAt(files, merged.at, importedOn),
      file: merged.at.file,
    };
  };

  const single = [...(grouped.get("") ?? [])].flatMap(([field, statements]) => propose("", field, statements) ?? []);
  const records = [...grouped].flatMap(([thing, fields]): ProposedRecord[] => {
    if (thing === "") return [];
    const { list, key } = keyOf(thing);
    const recordId = recordIdOf(thing);
    const order = Object.keys(recordList(list)?.questions ?? {});
    const proposals = [...fields]
      .sort(([one], [other]) => order.indexOf(one) - order.indexOf(other))
      .flatMap(([field, statements]) => propose(thing, field, statements) ?? []);
    if (proposals.length === 0) return [];
    return [
      {
        thing,
        list,
        recordId,
        byChoice: recordId !== null && Object.hasOwn(into, thing) && into[thing] === recordId,
        name: nameOf(thing, list, recordId),
        basis: estate.things.get(thing)?.basis ?? "set",
        importedFrom: key,
        proposals,
      },
    ];
  });
  return { single, records };
}
