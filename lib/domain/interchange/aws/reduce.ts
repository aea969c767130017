import type { Message } from "../../reasoning/because";
import { type AwsRefusal, isObject, type Json, type JsonObject } from "./aws-file";
import { isModelId, type ModelArn, parseArn, parseModelArn } from "./model-reference";
import type { Pseudonyms } from "./pseudonyms";
import { findSecret } from "./secrets";

/**
 * How one value is kept. `word`: a fixed word, number or yes/no as it is. `id`, `name`: a pseudonym. `arn`: with its Region,
 * account and names as pseudonyms. `model`: as `arn`, public model ids as they are. `host`: only the known end of the host
 * name. `bucket`: the bucket of an S3 address. `present`: only that it was there.
 */
type Leaf = "word" | "id" | "name" | "arn" | "model" | "host" | "bucket" | "present";

/**
 * What is kept of a resource; everything else is never read. A key may give other spellings after `|`; upper case and
 * underscores do not count, so that one tree reads the command line, Terraform and CloudFormation. `[x]` is a list.
 */
export type Tree = { readonly [key: string]: Leaf | Tree | readonly [Leaf | Tree] };

export type Kept = { value: string | number | boolean; place: string };

/** One resource without what is not kept: its values by path (`strategies[0].type`), and as nested data for the evidence. */
export type Reduced = {
  values: ReadonlyMap<string, Kept>;
  nested: JsonObject;
  refusals: readonly AwsRefusal[];
  unresolved: readonly string[];
};

const plainKey = (key: string): string => key.toLowerCase().replaceAll("_", "");

/** Ends of host names that tell whose service it is; the rest of a host name is a pseudonym. Names of public services only. */
const knownHostEnds = [
  "pinecone.io",
  "mongodb.net",
  "redis-cloud.com",
  "redislabs.com",
  "redis.io",
  "atlassian.net",
  "salesforce.com",
  "sharepoint.com",
  "amazonaws.com",
  "amazonaws.eu",
  "api.aws",
  "on.aws",
] as const;

/** The Region that a host name of a store vendor carries (`…svc.us-east-1-aws.pinecone.io`), or null. */
export const regionInHost = (host: string): string | null => /(?:^|[.-])([a-z]{2,4}(?:-[a-z]+)+-\d)(?:[.-]|$)/.exec(host)?.[1] ?? null;

