import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { blankContent } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { type AwsImport, analyseAwsFiles } from "@/lib/domain/interchange/aws/analyse";
import type { AwsFile } from "@/lib/domain/interchange/aws/aws-file";

export const invented = resolve(import.meta.dirname, "../aws-files");
/** Recorded replies of third parties; they are beside the checkout where the work is done, and nowhere else. */
const recorded = resolve(import.meta.dirname, "../../../shared/fixtures/aws");
export const recordedFolders = existsSync(recorded) ? (["cli", "synthetic"] as const).map((name) => resolve(recorded, name)) : [];
export const recordedSchemas = existsSync(recorded) ? resolve(recorded, "schemas/INDEX.json") : null;

export const day = "2026-11-23";
export const key = "0f".repeat(16);
export const facts = factsInForce(baseRegister, [], day, day);

export const awsFile = (name: string, text: string | Uint8Array): AwsFile => {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { name, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), writtenOn: "2026-11-20" };
};

export const fileIn = (folder: string, name: string): AwsFile => awsFile(name, readFileSync(resolve(folder, name)));
export const filesIn = (folder: string): readonly string[] => readdirSync(folder).sort();

export type ImportOptions = {
  content?: AssessmentContent;
  keepNames?: boolean;
  region?: string | null;
  importedOn?: string;
  into?: Record<string, string>;
};

/** An import into an empty assessment, each file told the Region where it names none. */
export function importFiles(
  files: readonly AwsFile[],
  { content = blankContent(day), keepNames = false, region = "eu-west-1", importedOn = day, into = {} }: ImportOptions = {},
): AwsImport {
  const options = { content, facts, key, keepNames, importedOn, into };
  const { regionQuestions } = analyseAwsFiles(files, { ...options, regions: {} });
  const regions = region === null ? {} : Object.fromEntries(regionQuestions.map((one) => [one.group, one.suggested ?? region]));
  return analyseAwsFiles(files, { ...options, regions });
}

/** Every proposed answer as one line, records told apart by number: `modelUses 1 model = amazon.nova-lite-v1:0`. */
export function linesOf({ proposals }: AwsImport): readonly string[] {
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { thing, list, basis } of proposals.records) {
    const number = (counts.get(list) ?? 0) + 1;
    counts.set(list, number);
    numbers.set(thing, `${list} ${number}${basis === "setUp" ? " (set up)" : ""}`);
  }
  const text = (value: unknown): string => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value));
  return [
    ...proposals.single.map((one) => `${one.field} = ${text(one.value)}`),
    ...proposals.records.flatMap((record) =>
      record.proposals
        .filter((one) => one.field !== "name")
        .map(
          (one) =>
            `${numbers.get(record.thing)} ${one.field} = ${one.refers.length > 0 ? one.refers.map((thing) => numbers.get(thing)).join(", ") : text(one.value)}`,
        ),
    ),
  ];
}
