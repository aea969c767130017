import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { analyseAwsFiles } from "@/lib/domain/interchange/aws/analyse";
import type { AwsFile } from "@/lib/domain/interchange/aws/aws-file";
import type { Figure, Measurement } from "./figure";

const count = 200;
const together = 20_000_000;
const replies = resolve(import.meta.dirname, "../aws-files");

/** 200 files, 20 MB together: Terraform states with many strangers, lists of jobs, and small replies. */
function manyFiles(): readonly AwsFile[] {
  const state = JSON.parse(readFileSync(resolve(replies, "terraform-state.json"), "utf8"));
  const jobs = JSON.parse(readFileSync(resolve(replies, "bedrock.list-model-invocation-jobs.json"), "utf8"));
  const [agent, knowledgeBase] = ["bedrock-agent.get-agent.json", "bedrock-agent.get-knowledge-base.json"].map((name) =>
    readFileSync(resolve(replies, name), "utf8"),
  );
  const each = together / count;
  const text = (index: number): string => {
    if (index % 4 === 0) {
      const stranger = {
        address: "aws_db_instance.x",
        mode: "managed",
        type: "aws_db_instance",
        values: { tags: { a: "b".repeat(200) }, list: Array.from({ length: 20 }, (_, at) => at) },
      };
      const resources = [...state.values.root_module.resources, ...Array.from({ length: Math.floor(each / 400) }, () => stranger)];
      return JSON.stringify({ ...state, values: { root_module: { ...state.values.root_module, resources } } });
    }
    if (index % 4 === 1) {
      const [job] = jobs.invocationJobSummaries;
      const many = Array.from({ length: Math.floor(each / JSON.stringify(job).length) }, (_, at) => ({
        ...job,
        jobArn: `${job.jobArn}${index}-${at}`,
      }));
      return JSON.stringify({ invocationJobSummaries: many });
    }
    const one = (index % 4 === 2 ? agent : knowledgeBase) ?? "{}";
    return one.replaceAll("INVENT", `I${index}`).padEnd(each * 1.2, " ");
  };
  return Array.from({ length: count }, (_, index) => {
    const bytes = new TextEncoder().encode(text(index));
    return { name: `file-${index}.json`, bytes, sha256: createHash("sha256").update(bytes).digest("hex"), writtenOn: null };
  });
}

/** Reading, recognising, reducing and comparing; hashing and sending are not in it. */
async function measure(): Promise<readonly Figure[]> {
  const files = manyFiles();
  const megabytes = files.reduce((sum, one) => sum + one.bytes.byteLength, 0) / 1_000_000;
  const { asOf } = exampleContent;
  const facts = factsInForce(baseRegister, [], asOf, asOf);
  const run = () =>
    analyseAwsFiles(files, {
      content: exampleContent,
      facts,
      key: "0f".repeat(16),
      keepNames: false,
      regions: { "": "eu-west-1" },
      importedOn: asOf,
    });
  run();
  const memory = process.memoryUsage().rss;
  const since = performance.now();
  const done = run();
  const seconds = (performance.now() - since) / 1000;
  const grown = (process.memoryUsage().rss - memory) / memory;
  return [
    {
      what: `AWS import, ${count} files, ${megabytes.toFixed(0)} MB, ${done.proposals.records.length} records`,
      figure: `${seconds.toFixed(2)} s`,
      bar: "< 3 s",
      reference: `memory ${grown >= 0 ? "+" : ""}${(grown * 100).toFixed(0)} % over the run before`,
      holds: seconds < 3,
      on: "invented files of tests/aws-files, filled up; the worked example",
    },
  ];
}

export const awsImport: Measurement = { name: "aws-import", measure };
