import type { FactsInForce } from "../../facts/facts-in-force";
import { geographyOfModelId } from "../../facts/models";

export type Arn = { partition: string; service: string; region: string; account: string; resource: string };

/** The parts of an ARN, or null for what is none. */
export function parseArn(text: string): Arn | null {
  const parts = text.split(":");
  if (parts.length < 6 || parts[0] !== "arn") return null;
  const [, partition = "", service = "", region = "", account = "", ...resource] = parts;
  return /^aws[a-z-]*$/.test(partition) ? { partition, service, region, account, resource: resource.join(":") } : null;
}

/** The Region that an ARN names; null where it names none (a global model, an S3 bucket) or is no ARN. */
export const regionOfArn = (text: string): string | null => {
  const region = parseArn(text)?.region ?? "";
  return isRegion(region) ? region : null;
};

/** The form of a Region's code; whether AWS has it, the register knows. */
export const isRegion = (text: string): boolean => /^[a-z]{2,5}(?:-[a-z]+){1,2}-\d$/.test(text);

/** A Region's code anywhere in a path, or null. */
export const regionInPath = (path: string): string | null =>
  /(?:^|[^a-z0-9])([a-z]{2,4}-(?:[a-z]+-)?(?:north|south|east|west|central|northeast|northwest|southeast|southwest)-\d)(?![a-z0-9])/.exec(
    path.toLowerCase(),
  )?.[1] ?? null;

export type ModelArn = Arn & { type: string; id: string };

/** An ARN of Bedrock's that names a model, a profile or what the account made of one. */
export function parseModelArn(text: string): ModelArn | null {
  const arn = parseArn(text);
  if (arn?.service !== "bedrock") return null;
  const slash = arn.resource.indexOf("/");
  return slash < 0 ? null : { ...arn, type: arn.resource.slice(0, slash), id: arn.resource.slice(slash + 1) };
}

/** The form of a public model or profile id: `anthropic.claude-sonnet-4-6`, `eu.cohere.embed-v4:0`. */
export const isModelId = (text: string): boolean =>
  /^[a-z0-9-]{2,40}(?:\.[a-z0-9-]{1,80}){1,5}(?::[a-z0-9.]{1,20}){0,3}$/i.test(text) && text.length <= 200;

export type ModelReference = {
  /** As the model question takes it: a model or profile id, else the ARN as it is kept. */
  model: string;
  /** Of the calling side, where the reference names it. */
  region: string | null;
  routing: "inRegion" | "geographic" | "global" | null;
  /** The id of the profile, where it is one. */
  profile: string | null;
  /** An application profile, a custom or provisioned model: made by the account; what is behind it stands in another file. */
  ownResource: string | null;
};

/** What a model field of a configuration says: which model, through which profile, from which Region. */
export function readModelReference(text: string, facts: FactsInForce): ModelReference {
  const arn = parseModelArn(text);
  const region = arn && isRegion(arn.region) ? arn.region : null;
  const id = arn?.id ?? text;
  const own = (): ModelReference => ({ model: text, region, routing: null, profile: null, ownResource: id });
  if (arn && arn.type !== "foundation-model" && arn.type !== "inference-profile") return own();
  if (!isModelId(id)) return own();
  const geography = geographyOfModelId(id, facts);
  if (geography === null)
    return { model: id, region, routing: arn?.type === "inference-profile" ? null : "inRegion", profile: null, ownResource: null };
  return { model: id, region, routing: geography === "global" ? "global" : "geographic", profile: id, ownResource: null };
}
