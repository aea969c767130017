import type { AssessmentContent } from "../../assessment/content";
import type { FactsInForce } from "../../facts/facts-in-force";
import { sentence } from "../../language/sentence";
import type { AnswerValue } from "../../questionnaire/answer";
import type { FieldKey, ListId, Path, QuestionKey } from "../../questionnaire/questions";
import type { Message } from "../../reasoning/because";
import type { AwsResource, FileReading } from "./recognise";
import type { Kept } from "./reduce";
import type { ResourceKind } from "./resource-kinds";

/** Where an answer comes from: the file by its index, and the field in it. */
export type StatedAt = { file: number; field: string };

/** `set`: the account is set up so. `setUp`: something was made for use, but no file shows that it is used; a person decides. */
export type Basis = "set" | "setUp";

/** An answer, or references to things of this import by their keys. */
type StatedValue = { answer: AnswerValue } | { refers: readonly string[] };

export type Statement = { thing: string; field: string; value: StatedValue; at: StatedAt };

/** What a record stands for: a thing of this import, or a record that is there already (`record:mu-…`). */
export type Thing = { list: ListId; key: string; basis: Basis; file: number };

/** What no file says: to be asked, with the path of the question where there is one. */
export type OpenPoint = { says: Message; file: number | null; path: Path | null };

const bedrockUse = (answers: Readonly<Record<string, unknown>>, field: string): unknown => {
  const answer = answers[field];
  return typeof answer === "object" && answer !== null && "value" in answer ? answer.value : undefined;
};

export type ExistingUse = {
  recordId: string;
  model: string | null;
  region: string | null;
  profile: string | null;
  endpoint: string | null;
};

/** The uses of a model on Bedrock that the assessment describes already. */
function existingUses(content: AssessmentContent): readonly ExistingUse[] {
  return (content.records.modelUses ?? [])
    .filter(({ answers }) => bedrockUse(answers, "platform") === "bedrock")
    .map(({ id, answers }) => {
      const text = (field: string): string | null => {
        const value = bedrockUse(answers, field);
        return typeof value === "string" ? value : null;
      };
      return {
        recordId: id,
        model: text("model"),
        region: text("sourceRegion"),
        profile: text("inferenceProfile"),
        endpoint: text("endpoint"),
      };
    });
}

/** Everything that was recognised, and what is concluded from it so far. */
export class Estate {
  readonly statements: Statement[] = [];
  readonly things = new Map<string, Thing>();
  readonly open: OpenPoint[] = [];
  readonly uses: readonly ExistingUse[];
  private readonly byKind = new Map<ResourceKind, AwsResource[]>();
  private readonly asked = new Set<string>();
  private readonly firstAnswers = new Map<string, AnswerValue>();

  constructor(
    readonly files: readonly FileReading[],
    readonly content: AssessmentContent,
    readonly facts: FactsInForce,
  ) {
    this.uses = existingUses(content);
    for (const file of files)
      for (const resource of file.resources) {
        const held = this.byKind.get(resource.kind);
        if (held) held.push(resource);
        else this.byKind.set(resource.kind, [resource]);
      }
    for (const held of this.byKind.values()) held.sort((one, other) => Number(one.says === "listed") - Number(other.says === "listed"));
  }

  /** Resources of a kind that say how something is set up; lists that only name them come last. */
  of(kind: ResourceKind): readonly AwsResource[] {
    return this.byKind.get(kind) ?? [];
  }

  /** The resource of a kind with an id, the fullest description of it. */
  find(kind: ResourceKind, id: string | undefined): AwsResource | undefined {
    return id === undefined ? undefined : this.of(kind).find((one) => one.id === id);
  }

  thing(list: ListId, key: string, from: AwsResource, basis: Basis = "set"): string {
    const thing = `${list}|${key}`;
    const held = this.things.get(thing);
    if (!held || (held.basis === "setUp" && basis === "set")) this.things.set(thing, { list, key, basis, file: from.file });
    return thing;
  }

