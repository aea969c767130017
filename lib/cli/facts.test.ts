import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import type { FactsFile } from "@/lib/domain/facts/facts-file";
import { runCommand } from "./run";

let folder: string;
const place = (name: string) => path.join(folder, name);
const write = (name: string, file: FactsFile) => writeFileSync(place(name), JSON.stringify(file));

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommand(["facts", ...args], {
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    cwd: folder,
    today: () => "2026-11-26",
  });
  return { code, out: out.join(""), said: said.join("\n") };
}

const id = "requirement.claude-fable-5-1";
let exported: FactsFile;
const shipped = () => {
  const fact = exported.facts.find((one) => one.id === id);
  if (!fact) throw new Error(id);
  return fact;
};

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), "groundwork-facts-command-"));
  expect((await run("export", "--publisher", "Invented Observatory", "--out", "facts.json")).code).toBe(0);
  exported = JSON.parse(readFileSync(place("facts.json"), "utf8"));
  const key = generateKeyPairSync("ed25519").privateKey.export({ type: "pkcs8", format: "pem" });
  writeFileSync(place("key.pem"), key);
});

describe("dpia facts", () => {
  it("reviews a file before it is signed: what is new, what changed in what, what takes whose place", async () => {
    const anew = { ...shipped(), version: 2, claim: "Said anew." };
    const fresh = { ...shipped(), id: "requirement.from-november", claim: "Other terms since November.", supersedes: [id] };
    write("changed.json", { ...exported, facts: [anew, fresh], events: [] });
    const { code, out, said } = await run("review", "changed.json");
    expect(code).toBe(0);
    expect(said).toMatch(/“Invented Observatory”.* not signed.*1 new, 1 changed, 0 as they are; no new events/);
    expect(out).toContain(`Changed: ${id}, version 1 to 2\n  claim: ${shipped().claim}\n    becomes Said anew.`);
    expect(out).toContain("New: requirement.from-november · documentation\n  Other terms since November.");
    expect(out).toContain(`It takes the place of ${id}`);
    const json = JSON.parse((await run("review", "changed.json", "--json")).out) as { facts: { state: string }[] };
    expect(json.facts.map(({ state }) => state)).toEqual(["changed", "new"]);
  });

  it("says since when a statement counts as known, and where one looks back, how many rest on later sources", async () => {
    const then = await run("--as-of", "2026-07-01", "--subject", "eu-central-1");
    expect(then.out).toMatch(/Taken as known since 2026-06-01, before the day of its source\./);
    expect(then.said).toMatch(/\d+ statements rest on sources of a later day than 2026-07-01/);
    const today = await run("--as-of", "2026-11-26", "--subject", "fable-5-1");
    expect(today.out).toMatch(/Recorded on 2026-09-01\./);
    expect(today.said).not.toContain("later day");
  });

  it("refuses to sign another content under an id and version of the register, with the place and the remedy", async () => {
    write("clash.json", { ...exported, facts: [{ ...shipped(), claim: "Said anew." }], events: [] });
    for (const args of [
      ["review", "clash.json"],
      ["sign", "clash.json", "--key", "key.pem", "--out", "signed.json"],
    ]) {
      const { code, said } = await run(...args);
      expect(code).toBe(1);
      expect(said).toMatch(/facts\/0: requirement\.claude-fable-5-1 says something else .* Give it version 2\./);
    }
    expect((await run("sign", "changed.json", "--key", "key.pem", "--out", "signed.json")).code).toBe(0);
    expect((await run("review", "signed.json")).said).toMatch(/, signed \(the import checks by whom\)/);
  });
});
