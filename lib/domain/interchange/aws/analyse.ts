import type { AssessmentContent, AwsOrigin } from "../../assessment/content";
import type { FactsInForce } from "../../facts/facts-in-force";
import { recordList } from "../../questionnaire/questions";
import type { Message } from "../../reasoning/because";
import { sayAgentCore } from "./agent-core";
import { sayAgents } from "./agents-and-tools";
import { type AwsFile, type AwsRefusal, awsLimits, type Stage } from "./aws-file";
import { sayJobs } from "./jobs";
import { sayKnowledgeBases } from "./knowledge-bases";
import { sayModelUses } from "./model-uses";
import { type Proposals, proposalsOf } from "./proposals";
import { type FileFormat, type FileReading, type ReadOptions, recogniseFile, unreadFile } from "./recognise";
import { neighbourKinds } from "./resource-kinds";
import { sayLogging, sayRetention } from "./retention-and-logging";
import { Estate, type OpenPoint } from "./statements";

/** What one file gave, why it was refused, and what it cannot say. */
export type FileReport = {
  name: string;
  sha256: string;
  bytes: number;
  format: FileFormat | null;
  call: string | null;
  stage: Stage;
  /** Regions that its resources lie in. */
  regions: readonly string[];
  resources: number;
  dropped: number;
  /** Proposals that rest on it. */
  gave: number;
  refusals: readonly AwsRefusal[];
  notes: readonly Message[];
};

/** Files that do not name their Region and are asked for it once. */
type RegionQuestion = { group: string; files: readonly string[]; given: string | null; suggested: string | null };

export type AwsImport = {
  files: readonly FileReport[];
  readings: readonly FileReading[];
  proposals: Proposals;
  open: readonly OpenPoint[];
  regionQuestions: readonly RegionQuestion[];
  /** Imported before, and in no file of this import although these files list its kind. */
  missing: readonly { name: string; path: string; says: Message }[];
};

export type AwsImportOptions = ReadOptions & {
  content: AssessmentContent;
  facts: FactsInForce;
  /** Plain date of the import. */
  importedOn: string;
  into?: Readonly<Record<string, string>>;
};

const note = (message: string, values: Message["values"] = {}): Message => ({ message: `aws.note.${message}`, values });

/** Refuses what is too many or too large together; each refusal names its file. */
function overLimits(files: readonly AwsFile[]): ReadonlyMap<number, AwsRefusal> {
  const refused = new Map<number, AwsRefusal>();
  let together = 0;
  for (const [index, { bytes }] of files.entries()) {
    together += bytes.byteLength;
    if (index >= awsLimits.files) {
      refused.set(index, { place: "the import", says: { message: "aws.refusal.tooManyFiles", values: { most: awsLimits.files } } });
    } else if (together > awsLimits.allBytes)
      refused.set(index, {
        place: "the import",
        says: { message: "aws.refusal.tooMuch", values: { most: awsLimits.allBytes / 1_000_000 } },
      });
  }
  return refused;
}

/** Neighbours stay only where a Bedrock resource of the import names them. */
function withoutStrangers(readings: readonly FileReading[]): readonly FileReading[] {
  const named = new Set<string>();
  for (const { resources } of readings)
    for (const resource of resources)
      if (!neighbourKinds.includes(resource.kind))
        for (const { value } of resource.values.values()) if (typeof value === "string") named.add(value);
  return readings.map((reading) => {
    const resources = reading.resources.filter(
      (one) =>
        !neighbourKinds.includes(one.kind) ||
        named.has(String(one.values.get(one.kind === "logGroup" ? "name" : "bucket")?.value ?? one.id)),
    );
    return resources.length === reading.resources.length
      ? reading
      : { ...reading, resources, dropped: reading.dropped + reading.resources.length - resources.length };
  });
}

function notesOf(reading: FileReading, silent: boolean): readonly Message[] {
  if (reading.refusals.length > 0) return [];
  const notes = [...reading.notes];
  if (reading.says === "available") notes.push(note("availableOnly"));
  if (reading.says === "listed") notes.push(note("listedOnly"));
  if (reading.stage === "planned") notes.push(note("plan"));
  if (reading.stage === "template") notes.push(note("template"));
  if (reading.dropped > 0) notes.push(note("dropped", { count: reading.dropped }));
  const unresolved = reading.resources.flatMap((one) => one.unresolved);
  if (unresolved.length > 0) notes.push(note("unresolved", { count: unresolved.length, place: unresolved[0] ?? "" }));
  if (reading.format !== null && reading.format !== "call") notes.push(note("noRetention"));
  if (reading.format === "cloudFormation") notes.push(note("noLogging"));
  if (reading.needsRegion && reading.resources.some((one) => one.region === null)) notes.push(note("noRegion"));
  if (reading.format !== null && silent && reading.says === "set" && notes.length === 0) notes.push(note("nothing"));
  return notes;
}