  /** A record that the assessment has already. */
  existing(list: ListId, recordId: string): string {
    return `${list}|record:${recordId}`;
  }

  say<L extends ListId>(thing: string, _list: L, field: FieldKey<L>, value: AnswerValue | null | undefined, at: StatedAt): void {
    if (value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)) return;
    const key = `${thing}#${field}`;
    if (!this.firstAnswers.has(key)) this.firstAnswers.set(key, value);
    this.statements.push({ thing, field, value: { answer: value }, at });
  }

  /** The first answer that was stated to a field of a thing. */
  answerOf(thing: string, field: string): AnswerValue | undefined {
    return this.firstAnswers.get(`${thing}#${field}`);
  }

  sayOnce(key: QuestionKey, value: AnswerValue, at: StatedAt): void {
    this.statements.push({ thing: "", field: key, value: { answer: value }, at });
  }

  refer<L extends ListId>(thing: string, _list: L, field: FieldKey<L>, refers: readonly string[], at: StatedAt): void {
    if (refers.length > 0) this.statements.push({ thing, field, value: { refers }, at });
  }

  ask(message: string, values: Message["values"], { file = null, path = null }: { file?: number | null; path?: Path | null } = {}): void {
    const once = JSON.stringify([message, values, path]);
    if (this.asked.has(once)) return;
    this.asked.add(once);
    this.open.push({ says: { message: `aws.ask.${message}`, values }, file, path });
  }
}

export const textOf = (resource: AwsResource, field: string): string | undefined => {
  const value = resource.values.get(field)?.value;
  return typeof value === "string" ? value : undefined;
};
export const numberOf = (resource: AwsResource, field: string): number | undefined => {
  const value = resource.values.get(field)?.value;
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value <= 100_000 ? value : undefined;
};
export const has = (resource: AwsResource, field: string): boolean => resource.values.has(field);

/** As it is shown to people: the name where names are kept, else its pseudonym. */
export const shownOf = (resource: AwsResource, ...fields: readonly string[]): string => {
  for (const field of fields) {
    const value = resource.shown.get(field)?.value;
    if (typeof value === "string") return value;
  }
  return resource.id.startsWith("arn:") ? (resource.id.split("/").at(-1) ?? resource.id) : resource.id;
};

export const at = (resource: AwsResource, field: string): StatedAt => ({
  file: resource.file,
  field: resource.values.get(field)?.place ?? (resource.place || "the whole file"),
});

/** Where a resource's Region comes from: its ARN or setting, or the person who was asked. */
export const regionAt = (resource: AwsResource, field: string): StatedAt =>
  resource.regionTold ? { file: resource.file, field: "Region given at the import" } : at(resource, resource.regionField ?? field);

/** The name of a record in the assessment's language. */
export const named = (message: string, values: Message["values"]): string => sentence({ message: `aws.name.${message}`, values });

/** The entries of a list in a resource: `strategies` → 0, 1, 2 … with the values under each. */
export function entriesOf(resource: AwsResource, list: string): readonly { path: string; values: ReadonlyMap<string, Kept> }[] {
  const entries = new Map<string, Map<string, Kept>>();
  const start = `${list}[`;
  for (const [path, kept] of resource.values) {
    if (!path.startsWith(start)) continue;
    const end = path.indexOf("]", start.length);
    const entry = path.slice(0, end + 1);
    const rest = path.slice(end + 2);
    const held = entries.get(entry) ?? new Map<string, Kept>();
    held.set(rest, kept);
    entries.set(entry, held);
  }
  return [...entries].map(([path, values]) => ({ path, values }));
}

/** Things that are stopped, failed or being taken away say nothing about the present. */
export const isGone = (resource: AwsResource): boolean =>
  /^(?:DELET|FAILED$|Deleting$|Failed$|CREATE_FAILED$|DELETE_FAILED$)/.test(
    textOf(resource, "status") ?? textOf(resource, "agentStatus") ?? "",
  );
