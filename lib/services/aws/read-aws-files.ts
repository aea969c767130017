import { createHmac } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { sha256 } from "@/lib/adapters/identifiers";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { readWithinLimits } from "@/lib/domain/interchange/aws/analyse";
import type { AwsFile } from "@/lib/domain/interchange/aws/aws-file";
import type { FileReading } from "@/lib/domain/interchange/aws/recognise";
import { environment } from "@/lib/env";

export type HandedFile = { name: string; bytes: Uint8Array; writtenOn: string | null };

/** How files are read: the Regions that a person gave by group, whether names stay, and which records things fill. */
export type AwsImportChoices = { regions: Readonly<Record<string, string>>; keepNames: boolean; into: Readonly<Record<string, string>> };

/** A proposal that the person accepts, with the revision of the present answer that they saw (0: none). */
export type AcceptedProposal = { id: string; revision: number };

/** The key under which names become pseudonyms: the assessment's own, from its first import on. */
export const keyOf = (content: AssessmentContent, assessmentId: string): string =>
  content.importKey ?? createHmac("sha256", environment().secret).update(`aws import ${assessmentId}`).digest("hex").slice(0, 32);

export const withHashes = (files: readonly HandedFile[]): readonly AwsFile[] =>
  files.map((file) => ({ ...file, sha256: sha256(file.bytes) }));

/** Reads the files one after the other, with room for other requests between them; nothing of them is stored. */
export async function readAll(
  files: readonly AwsFile[],
  key: string,
  { regions, keepNames }: AwsImportChoices,
): Promise<readonly FileReading[]> {
  const read = readWithinLimits(files, { key, keepNames, regions });
  const readings: FileReading[] = [];
  for (const reading of read) {
    readings.push(reading);
    await setImmediate();
  }
  return readings;
}
