import type { Message } from "../../reasoning/because";
import { type AwsFile, type AwsRefusal, awsLimits, isObject, type Json, type JsonObject, own as ownValue, type Stage } from "./aws-file";
import { type Call, recogniseCall } from "./calls";
import { isRawTerraformState, readInfrastructure } from "./infrastructure";
import { isRegion, regionInPath, regionOfArn } from "./model-reference";
import { type Pseudonyms, pseudonyms } from "./pseudonyms";
import { readAwsFile } from "./read-file";
import { type Kept, type Reduced, reduce } from "./reduce";
import { kindOf, type ResourceKind } from "./resource-kinds";

/** One recognised resource, reduced. Everything downstream reads only this. */
export type AwsResource = {
  kind: ResourceKind;
  /** `agent/7f3k2m9q…`: the same in each file and each import of this assessment. */
  key: string;
  /** The id alone, as fields of other resources name it. */
  id: string;
  /** Index of the file in the import. */
  file: number;
  place: string;
  region: string | null;
  /** The Region was given by a person; nothing in the file names it. */
  regionTold: boolean;
  /** The field whose ARN names it. */
  regionField: string | null;
  stage: Stage;
  says: Call["says"];
  /** By path, names as pseudonyms: what rules compare. */
  values: ReadonlyMap<string, Kept>;
  /** The same as the person wants it shown; identical unless names are kept. */
  shown: ReadonlyMap<string, Kept>;
  nested: JsonObject;
  /** Values that a template leaves to a parameter or function. */
  unresolved: readonly string[];
};

export type FileFormat = "call" | "terraformState" | "terraformPlan" | "cloudFormation";

/** What became of one file. */
export type FileReading = {
  name: string;
  sha256: string;
  bytes: number;
  writtenOn: string | null;
  format: FileFormat | null;
  /** The calls that print replies of this shape, as typed: usually one. */
  call: string | null;
  stage: Stage;
  says: Call["says"];
  resources: readonly AwsResource[];
  /** Resources that are none of ours: dropped unread. */
  dropped: number;
  refusals: readonly AwsRefusal[];
  /** The file must be told its Region: nothing in it names one. */
  needsRegion: boolean;
  /** Files of one group are asked once. */
  group: string;
  /** The Region that was told, or what the path suggests: the person confirms it. */
  suggestedRegion: string | null;
  /** Remarks about the whole file: empty, incomplete. */
  notes: readonly Message[];
};

const needRegion: ReadonlySet<ResourceKind> = new Set([
  "accountDataRetention",
  "mantleProject",
  "mantleModel",
  "invocationLogging",
  "knowledgeBase",
  "agent",
  "memory",
  "evaluationJob",
  "invocationJob",
  "customModel",
  "customizationJob",
  "importedModel",
  "provisionedThroughput",
  "inferenceProfile",
  "agentRuntime",
  "flow",
  "enforcedGuardrail",
]);

const regionFields = [
  "agentArn",
  "arn",
  "knowledgeBaseArn",
  "inferenceProfileArn",
  "modelArn",
  "jobArn",
  "guardrailArn",
  "provisionedModelArn",
  "customModelDeploymentArn",
  "agentRuntimeArn",
  "gatewayArn",
  "browserArn",
  "codeInterpreterArn",
  "projectArn",
  "outputModelArn",
  "endpointArn",
] as const;

/** By the resource's own ARN; a model's ARN counts last, since a profile names the models of other Regions. */
function ownRegion(values: ReadonlyMap<string, Kept>, declared: string | null): { region: string; field: string | null } | null {
  if (declared !== null && isRegion(declared)) return { region: declared, field: null };
  for (const field of regionFields) {
    const value = values.get(field)?.value;
    const region = typeof value === "string" ? regionOfArn(value) : null;
    if (region) return { region, field };
  }
  return null;
}

/** The folder that a file lay in, and the Region's code in its path where there is one. */
export function regionGroup(name: string): { group: string; suggested: string | null } {
  const folder = name.includes("/") ? name.slice(0, name.lastIndexOf("/")) : "";
  const suggested = regionInPath(name);
  return { group: suggested ? `${folder} ${suggested}`.trim() : folder, suggested };
}

const camel = (field: string): string => field.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());

type Item = {
  kind: ResourceKind;
  json: Json;
  place: string;
  region: string | null;
  sensitive?: unknown;
  ownName?: string;
  links?: Readonly<Record<string, string>>;
  resolve?: (value: JsonObject) => string | null;
};

type Context = { file: number; stage: Stage; says: Call["says"]; hidden: Pseudonyms; shown: Pseudonyms; toldRegion: string | null };

