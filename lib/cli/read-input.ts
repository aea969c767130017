import { readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { limits } from "@/lib/domain/questionnaire/answer-schema";
import { methodById, methods } from "@/lib/domain/risk/method-table";
import { Refused, type Terminal, WrongUsage } from "./command";

/** Why a file cannot be read or written, in words. */
export const reasonOf = (error: unknown): string => {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "that is a folder, not a file";
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return "this account may not read or write there";
  if (code === "ENOSPC") return "the disk is full";
  return error instanceof Error ? error.message : String(error);
};

/** The bytes of a file; refused when it is missing, unreadable or larger than `maximum`. */
export async function readBytes(terminal: Terminal, file: string, maximum: number): Promise<Uint8Array> {
  const path = resolve(terminal.cwd, file);
  try {
    const { size } = await stat(path);
    if (size > maximum) throw new Refused(`${file}: is larger than ${Math.round(maximum / 1_000_000)} MB.`);
    return await readFile(path);
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused(`${file}: ${reasonOf(error)}.`);
  }
}

/** The assessment in a file; every refusal names its place in the file. */
export async function readAssessment(terminal: Terminal, file: string): Promise<AssessmentContent> {
  const bytes = await readBytes(terminal, file, limits.fileBytes);
  let json: string;
  try {
    json = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refused(`${file}: is not UTF-8 text. Export the assessment again from Groundwork.`);
  }
  const reading = parseAssessmentFile(json);
  if (!reading.ok)
    throw new Refused([`${file} is refused:`, ...reading.refusals.map((refusal) => `  ${refusal.path}: ${refusal.message}`)].join("\n"));
  return reading.content;
}

/** Writes a whole file or none: into a neighbour first, then renamed over. */
export async function writeWhole(terminal: Terminal, file: string, content: string | Uint8Array): Promise<void> {
  const path = resolve(terminal.cwd, file);
  const partial = join(dirname(path), `.${basename(path)}.${process.pid}.partial`);
  try {
    await writeFile(partial, content, { flag: "wx" });
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw new Refused(`${file}: cannot be written, ${reasonOf(error)}.`);
  }
}

/** Refuses a scoring method that is not held, and names those that are. */
export function requireMethod(id: string): void {
  if (!methodById(id)) throw new Refused(`The method ${id} is not held; held are ${methods.map((method) => method.id).join(", ")}.`);
}

/** A plain date from an option. */
export function plainDate(option: string, given: string): string {
  const day = new Date(`${given}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given) || Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== given)
    throw new WrongUsage(`${option} takes a day as year-month-day, for example 2026-11-23; got “${given}”.`);
  return given;
}
