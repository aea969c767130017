import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, expect, it } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { runCommand } from "./run";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "groundwork-controls-"));
  writeFileSync(path.join(folder, "e.json"), writeAssessmentFile(exampleContent));
});

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommand(["controls", ...args], {
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    cwd: folder,
    today: () => "2026-11-23",
  });
  return { code, out: out.join(""), said: said.join("\n") };
}

it("prints each text with reach, source and what would stop", async () => {
  const { code, out, said } = await run("e.json");
  expect(code).toBe(0);
  expect(said).toContain("A text alone proves that the measure is planned.");
  expect(out).toContain("aws bedrock put-account-data-retention --mode none --region eu-central-1");
  expect(out).toContain("Would stop: The model of “Answers in the chat” needs retention");
  expect(out).toMatch(/Source: Amazon Bedrock User Guide.*read 2026-11-23/);
});

it("prints the texts of one measure as JSON, policies as data", async () => {
  const { out } = await run("e.json", "--measure", "M-52", "--json");
  const { controls } = JSON.parse(out) as { controls: readonly { measure: string; text: string; policy: unknown }[] };
  expect(controls.map(({ measure }) => measure)).toEqual(["M-52"]);
  expect(JSON.parse(controls[0]?.text ?? "")).toEqual(controls[0]?.policy);
});

it("refuses a measure that does not exist", async () => {
  expect(await run("e.json", "--measure", "M-99")).toMatchObject({ code: 2, out: "" });
});
