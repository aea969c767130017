import type { Standing } from "../facts/fact";
import type { Message } from "../reasoning/because";
import type { MeasureId } from "../risk/measures";

type ConditionBlock = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;
export type PolicyStatement = {
  Sid: string;
  Effect: "Allow" | "Deny";
  Principal?: "*" | Readonly<Record<string, string | readonly string[]>>;
  Action: string | readonly string[];
  Resource?: string | readonly string[];
  NotResource?: string | readonly string[];
  Condition?: ConditionBlock;
};
export type PolicyDocument = { Version: "2012-10-17"; Statement: readonly PolicyStatement[] };

/** Where a text is pasted: attached to the organisation or an account, a role, a key, an endpoint, a bucket, or run as commands. */
const controlKinds = ["scp", "optOutPolicy", "identityPolicy", "keyPolicy", "endpointPolicy", "bucketPolicy", "commands"] as const;
export type ControlKind = (typeof controlKinds)[number];

/** What a text reaches once it is attached or run. */
export type ControlReach = {
  scope: "organisation" | "account" | "role" | "key" | "endpoint" | "bucket";
  /** Regions that the text names; empty where it holds in all. */
  regions: readonly string[];
};

export type ControlSource = { title: string; url: string; read: string; standing: Standing };

/**
 * A text that makes AWS enforce a measure, for the Regions and features of one assessment. Having the text proves that the
 * measure is planned; only the attached, effective policy with a denied call proves that it is in place.
 */
export type Control = {
  id: string;
  measure: MeasureId;
  kind: ControlKind;
  title: Message;
  /** What it does, and what it does not reach. */
  says: readonly Message[];
  /** What would stop working as answered: it has to be changed first. */
  stops: readonly Message[];
  text: string;
  /** The policy as data, where the text is one. */
  policy: PolicyDocument | null;
  /** Words in capitals that have to be replaced: `ACCOUNT_ID`. */
  toReplace: readonly string[];
  reach: ControlReach;
  sources: readonly ControlSource[];
};
