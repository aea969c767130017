import { generateKeyPairSync } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { signFacts } from "@/lib/adapters/signing/facts-signature";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import type { Fact } from "@/lib/domain/facts/fact";
import { type FactsFile, signedText } from "@/lib/domain/facts/facts-file";
import { runCommand } from "./run";

const publisher = "Invented Observatory";
const keys = generateKeyPairSync("ed25519");
const pem = (key: typeof keys.privateKey) => key.export({ type: "pkcs8", format: "pem" }).toString();
let folder: string;
const put = (name: string, content: unknown) =>
  writeFileSync(path.join(folder, name), typeof content === "string" ? content : JSON.stringify(content));

async function run(...args: readonly string[]) {
  const out: string[] = [];
  const said: string[] = [];
  const code = await runCommand(args, {
    out: (text) => out.push(text),
    say: (text) => said.push(text),
    cwd: folder,
    today: () => "2026-11-26",
  });
  return { code, out: out.join(""), said: said.join("\n") };
}

const signed = (file: FactsFile, key = keys.privateKey): FactsFile => ({
  ...file,
  signature: { algorithm: "Ed25519", value: signFacts(signedText(file), pem(key)) },
});

/** The terms of November let the maker receive what the shipped facts say it does not. */
const sharing = baseRegister.facts.find(({ id }) => id === "bedrock.provider-receives.2026-09") as Fact;
const terms: Fact = {
  ...sharing,
  id: "bedrock.provider-receives.from-november",
  value: true,
  claim: "The terms from 20 November 2026 allow the makers of models to receive all content.",
  sources: [{ title: "Invented notice no. 12", date: "2026-11-20" }],
  validFrom: { date: "2026-11-20", precision: "day" },
  recordedOn: "2026-11-20",
  supersedes: [sharing.id],
};
const file: FactsFile = {
  format: "groundwork-facts",
  formatVersion: 1,
  publisher,
  version: "2026-11-26.1",
  issuedOn: "2026-11-26",
  facts: [terms],
  events: [],
};
const version = `${baseRegister.version} + ${publisher} 2026-11-26.1`;

const trustedBefore = process.env["GROUNDWORK_FACTS_PUBLISHERS"];
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), "groundwork-judged-by-"));
  put("e.json", writeAssessmentFile({ ...exampleContent, asOf: "2026-11-26" }));
  put("signed.json", signed(file));
  put("publishers.json", [{ name: publisher, publicKey: keys.publicKey.export({ type: "spki", format: "pem" }).toString() }]);
  process.env["GROUNDWORK_FACTS_PUBLISHERS"] = path.join(folder, "publishers.json");
});
afterAll(() => {
  if (trustedBefore === undefined) delete process.env["GROUNDWORK_FACTS_PUBLISHERS"];
  else process.env["GROUNDWORK_FACTS_PUBLISHERS"] = trustedBefore;
});

describe("A command judges", () => {
  it("by the shipped register, or by it with signed facts of a trusted publisher, and says by which", async () => {
    const anthropic = async (...more: readonly string[]) => {
      const { code, out, said } = await run("assess", "e.json", "--json", ...more);
      expect(code).toBe(0);
      const result = JSON.parse(out) as { registerVersion: string; recipients: { id: string; certainty: string; facts: string[] }[] };
      expect(said).toContain(`register ${result.registerVersion}.`);
      return { version: result.registerVersion, ...result.recipients.find(({ id }) => id === "provider:anthropic") };
    };
    expect(await anthropic()).toMatchObject({ version: baseRegister.version, certainty: "excluded" });
    const judged = await anthropic("--facts", "signed.json");
    expect(judged).toMatchObject({ version });
    expect(judged.certainty).not.toBe("excluded");
    expect(JSON.stringify(judged.facts)).toContain(terms.id);
  });

  it("the same register in what-if, compare, controls and import", async () => {
    put("aws.json", readFileSync(path.resolve(import.meta.dirname, "../../tests/aws-files/bedrock-agent.get-agent.json"), "utf8"));
    const uses = [
      ["what-if", "e.json", "--scenario", "ownMachines"],
      ["compare", "e.json", "e.json"],
      ["controls", "e.json", "--measure", "M-05"],
      ["import", "aws", "aws.json", "--into", "e.json", "--out", "after.json"],
    ];
    for (const args of uses) {
      expect([args[0], (await run(...args)).said]).toEqual([args[0], expect.stringContaining(`register ${baseRegister.version}.`)]);
      expect([args[0], (await run(...args, "--facts", "signed.json")).said]).toEqual([
        args[0],
        expect.stringContaining(`register ${version}.`),
      ]);
    }
    const { out } = await run("what-if", "e.json", "--scenario", "ownMachines", "--facts", "signed.json", "--json");
    expect(JSON.parse(out)).toMatchObject({ registerVersion: version });
  });

  it("by no file that is unsigned, altered, of a publisher nobody trusts, given twice, or none; nor by two registers at once", async () => {
    const said = async (...more: readonly string[]) => {
      const done = await run("assess", "e.json", ...more);
      expect([done.code, done.out]).toEqual([1, ""]);
      return done.said;
    };
    put("unsigned.json", file);
    expect(await said("--facts", "unsigned.json")).toContain("unsigned.json: The file is not signed.");
    put("altered.json", { ...signed(file), facts: [{ ...terms, value: false }] });
    expect(await said("--facts", "altered.json")).toContain("altered.json: The signature does not hold");
    put("foreign.json", signed({ ...file, publisher: "Somebody" }));
    expect(await said("--facts", "foreign.json")).toContain("“Somebody” is not among the publishers that are trusted here");
    put("clash.json", signed({ ...file, facts: [{ ...sharing, claim: "Said anew." }] }));
    expect(await said("--facts", "clash.json")).toMatch(/clash\.json is refused:\n {2}facts\/0: .* says something else/);
    expect(await said("--facts", "signed.json", "--facts", "signed.json")).toContain(
      "another file of “Invented Observatory” is given already",
    );
    expect(await said("--facts", "nothing.json")).toContain("nothing.json: there is no such file");
    expect(await run("assess", "e.json", "--facts", "signed.json", "--installed")).toMatchObject({ code: 2, out: "" });
  });
});