function hostOf(text: string, names: Pseudonyms): string {
  const host = /^(?:[a-z][a-z0-9+.-]{0,20}:\/\/)?([^/?#:@\s]{1,253})/i.exec(text)?.[1]?.toLowerCase() ?? "";
  if (names.kept) return host === "" ? names.of(text) : host;
  const end = knownHostEnds.find((one) => host === one || host.endsWith(`.${one}`));
  if (!end) return names.of(host === "" ? text : host);
  const labels = host
    .slice(0, Math.max(0, host.length - end.length - 1))
    .split(".")
    .filter(Boolean);
  const kept = labels.map((label, index) =>
    index > 0 && (/^(svc|aws|privatelink|pe|pl|api|www|execute-api|lambda-url)$/.test(label) || regionInHost(label))
      ? label
      : names.of(label),
  );
  return [...kept, end].join(".");
}

function arnOf(text: string, names: Pseudonyms): string {
  const arn = parseArn(text);
  if (!arn) return names.of(text);
  if (names.kept) return text;
  const [type = "", ...rest] = arn.resource.split(/[/:]/);
  const tail = rest.length === 0 ? names.of(type) : `${type}/${rest.map((part) => (part === "" ? "" : names.of(part))).join("/")}`;
  return `arn:${arn.partition}:${arn.service}:${arn.region}:${arn.account === "" ? "" : names.account(arn.account)}:${tail}`;
}

/** `foundation-model/…` and profiles of the service are public names; what the account made itself is not. */
function modelOf(text: string, names: Pseudonyms): string {
  if (names.kept) return text;
  const model: ModelArn | null = parseModelArn(text);
  if (!model) return isModelId(text) ? text : names.of(text);
  const account = model.account === "" ? "" : names.account(model.account);
  const id = isModelId(model.id) && (model.type === "foundation-model" || model.type === "inference-profile") ? model.id : null;
  const tail =
    id ??
    model.id
      .split("/")
      .map((part, index) => (index === 0 && model.type === "custom-model" && isModelId(part) ? part : names.of(part)))
      .join("/");
  return `arn:${model.partition}:bedrock:${model.region}:${account}:${model.type}/${tail}`;
}

const bucketOf = (text: string, names: Pseudonyms): string => {
  const arn = parseArn(text);
  const name = arn?.service === "s3" ? (arn.resource.split("/")[0] ?? "") : (/^s3:\/\/([^/]{1,255})/.exec(text)?.[1] ?? text);
  return names.of(name);
};

/** Fixed words, versions, dates: nothing that could hold a name's spaces or markup. */
const word = /^[A-Za-z0-9][\w.:+-]{0,79}$/;

function leafOf(leaf: Leaf, raw: string, names: Pseudonyms): string | null {
  switch (leaf) {
    case "word":
      return word.test(raw) ? raw : null;
    case "id":
    case "name":
      return names.of(raw);
    case "arn":
      return arnOf(raw, names);
    case "model":
      return modelOf(raw, names);
    case "host":
      return hostOf(raw, names);
    case "bucket":
      return bucketOf(raw, names);
    case "present":
      return null;
  }
}

type Work = {
  names: Pseudonyms;
  values: Map<string, Kept>;
  refusals: AwsRefusal[];
  unresolved: string[];
  resolve: (value: JsonObject) => string | null;
};
type At = { path: string; place: string; sensitive: unknown };

const refuse = (place: string, says: Message): AwsRefusal => ({ place, says });
const longest = 4_000;

function keepLeaf(leaf: Leaf, given: Json, at: At, work: Work): Json | undefined {
  if (at.sensitive === true || given === null) return undefined;
  let raw: Json = given;
  if (isObject(raw)) {
    // `Ref` and the like of a template: known only where it names another resource of the same template.
    const resolved = work.resolve(raw);
    if (resolved === null) {
      work.unresolved.push(at.place);
      return undefined;
    }
    raw = resolved;
  }
  if (Array.isArray(raw)) return undefined;
  if (leaf === "present") {
    if (raw === "" || raw === false) return undefined;
    work.values.set(at.path, { value: true, place: at.place });
    return true;
  }
  if (typeof raw === "number" || typeof raw === "boolean") {
    if (leaf !== "word" || !Number.isFinite(Number(raw))) return undefined;
    work.values.set(at.path, { value: raw, place: at.place });
    return raw;
  }
  if (typeof raw !== "string" || raw === "") return undefined;
  const secret = findSecret(raw);
  if (secret) {
    work.refusals.push(refuse(at.place, { message: "aws.refusal.secret", values: { kind: secret } }));
    return undefined;
  }
  if (raw.length > longest || !raw.isWellFormed() || raw.includes("\u0000")) {
    work.refusals.push(refuse(at.place, { message: "aws.refusal.text", values: { most: longest } }));
    return undefined;
  }
  const value = leafOf(leaf, raw, work.names);
  if (value === null || value === "") return undefined;
  work.values.set(at.path, { value, place: at.place });
  return value;
}

const childSensitive = (sensitive: unknown, key: string | number): unknown => {
  if (sensitive === true) return true;
  if (Array.isArray(sensitive)) return sensitive[Number(key)];
  return isObject(sensitive) && Object.hasOwn(sensitive, String(key)) ? sensitive[String(key)] : undefined;
};

function keepAny(shape: Leaf | Tree | readonly [Leaf | Tree], given: Json, at: At, work: Work): Json | undefined {
  if (at.sensitive === true) return undefined;
  if (typeof shape === "string") return keepLeaf(shape, given, at, work);
  if (Array.isArray(shape)) {
    const items = Array.isArray(given) ? given : [given];
    const item = shape[0] as Leaf | Tree;
    const kept = items.slice(0, 1_000).flatMap((one, index) => {
      const inList = Array.isArray(given);
      const child = keepAny(
        item,
        one,
        {
          path: `${at.path}[${index}]`,
          place: inList ? `${at.place}[${index}]` : at.place,
          sensitive: inList ? childSensitive(at.sensitive, index) : at.sensitive,
        },
        work,
      );
      return child === undefined ? [] : [child];
    });
    return kept.length === 0 ? undefined : kept;
  }
  // Terraform prints a block as a list of one.
  if (Array.isArray(given))
    return given.length === 1
      ? keepAny(shape, given[0] as Json, { path: at.path, place: `${at.place}[0]`, sensitive: childSensitive(at.sensitive, 0) }, work)
      : undefined;
  if (!isObject(given)) return undefined;
  const spelled = new Map<string, string>();
  for (const key of Object.keys(given)) if (!spelled.has(plainKey(key))) spelled.set(plainKey(key), key);
  const nested: Record<string, Json> = {};
  for (const [names, inner] of Object.entries(shape as Tree)) {
    const all = names.split("|");
    const actual = all.map((one) => spelled.get(plainKey(one))).find((one) => one !== undefined);
    const name = all[0] ?? names;
    if (actual === undefined) continue;
    const child = keepAny(
      inner,
      given[actual] as Json,
      {
        path: at.path === "" ? name : `${at.path}.${name}`,
        place: at.place === "" ? actual : `${at.place}.${actual}`,
        sensitive: childSensitive(at.sensitive, actual),
      },
      work,
    );
    if (child !== undefined) nested[name] = child;
  }
  return Object.keys(nested).length === 0 ? undefined : nested;
}

/** Reads of a resource what its tree names, and nothing else: the only way from a file to answers, evidence and database. */
export function reduce(
  tree: Tree,
  resource: Json,
  {
    place,
    names,
    sensitive,
    resolve = () => null,
  }: { place: string; names: Pseudonyms; sensitive?: unknown; resolve?: (value: JsonObject) => string | null },
): Reduced {
  const work: Work = { names, values: new Map(), refusals: [], unresolved: [], resolve };
  const nested = keepAny(tree, resource, { path: "", place, sensitive }, work);
  return { values: work.values, nested: isObject(nested) ? nested : {}, refusals: work.refusals, unresolved: work.unresolved };
}
