import type { Because, Message } from "../reasoning/because";

export type ElementKind =
  | "person"
  | "system"
  | "modelUse"
  | "modelHost"
  | "store"
  | "tool"
  | "customisation"
  | "organisation"
  | "party"
  | "authority"
  | "public";

/** The column that an element is drawn in: people → systems → Bedrock → stores and recipients. */
export type Column = "people" | "systems" | "models" | "storesAndRecipients";

/**
 * Where something lies: countries as ISO 3166-1 alpha-2; `*` any commercial Region of AWS; `anywhere` wherever the company
 * that runs it chooses; null while no answer or fact says.
 */
export type Places = readonly string[] | "*" | "anywhere" | null;

/**
 * Something that data comes from, passes or reaches. Its id is the record's, or for what no record stands for a
 * stable word: `host:mu-…` (where the model runs), `provider:anthropic`, `aws`, `public`.
 */
export type Element = {
  id: string;
  kind: ElementKind;
  name: string;
  column: Column;
  countries: Places;
  /** What it does to data passing on (`mask`, `pseudonymise`, `embed`, `aggregate`, `delete`). */
  treatment: readonly ("mask" | "pseudonymise" | "embed" | "aggregate" | "delete")[];
  because: readonly Because[];
};

/** One arrow. `id` is `from>to` with a suffix where two differ in kind; evidence only, never part of a risk's id. */
export type Flow = {
  id: string;
  from: string;
  to: string;
  /** The entry of the flow taxonomy that this is an instance of: `inference.runtime`, `kb.vectorstore`; `stated` for a person's own. */
  taxonomy: string;
  /** Ids of data items, as answered for this arrow or propagated to it. */
  dataItems: readonly string[];
  certainty: "established" | "possible";
  /** Where what passes is handled, where that is not simply where the arrow starts; null: not known, see `missing`. */
  handledIn?: Places;
  /** How long its end keeps it, where that follows from the kind of arrow. */
  kept?: Length;
  /** What passes besides data items, as words: `caller`, `request`, `subscription`, `useCaseForm`, `billing`. */
  metadata?: readonly string[];
  because: readonly Because[];
  /** What is not known about it. */
  missing: readonly string[];
};

/** A data item at an element, with the chain of elements that it came along: the witness. */
export type Presence = {
  element: string;
  dataItem: string;
  form: "clear" | "masked" | "pseudonymised" | "embedded";
  path: readonly string[];
};

export type DataFlowMap = { elements: readonly Element[]; flows: readonly Flow[]; presences: readonly Presence[] };

export type Length =
  | { kind: "none" }
  | { kind: "days"; days: number }
  | { kind: "untilDeleted" }
  | { kind: "undetermined"; missing: readonly string[] };

/** The four steps of retention on Bedrock for one model use, each shown; `domain.md`, "Retention on Bedrock". */
export type ModelUseRetention = {
  modelUse: string;
  steps: readonly { step: "setMode" | "requirement" | "behaviour" | "apart"; says: Message; because: readonly Because[] }[];
  /** First non-inherit of project → account → model default; null when not known. */
  setMode: "none" | "default" | "aws_review" | "provider_data_share" | null;
  requirement: "none" | "default" | "aws_review" | "provider_data_share" | null;
  outcome: "nothingKept" | "kept" | "callRefused" | "undetermined" | "notBedrock";
  retention: Length;
  /** Who can look at retained content; `operatorHumans`: staff of whoever runs a platform other than Bedrock. */
  review: "none" | "automated" | "awsHumans" | "operatorHumans" | "provider" | "undetermined";
  /** A mode more permissive than the model needs: a standing authorisation, its own finding. */
  standingAuthorisation: boolean;
  /** Other copies: stored responses, caches, batch files, safety exceptions. */
  apart: readonly {
    what: "storedResponses" | "promptCache" | "batchFiles" | "safetyExceptions";
    retention: Length;
    because: readonly Because[];
  }[];
  missing: readonly string[];
  because: readonly Because[];
};

/** Where a model use may be processed: the Regions and countries of its routing. */
export type Destinations = {
  regions: readonly string[] | "*" | null;
  countries: Places;
  because: readonly Because[];
  missing: readonly string[];
};