function readItem(item: Item, index: number, context: Context): { resource: AwsResource; refusals: Reduced["refusals"] } {
  const { tree, identity } = kindOf(item.kind);
  const options = { place: item.place, sensitive: item.sensitive, ...(item.resolve ? { resolve: item.resolve } : {}) };
  const reduced = reduce(tree, item.json, { ...options, names: context.hidden });
  const shown = context.shown.kept ? reduce(tree, item.json, { ...options, names: context.shown }) : reduced;
  const values = new Map(reduced.values);
  for (const [field, address] of Object.entries(item.links ?? {})) {
    const path = field === "guardrail_identifier" ? "guardrailConfiguration.guardrailIdentifier" : camel(field);
    if (!values.has(path)) values.set(path, { value: context.hidden.of(address), place: `${item.place}.${field}` });
  }
  // A template knows no ids: its own names stand for them, and `Ref` means the same name.
  const declaredId = item.resolve ? undefined : values.get(identity[0] ?? "")?.value;
  const named = identity.map((field) => values.get(field)?.value).find((value) => value !== undefined);
  const id =
    item.ownName === undefined ? String(named ?? `${context.file}-${index}`) : String(declaredId ?? context.hidden.of(item.ownName));
  const own = ownRegion(values, item.region);
  return {
    resource: {
      kind: item.kind,
      id,
      key: `${item.kind}/${context.hidden.fingerprint(id)}`,
      file: context.file,
      place: item.place,
      region: own?.region ?? context.toldRegion,
      regionTold: own === null && context.toldRegion !== null,
      regionField: own?.field ?? null,
      stage: context.stage,
      says: context.says,
      values,
      shown: shown.values,
      nested: shown.nested,
      unresolved: reduced.unresolved,
    },
    refusals: reduced.refusals,
  };
}

const says = (message: string, values: Message["values"] = {}): Message => ({ message: `aws.${message}`, values });
const refusal = (place: string, message: string, values: Message["values"] = {}): AwsRefusal => ({
  place,
  says: says(`refusal.${message}`, values),
});

export type ReadOptions = {
  /** The assessment's own key for pseudonyms. */
  key: string;
  keepNames: boolean;
  /** The Region that a person gave for a group of files. */
  regions: Readonly<Record<string, string>>;
};

/** What is known of a file before anything in it was read. */
export const unreadFile = (file: AwsFile): FileReading => ({
  name: file.name,
  sha256: file.sha256,
  bytes: file.bytes.byteLength,
  writtenOn: file.writtenOn,
  format: null,
  call: null,
  stage: "inForce",
  says: "set",
  resources: [],
  dropped: 0,
  refusals: [],
  needsRegion: false,
  group: "",
  suggestedRegion: null,
  notes: [],
});

/** Reads one file: recognises it by its shape and reduces what it recognises. A refused file gives nothing at all. */
export function recogniseFile(file: AwsFile, index: number, { key, keepNames, regions }: ReadOptions): FileReading {
  const { group, suggested } = regionGroup(file.name);
  const told = Object.hasOwn(regions, group) ? (regions[group] ?? null) : null;
  const base: FileReading = { ...unreadFile(file), group, suggestedRegion: told ?? suggested };
  const reading = readAwsFile(file);
  if (reading.state === "refused") return { ...base, refusals: [reading.refusal] };
  if (reading.state === "empty") return { ...base, notes: [says("note.empty")] };
  const { json } = reading;
  if (isRawTerraformState(json)) return { ...base, refusals: [refusal("the file", "rawState")] };

  const declared = readInfrastructure(json);
  const reply = declared ? null : recogniseCall(json);
  if (!declared && !reply)
    return {
      ...base,
      refusals: [
        refusal(
          "the file",
          Array.isArray(json) ? "list" : isObject(json) && ownValue(json, "TemplateBody") !== undefined ? "templateText" : "unknownShape",
        ),
      ],
    };
  const stage = declared?.stage ?? "inForce";
  const saying = reply?.call.says ?? "set";
  const items: readonly Item[] =
    declared?.resources ?? (reply?.items ?? []).map((one) => ({ kind: reply?.call.kind ?? "agent", region: null, ...one }));
  if (items.length > awsLimits.resources) return { ...base, refusals: [refusal("the file", "resources", { most: awsLimits.resources })] };
  const hidden = pseudonyms(key, false);
  const context: Context = {
    file: index,
    stage,
    says: saying,
    hidden,
    shown: keepNames ? pseudonyms(key, true) : hidden,
    toldRegion: told,
  };
  const read = items.map((item, at) => readItem(item, at, context));
  const refusals = read.flatMap((one) => one.refusals).slice(0, 20);
  const resources = read.map((one) => one.resource);
  const withoutRegion = resources.some((one) => (one.region === null || one.regionTold) && needRegion.has(one.kind));
  return {
    ...base,
    format: declared?.format ?? "call",
    call: reply?.call.name ?? null,
    stage,
    says: saying,
    resources: refusals.length > 0 ? [] : resources,
    dropped: declared?.others ?? 0,
    refusals,
    // Lists of what could be used say nothing about a Region of ours, except the modes of models on bedrock-mantle.
    needsRegion: refusals.length === 0 && withoutRegion && (saying === "set" || reply?.call.kind === "mantleModel"),
    notes: reply?.incomplete ? [says("note.incomplete")] : [],
  };
}
