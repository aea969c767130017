import type { Message } from "../../reasoning/because";

/** One file as it was handed over. The text is held in memory only; `sha256` and `bytes` are those of the original. */
export type AwsFile = {
  /** With the folders it lay in, where they are known: files of one folder are asked for their Region once. */
  name: string;
  bytes: Uint8Array;
  sha256: string;
  /** The day on which the file was written as the machine of the person says; null where it says nothing. */
  writtenOn: string | null;
};

/** Why a file is refused whole: the place in it, and what to do. */
export type AwsRefusal = { place: string; says: Message };

/** What a file says: settings in force, settings that a plan would make, or what a template asks for. */
export type Stage = "inForce" | "planned" | "template";

/** Limits of one import; beyond them a refusal that names the file. */
export const awsLimits = {
  files: 500,
  fileBytes: 20_000_000,
  allBytes: 25_000_000,
  /** AWS itself takes no larger template. */
  yamlBytes: 1_100_000,
  depth: 64,
  values: 2_000_000,
  resources: 5_000,
} as const;

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export const isObject = (value: unknown): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** An own value of an object; nothing is ever read from a prototype. */
export const own = (value: unknown, key: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
