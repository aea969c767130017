import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { runCommand } from "@/lib/cli/run";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { filesIn, invented, recordedFolders } from "../support/aws-files";
import { inventedFiles, recordedFiles } from "./aws-tables";

const folder = mkdtempSync(join(tmpdir(), "groundwork-each-file-"));

type Said = {
  files: readonly { call: string | null; format: string | null }[];
  answers: readonly {
    record: string | null;
    thing: string | null;
    list?: string;
    basis?: string;
    field: string;
    value: unknown;
    refers: readonly string[];
    takenOver: boolean;
  }[];
  open: readonly unknown[];
};

const text = (value: unknown): string => (typeof value === "object" && value !== null ? JSON.stringify(value) : String(value));

/** What the command said of one file, in the words of the table. */
function linesIn({ answers }: Said): readonly string[] {
  const numbers = new Map<string, string>();
  const counts = new Map<string, number>();
  for (const { thing, list = "", basis } of answers) {
    if (thing === null || numbers.has(thing)) continue;
    const number = (counts.get(list) ?? 0) + 1;
    counts.set(list, number);
    numbers.set(thing, `${list} ${number}${basis === "setUp" ? " (set up)" : ""}`);
  }
  return answers
    .filter(({ thing, field }) => thing === null || field !== "name")
    .map(({ thing, field, value, refers }) => {
      const said = refers.length > 0 ? refers.map((one) => numbers.get(one)).join(", ") : text(value);
      return thing === null ? `${field} = ${said}` : `${numbers.get(thing)} ${field} = ${said}`;
    });
}

async function importOf(path: string): Promise<{ code: number; said: Said | null; complaint: string; written: number }> {
  let out = "";
  let complaint = "";
  const code = await runCommand(["import", "aws", path, "--region", "eu-west-1", "--out", "a.json", "--json"], {
    out: (given) => (out += given),
    say: (given) => (complaint += given),
    cwd: folder,
    today: () => "2026-11-23",
  });
  if (code !== 0) return { code, said: null, complaint, written: 0 };
  const reading = parseAssessmentFile(readFileSync(join(folder, "a.json"), "utf8"));
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return { code, said: JSON.parse(out), complaint, written: Object.keys(reading.content.origins ?? {}).length };
}

const cases = [
  ...filesIn(invented).map((name) => ({ name, path: resolve(invented, name), expected: inventedFiles[name] })),
  ...recordedFolders.flatMap((from) =>
    // Of many batch jobs a test of its own tells (aws-import.test.ts).
    filesIn(from)
      .filter((name) => name !== "list-model-invocation-jobs.1.json")
      .map((name) => ({ name, path: resolve(from, name), expected: recordedFiles[name] })),
  ),
];

describe("each file through the command line", () => {
  it.each(cases)("$name yields what the table says, and exactly what it says is written", async ({ path, expected }) => {
    const { code, said, complaint, written } = await importOf(path);
    expect([code, complaint]).toEqual([0, expect.stringContaining("answers from")]);
    expect(said?.files[0]?.call ?? said?.files[0]?.format).toBe(expected?.is);
    // The Region that was given counts here also for what the table was not told it for.
    const lines = said === null ? [] : linesIn(said);
    expect(lines.filter((line) => expected?.yields.includes(line) || !line.endsWith(" region = eu-west-1"))).toEqual(expected?.yields);
    expect(said?.open.length).toBe(expected?.asks.length);
    expect(written).toBe(said?.answers.filter(({ takenOver }) => takenOver).length);
  });
});