function regionQuestionsOf(readings: readonly FileReading[], regions: Readonly<Record<string, string>>): readonly RegionQuestion[] {
  const groups = new Map<string, { files: string[]; suggested: string | null }>();
  for (const reading of readings) {
    if (!reading.needsRegion) continue;
    const held = groups.get(reading.group) ?? { files: [], suggested: null };
    held.files.push(reading.name);
    held.suggested ??= reading.suggestedRegion;
    groups.set(reading.group, held);
  }
  return [...groups].map(([group, { files, suggested }]) => {
    // Files of the same group that name their Region suggest it for those that do not.
    const others = new Set(
      readings
        .filter((one) => one.group === group)
        .flatMap((one) => one.resources.flatMap((resource) => (resource.regionTold ? [] : (resource.region ?? [])))),
    );
    const [only] = others;
    const given = Object.hasOwn(regions, group) ? (regions[group] ?? null) : null;
    return { group, files, given, suggested: given ?? suggested ?? (others.size === 1 ? (only ?? null) : null) };
  });
}

const wholeLists: Readonly<Record<string, string>> = {
  "bedrock-agent list-agents": "agent/",
  "bedrock-agent list-knowledge-bases": "knowledgeBase/",
  "bedrock-agentcore-control list-memories": "memory/",
};

/** Records of an earlier import whose kind these files list in full and that none of the lists names any more. */
function missingOf({ content, files }: Estate): AwsImport["missing"] {
  const whole = files.flatMap((reading) => (reading.notes.length > 0 || reading.call === null ? [] : (wholeLists[reading.call] ?? [])));
  if (whole.length === 0) return [];
  const listed = new Set(files.flatMap((reading) => reading.resources.map((one) => `${one.kind}/${one.id}`)));
  return (["modelUses", "stores"] as const).flatMap((list) =>
    (content.records[list] ?? []).flatMap((record) => {
      const key = record.importedFrom;
      if (key === undefined || !whole.some((one) => key.startsWith(one)) || listed.has(key.split("/").slice(0, 2).join("/"))) return [];
      const origin = Object.entries(content.origins ?? {})
        .filter(([path]) => path.startsWith(`${list}/${record.id}/`))
        .map(([, one]) => one)
        .find((one): one is AwsOrigin => one.source === "aws");
      const answer = record.answers[recordList(list)?.nameQuestion ?? "name"];
      const name = answer && "value" in answer ? String(answer.value) : record.id;
      return [{ name, path: `${list}/${record.id}`, says: note("gone", { name, file: origin?.file ?? "?", date: origin?.date ?? "?" }) }];
    }),
  );
}

/** What readings of files propose for an assessment. */
export function proposeFrom(
  read: readonly FileReading[],
  options: Omit<AwsImportOptions, keyof ReadOptions> & Pick<ReadOptions, "regions">,
): AwsImport {
  const readings = withoutStrangers(read);
  const estate = new Estate(readings, options.content, options.facts);
  sayModelUses(estate);
  sayKnowledgeBases(estate);
  sayAgents(estate);
  sayJobs(estate);
  sayAgentCore(estate);
  sayRetention(estate);
  sayLogging(estate);
  const proposals = proposalsOf(estate, { importedOn: options.importedOn, into: options.into ?? {} });
  const gave = new Map<number, number>();
  for (const one of [...proposals.single, ...proposals.records.flatMap((record) => record.proposals)])
    gave.set(one.file, (gave.get(one.file) ?? 0) + 1);
  return {
    readings,
    files: readings.map((reading, index) => ({
      name: reading.name,
      sha256: reading.sha256,
      bytes: reading.bytes,
      format: reading.format,
      call: reading.call,
      stage: reading.stage,
      regions: [...new Set(reading.resources.flatMap((one) => one.region ?? []))],
      resources: reading.resources.length,
      dropped: reading.dropped,
      gave: gave.get(index) ?? 0,
      refusals: reading.refusals,
      notes: notesOf(reading, !gave.has(index) && !estate.open.some((one) => one.file === index)),
    })),
    proposals,
    open: estate.open,
    regionQuestions: regionQuestionsOf(readings, options.regions),
    missing: missingOf(estate),
  };
}

/** Reads files one after the other, lazily; those over the limits are refused unread. */
export function* readWithinLimits(files: readonly AwsFile[], options: ReadOptions): Generator<FileReading> {
  const refused = overLimits(files);
  for (const [index, file] of files.entries()) {
    const over = refused.get(index);
    yield over ? { ...unreadFile(file), refusals: [over] } : recogniseFile(file, index, options);
  }
}

/** Reads files and says what they propose for an assessment. Pure: the same files and answers give the same proposals. */
export function analyseAwsFiles(files: readonly AwsFile[], options: AwsImportOptions): AwsImport {
  return proposeFrom([...readWithinLimits(files, options)], options);
}
