import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { runCommand } from "../run";

const invented = resolve(import.meta.dirname, "../../../tests/aws-files");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "groundwork-import-"));
});

async function dpia(...args: readonly string[]): Promise<{ code: number; out: string; said: string }> {
  let out = "";
  let said = "";
  const code = await runCommand(args, {
    out: (text) => (out += text),
    say: (text) => (said += `${text}\n`),
    cwd: folder,
    today: () => "2026-11-23",
  });
  return { code, out, said };
}
const put = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const take = (...names: readonly string[]): void => {
  for (const name of names) cpSync(join(invented, name), join(folder, name));
};
function read(name: string): AssessmentContent {
  const reading = parseAssessmentFile(readFileSync(join(folder, name), "utf8"));
  if (!reading.ok) throw new Error(JSON.stringify(reading.refusals));
  return reading.content;
}

describe("dpia import aws", () => {
  it("writes an assessment with the answers, their origins and the evidence of what was read", async () => {
    take("bedrock-agent.get-agent.json", "bedrock.get-account-data-retention.json");
    const { code, said } = await dpia("import", "aws", ".", "--region", "eu-west-1", "--out", "a.json", "--evidence", "e.json");
    expect([code, said]).toEqual([0, expect.stringMatching(/a\.json takes \d+ answers from 2 files;/)]);
    const content = read("a.json");
    const [use] = content.records.modelUses ?? [];
    expect(use?.answers).toMatchObject({ model: { value: "eu.amazon.nova-lite-v1:0" }, accountRetentionMode: { value: "none" } });
    expect(content.origins?.[`modelUses/${use?.id}/model`]).toMatchObject({
      source: "aws",
      file: "bedrock-agent.get-agent.json",
      field: "agent.foundationModel",
      date: "2026-11-23",
      stage: "inForce",
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      evidence: content.evidence[0]?.id,
    });
    const evidence = readFileSync(join(folder, "e.json"), "utf8");
    expect(JSON.parse(evidence).files[0]).toMatchObject({
      original: { kept: false, sha256: expect.any(String), bytes: expect.any(Number) },
    });
    expect(`${evidence}${readFileSync(join(folder, "a.json"), "utf8")}`).not.toMatch(/parcel|210987654321|canary/i);
  });

  it("a later import into the same assessment finds its records again and changes what changed", async () => {
    take("bedrock-agent.get-agent.json");
    await dpia("import", "aws", "bedrock-agent.get-agent.json", "--out", "a.json");
    put(
      "bedrock-agent.get-agent.json",
      readFileSync(join(folder, "bedrock-agent.get-agent.json"), "utf8").replace('"storageDays": 30', '"storageDays": 90'),
    );
    const { out } = await dpia("import", "aws", "bedrock-agent.get-agent.json", "--into", "a.json", "--out", "b.json", "--json");
    const [before, after] = [read("a.json"), read("b.json")];
    expect(after.records.stores?.map((one) => one.id)).toEqual(before.records.stores?.map((one) => one.id));
    expect(after.records.stores?.[0]?.answers.retention).toEqual({ value: { amount: 90, unit: "days" } });
    expect(JSON.parse(out).answers.filter((one: { takenOver: boolean }) => one.takenOver)).toMatchObject([
      { field: "retention", state: "differs", present: { value: { amount: 30, unit: "days" } } },
    ]);
  });

  it("a refused file stops the whole import, named with its place, and leaves no file", async () => {
    take("bedrock-agent.get-agent.json");
    put("bad.json", '{"knowledgeBase":{"name":"AKIAINVENTED00000001"}}');
    const { code, said } = await dpia("import", "aws", ".", "--region", "eu-west-1", "--out", "a.json");
    expect(code).toBe(1);
    expect(said).toMatch(/bad\.json: refused\n {4}knowledgeBase\.name: holds what looks like an AWS access key/);
    expect(said).not.toContain("AKIA");
    expect(existsSync(join(folder, "a.json"))).toBe(false);
  });

  it("a strange file in a folder is left out and named; named itself, it is refused", async () => {
    take("bedrock-agent.get-agent.json");
    put("package.json", '{"name":"something"}');
    const { code, out } = await dpia("import", "aws", ".", "--out", "a.json");
    expect([code, out]).toEqual([0, expect.stringContaining("package.json: refused")]);
    expect((await dpia("import", "aws", "package.json", "--out", "b.json")).code).toBe(1);
  });

  it("says when the Region is missing or is none, and when it is called in another way", async () => {
    take("bedrock.get-account-data-retention.json");
    const missing = await dpia("import", "aws", "bedrock.get-account-data-retention.json", "--out", "a.json");
    expect([missing.code, missing.said]).toEqual([2, expect.stringContaining("does not say its Region: give it with --region")]);
    expect((await dpia("import", "aws", ".", "--region", "mars-1", "--out", "a.json")).code).toBe(2);
    expect((await dpia("import", "cnil", "x", "--out", "a.json")).code).toBe(2);
    expect((await dpia("import", "aws", ".")).code).toBe(2);
    expect((await dpia("import", "aws", "nothing.json", "--out", "a.json")).said).toContain("nothing.json: there is no such file");
  });
});
