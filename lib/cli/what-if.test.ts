import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { runCommand } from "./run";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "groundwork-what-if-"));
  writeFileSync(path.join(folder, "e.json"), writeAssessmentFile(exampleContent));
});

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommand(["what-if", ...args], {
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    cwd: folder,
    today: () => "2026-11-23",
  });
  return { code, out: out.join(""), said: said.join("\n") };
}

describe("dpia what-if", () => {
  it("names the scenarios, and with a file what each would change there", async () => {
    expect((await run("--list")).out).toMatch(/^keepsNothing$/m);
    const { out } = await run("e.json", "--list");
    expect(out).toMatch(/changes \d+ things here/);
  });

  it("sets scenarios beside today's, open points first, in words and as JSON", async () => {
    const words = await run("e.json", "--scenario", "keepsNothing+geographicProfile", "--scenario", "retentionNone");
    expect(words.code).toBe(0);
    expect(words.out.indexOf("Open points")).toBeLessThan(words.out.indexOf("Recipients"));
    expect(words.out).toContain("As described this could not run.");
    const json = await run("e.json", "--scenario", "keepsNothing=mistral.ministral-3-8b", "--as-of", "2026-11-23", "--json");
    const { columns } = JSON.parse(json.out) as { columns: readonly { id: string; changes: readonly { after: unknown }[] }[] };
    expect(columns.map(({ id }) => id)).toEqual(["today", "keepsNothing=mistral.ministral-3-8b"]);
    expect(columns[1]?.changes.map(({ after }) => after)).toContainEqual({ value: "mistral.ministral-3-8b" });
  });

  it("refuses what changes nothing here, and wrong usage, in words", async () => {
    const none = await run("e.json", "--scenario", "keepsNothing+negotiatedCarveOut");
    expect(none).toMatchObject({ code: 1, out: "" });
    expect(none.said).toMatch(/negotiatedCarveOut changes nothing here: No model/);
    expect((await run("e.json", "--scenario", "better")).code).toBe(2);
    expect((await run("e.json")).code).toBe(2);
    expect((await run("e.json", ...Array.from({ length: 6 }, () => ["--scenario", "ownMachines"]).flat())).said).toMatch(/At most 5/);
  });
});
