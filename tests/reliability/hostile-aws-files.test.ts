import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { blankContent, parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { awsLimits } from "@/lib/domain/interchange/aws/aws-file";
import { proposedByDefault, takeOver, withTakenOver } from "@/lib/domain/interchange/aws/take-over";
import { sentence } from "@/lib/domain/language/sentence";
import { awsFile, day, fileIn, filesIn, importFiles, invented, key } from "../support/aws-files";
import { mutateJson, seeded } from "../support/mutate-json";

const rounds = process.env.GROUNDWORK_SOAK ? 10_000 : 300;
const names = filesIn(invented).filter((name) => name.endsWith(".json"));
const originals = names.map((name) => readFileSync(resolve(invented, name), "utf8"));
const prefixes: Readonly<Record<string, string>> = { systems: "sy", modelUses: "mu", stores: "st", tools: "tl", customisations: "cu" };

/** The same text in another encoding, or with a mark before it, or damaged as bytes. */
function encoded(text: string, random: () => number): Uint8Array {
  const kind = random();
  if (kind < 0.8) return new TextEncoder().encode(text);
  if (kind < 0.85) return new TextEncoder().encode(`\uFEFF${text}`);
  const little = Buffer.from(`\uFEFF${text}`, "utf16le");
  if (kind < 0.9) return little;
  if (kind < 0.95) return Buffer.from(little).swap16();
  const bytes = new TextEncoder().encode(text);
  bytes[Math.floor(random() * bytes.length)] = 0xff;
  return bytes;
}

/** Takes everything over and reads the assessment again: what an import proposes can always be saved. */
function holds(done: ReturnType<typeof importFiles>): boolean {
  let number = 0;
  const taken = takeOver(
    done,
    new Set(proposedByDefault(done, new Set(["imported", "answered"]))),
    (list) => {
      number += 1;
      return `${prefixes[list]}-${String(number).padStart(8, "0")}`;
    },
    null,
  );
  return parseAssessmentFile(writeAssessmentFile(withTakenOver(blankContent(day), taken, key, null))).ok;
}

describe("damaged and hostile files of AWS", () => {
  it(`are refused by file and place, or read into answers that can be saved, ${rounds} times`, () => {
    let refused = 0;
    let gave = 0;
    for (let seed = 1; seed <= rounds; seed += 1) {
      const random = seeded(seed);
      const text = mutateJson(originals[seed % originals.length] ?? "{}", seed);
      const done = importFiles([awsFile(`${seed}.json`, encoded(text, random))]);
      const [file] = done.files;
      const of = `seed ${seed}: ${names[seed % names.length]}`;
      expect(file?.name, of).toBe(`${seed}.json`);
      if (file && file.refusals.length > 0) {
        refused += 1;
        for (const refusal of file.refusals) {
          expect(refusal.place, of).not.toBe("");
          expect(sentence(refusal.says), of).not.toMatch(/[{}]/);
        }
        expect([done.proposals.single, done.proposals.records], of).toEqual([[], []]);
      } else {
        if (file && file.gave > 0) gave += 1;
        expect(holds(done), of).toBe(true);
      }
      for (const open of done.open) expect(() => sentence(open.says), of).not.toThrow();
    }
    expect(refused).toBeGreaterThan(rounds / 10);
    expect(gave).toBeGreaterThan(rounds / 10);
  }, 900_000);

  it("one refused file gives nothing, the others as much as without it", () => {
    const good = fileIn(invented, "bedrock-agent.get-agent.json");
    const bad = awsFile("bad.json", '{"agent":{"agentName":"AKIAINVENTED00000009","foundationModel":"amazon.nova-lite-v1:0"}}');
    const done = importFiles([bad, good]);
    expect(done.files[0]?.refusals).toEqual([
      { place: "agent.agentName", says: { message: "aws.refusal.secret", values: { kind: "awsAccessKey" } } },
    ]);
    expect(done.proposals.records.flatMap((one) => one.proposals.map((each) => each.file))).not.toContain(0);
    expect(done.proposals.records.length).toBe(importFiles([good]).proposals.records.length);
    expect(JSON.stringify(done.proposals)).not.toContain("AKIA");
  });

  const refusalOf = (text: string | Uint8Array): string => {
    const [refusal] = importFiles([awsFile("f.json", text)]).files[0]?.refusals ?? [];
    return refusal ? `${refusal.place} ${refusal.says.message.replace("aws.refusal.", "")}` : "none";
  };

  it("each kind of damage is named with its place", () => {
    expect(refusalOf('{"agent":\n{"agentId":')).toMatch(/^(?:line 2|the end of the file) json$/);
    expect(refusalOf("not json at all")).toBe("the file notJson");
    expect(refusalOf(new Uint8Array([0xc3, 0x28, 0xff]))).toBe("the file encoding");
    expect(refusalOf("[".repeat(200_000))).toMatch(/json$/);
    expect(refusalOf(`${'{"a":'.repeat(100)}1${"}".repeat(100)}`)).toMatch(/^a\.a.* depth$/);
    expect(refusalOf('{"hello":"world"}')).toBe("the file unknownShape");
    expect(refusalOf('[{"agentId":"x"}]')).toBe("the file list");
    expect(refusalOf('{"version":4,"lineage":"x","resources":[]}')).toBe("the file rawState");
    expect(refusalOf(`AWSTemplateFormatVersion: 1\nResources: ${"[".repeat(5_000)}`)).toBe("the file depth");
    expect(refusalOf("AWSTemplateFormatVersion: x\nResources:\n  A: {Type: 'AWS::Bedrock::Agent'\n")).toMatch(/^line \d+ yaml$/);
    expect(
      refusalOf(
        `AWSTemplateFormatVersion: x\nResources:\n  a: &a [x,x,x,x,x,x,x,x,x]\n  b: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n  c: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\n  d: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\n  e: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\n`,
      ),
    ).toBe("the file yaml");
    expect(refusalOf(`{"agentSummaries":[${Array.from({ length: awsLimits.resources + 1 }, () => '{"agentId":"x"}').join()}]}`)).toBe(
      "the file resources",
    );
    expect(refusalOf(JSON.stringify({ agent: { agentName: `a${"\ud800"}b`, foundationModel: "x.y" } }).replace("\\ud800", "\\ud800"))).toBe(
      "agent.agentName text",
    );
  });

  it("too many files, or too large together, are refused from the one that is too much", () => {
    const many = Array.from({ length: awsLimits.files + 2 }, (_, index) => awsFile(`${index}.json`, '{"mode":"none"}'));
    const done = importFiles(many, { region: null });
    expect(done.files.map((file) => file.refusals.length).filter((count) => count > 0).length).toBe(2);
    expect(done.files.at(-1)?.refusals[0]?.says.message).toBe("aws.refusal.tooManyFiles");
  });

  it("prototype keys and markup change nothing and get nowhere", () => {
    const done = importFiles([
      awsFile(
        "p.json",
        '{"agent":{"__proto__":{"agentName":"x"},"constructor":1,"agentId":"A","agentName":"<script>alert(1)</script>","foundationModel":"<img src=x>"}}',
      ),
    ]);
    expect(JSON.stringify(done.proposals)).not.toMatch(/<script|<img/);
    expect(Object.hasOwn(Object.prototype, "agentName")).toBe(false);
  });
});
