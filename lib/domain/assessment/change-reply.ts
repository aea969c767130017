import type { Answer } from "../questionnaire/answer";
import type { Path } from "../questionnaire/questions";
import type { AnswerOrigin } from "./content";
import type { VersionState } from "./lifecycle";
import type { WhatFollows } from "./what-follows";

/** Revisions by path; measures, decisions and own risks as `measures/<id>`, `decisions/<riskId>/<which>`, `ownRisks/<id>`. */
export type Revisions = Readonly<Record<Path, number>>;

/** What a saved change answers: 200. */
export type ChangeReply = {
  /** Of what was changed. A stale save (lower `saveNumber`) is answered with the revision that stands. */
  revisions: Revisions;
  /** Paths whose save was older than what this page had saved already, and was ignored. */
  ignored: readonly Path[];
  /** Answers that the server changed beyond what was sent (references cleared or restored with a record); null: taken away. */
  alsoChanged: Readonly<Record<Path, Answer | null>>;
  /** ISO instant. */
  savedAt: string;
  state: VersionState;
  whatFollows: WhatFollows;
};

/** Somebody else changed it in between: 409, and nothing of the request was saved. */
export type ConflictReply = {
  refused: "conflict";
  message: string;
  conflicts: readonly {
    path: Path;
    /** What stands now; null: no answer. */
    current: Answer | null;
    revision: number;
    by: string;
    at: string;
  }[];
};

/** A record that others refer to: 409; send `clearReferences` to remove it all the same. */
export type ReferredReply = { refused: "referred"; message: string; referredFrom: readonly Path[] };

/** Every other refusal: 400, 401, 403, 404, 413, 415, 429. `problems` names the place in what was sent. */
export type RefusalReply = {
  refused:
    | "invalid"
    | "signedOut"
    | "notAllowed"
    | "confirmIdentity"
    | "notFound"
    | "closed"
    | "tooLarge"
    | "wrongType"
    | "tooMany"
    | "failed";
  message: string;
  problems?: readonly { path: string; message: string }[];
};

/** One answer that was given to a question, as `GET …/history` lists it. */
export type HistoryEntry = {
  answer: Answer | null;
  /** Where it was read from, when it was taken over from a file. */
  origin: AnswerOrigin | null;
  revision: number;
  by: string;
  at: string;
  /** A text that was refused because somebody else was first is kept here too. */
  refused: boolean;
};
