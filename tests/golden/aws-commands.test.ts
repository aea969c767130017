import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { blankContent } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { calls } from "@/lib/domain/interchange/aws/calls";
import { awsFeatures, commandsFor, featuresAtHand, regionsAtHand, shellSnippet } from "@/lib/domain/interchange/aws/commands";
import { awsFile, day, importFiles, invented } from "../support/aws-files";

describe("the commands for the engineer", () => {
  const commands = commandsFor(awsFeatures);
  const named = (text: string): string => text.replace(/^aws /, "").split(" --")[0] ?? "";

  it("only list and describe, and their replies are recognised", () => {
    const known = new Set(calls.map((one) => one.name));
    for (const { feature, command, forEach } of commands) {
      if (feature === "mantle") {
        expect(known).toContain(`bedrock-mantle ${command.replace(" at bedrock-mantle", "")}`);
        continue;
      }
      for (const one of [command, ...(forEach === null ? [] : [forEach])]) {
        expect(known, one).toContain(named(one));
        expect(named(one)).toMatch(/^[a-z-]+ (?:get|list)-/);
      }
    }
  });

  it("follow the Regions and parts that the assessment describes", () => {
    expect(regionsAtHand(exampleContent)).toEqual(["eu-central-1"]);
    expect(featuresAtHand(exampleContent)).toEqual(expect.arrayContaining(["account", "knowledgeBases", "agents", "batch"]));
    expect(featuresAtHand(exampleContent)).not.toContain("mantle");
    expect(featuresAtHand(blankContent(day))).toEqual(awsFeatures);
    expect(shellSnippet(["eu-west-1"], ["batch"])).not.toContain("list-agents");
  });

  it("refuse what is no Region, so that nothing else gets into a shell", () => {
    expect(() => shellSnippet(["eu-west-1; rm -rf /"], ["account"])).toThrow(/is no Region/);
  });

  it("run in a shell, ask for each thing that a list names, and what they write is imported", () => {
    const folder = mkdtempSync(join(tmpdir(), "groundwork-commands-"));
    const bin = join(folder, "bin");
    mkdirSync(bin);
    // Stands in for the AWS command line: prints the invented reply to each call, and ids where it is asked for them.
    writeFileSync(
      join(bin, "aws"),
      `#!/bin/sh
echo "$@" >> "${folder}/asked"
reply="${invented}/$1.$2.json"
case "$*" in
  *"list-guardrails"*--query*) echo gdinvent0001;;
  *--query*) printf 'INVENTED01\\tINVENTED02\\n';;
  *get-model-invocation-logging-configuration*eu-west-3*) ;;
  *list-enforced-guardrails*) echo "AccessDenied" >&2; exit 254;;
  *) [ -f "$reply" ] && cat "$reply" || exit 255;;
esac
`,
    );
    chmodSync(join(bin, "aws"), 0o755);
    const script = shellSnippet(["eu-west-1", "eu-west-3"], awsFeatures.filter((one) => one !== "mantle"));
    const run = spawnSync("sh", ["-eu", "-c", script], { cwd: folder, env: { ...process.env, PATH: `${bin}:${process.env.PATH}` }, encoding: "utf8" });
    expect([run.status, run.stderr]).toEqual([0, ""]);
    const asked = readFileSync(join(folder, "asked"), "utf8");
    expect(asked).toContain("bedrock-agent get-agent --agent-id INVENTED02 --region eu-west-1");
    expect(asked).toContain("bedrock-agent get-data-source --knowledge-base-id INVENTED01 --data-source-id INVENTED02");
    const written = join(folder, "aws-for-groundwork");
    expect(readdirSync(written)).toEqual(["eu-west-1", "eu-west-3"]);
    expect(JSON.parse(readFileSync(join(written, "eu-west-3/logging.json"), "utf8"))).toEqual({ loggingConfig: null });
    const names = readdirSync(join(written, "eu-west-1")).filter((name) => name.endsWith(".json"));
    expect(names).not.toContain("enforced-guardrails.json");
    const done = importFiles(names.map((name) => awsFile(`eu-west-1/${name}`, readFileSync(resolve(written, "eu-west-1", name)))));
    expect(done.files.filter((file) => file.refusals.length > 0 || file.call === null)).toEqual([]);
    expect(done.proposals.records.length).toBeGreaterThan(10);
  });
});
