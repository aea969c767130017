import { cpSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
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
    const { code, said } = await dpia("import", "aws", ".", "--region", "eu-west-1", "--out", "a.json", "--evidence", "d.json");
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
    const evidence = readFileSync(join(folder, "d.json"), "utf8");
    expect(JSON.parse(evidence).files[0]).toMatchObject({
      original: { kept: false, sha256: expect.any(String), bytes: expect.any(Number) },
    });
    expect(`${evidence}${readFileSync(join(folder, "a.json"), "utf8")}`).not.toMatch(/parcel|210987654321|canary/i);
  });

  describe("a later import into the same assessment", () => {
    const agent = "bedrock-agent.get-agent.json";
    const retention = (name: string) => read(name).records.stores?.[0]?.answers.retention;
    const again = (out: string, ...more: readonly string[]) => dpia("import", "aws", agent, "--into", "a.json", "--out", out, ...more);
    const days = (amount: number) => ({ value: { amount, unit: "days" } });
    beforeEach(async () => {
      take(agent);
      await dpia("import", "aws", agent, "--out", "a.json");
      put(agent, readFileSync(join(folder, agent), "utf8").replace('"storageDays": 30', '"storageDays": 90'));
    });

    it("finds its records again, and leaves what differs as it stands: both are listed with where they come from", async () => {
      const { code, out, said } = await again("b.json");
      expect(code).toBe(0);
      expect(read("b.json").records.stores?.map((one) => one.id)).toEqual(read("a.json").records.stores?.map((one) => one.id));
      expect(retention("b.json")).toEqual(days(30));
      expect(out).toMatch(/Differs from what stands there, which is left as it is \(1\):\n {2}.* \(st-\w+\): /);
      expect(out).toMatch(/stands there: 30 days \(bedrock-agent\.get-agent\.json .*imported on 23 November 2026\)/);
      expect(out).toMatch(/AWS says: {5}90 days \(bedrock-agent\.get-agent\.json .*, agent\.memoryConfiguration\.storageDays\)/);
      expect(said).toContain("--replace imported takes what replaces an earlier import (1), --replace all takes it.");
      const { answers } = JSON.parse((await again("b.json", "--json")).out);
      expect(answers.filter((one: { state: string }) => one.state === "differs")).toMatchObject([
        { field: "retention", present: days(30), value: days(90).value, replaces: "imported", takenOver: false },
      ]);
    });

    it("takes over what replaces an earlier import where it is told so, and the next time nothing differs", async () => {
      const { out, said } = await again("b.json", "--replace", "imported", "--json");
      expect(retention("b.json")).toEqual(days(90));
      expect(said).not.toContain("--replace");
      expect(JSON.parse(out).answers.filter((one: { takenOver: boolean }) => one.takenOver)).toMatchObject([
        { field: "retention", state: "differs", replaces: "imported" },
      ]);
      expect((await dpia("import", "aws", agent, "--into", "b.json", "--out", "c.json")).out).not.toContain("Differs");
    });

    it("takes over what somebody answered only where all is to be replaced; what nobody knew is open", async () => {
      const typed = (answer: object) => {
        const content = read("a.json");
        const [store] = content.records.stores ?? [];
        if (!store) throw new Error("no store");
        const { [`stores/${store.id}/retention`]: _, ...origins } = content.origins ?? {};
        const stores = [{ ...store, answers: { ...store.answers, retention: answer as never } }];
        put("a.json", writeAssessmentFile({ ...content, origins, records: { ...content.records, stores } }));
      };
      typed(days(7));
      expect((await again("b.json", "--replace", "imported")).out).toContain("stands there: 7 days (answered)");
      expect(retention("b.json")).toEqual(days(7));
      await again("c.json", "--replace", "all");
      expect(retention("c.json")).toEqual(days(90));
      typed({ unknown: true });
      await again("d.json");
      expect(retention("d.json")).toEqual(days(90));
      expect((await again("e.json", "--replace", "some")).code).toBe(2);
    });
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
