import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { performance } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
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

/** What is still held once everything that can be given back is given back: what an import leaves behind shows here, and only here. */
function keptMemory(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
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
  // The first runs fill what the engine keeps between imports; flat is what comes after them.
  for (let round = 0; round < 4; round += 1) run();
  const memory = keptMemory();
  const times: number[] = [];
  let records = 0;
  let highest = 0;
  for (let round = 0; round < 10; round += 1) {
    const since = performance.now();
    records = run().proposals.records.length;
    times.push((performance.now() - since) / 1000);
    highest = Math.max(highest, process.memoryUsage().rss);
  }
  const seconds = times.toSorted((one, other) => one - other)[times.length >> 1] ?? 0;
  const grown = (keptMemory() - memory) / memory;
  return [
    {
      what: `AWS import, ${count} files, ${megabytes.toFixed(0)} MB, ${records} records`,
      figure: `${seconds.toFixed(2)} s, memory kept ${grown >= 0 ? "+" : ""}${(grown * 100).toFixed(1)} % over ten more imports`,
      bar: "< 3 s, flat (< 10 %)",
      reference: `median of ten after four; ${Math.round(memory / 1_000_000)} MB kept before them; the process took ${Math.round(highest / 1_000_000)} MB at most`,
      holds: seconds < 3 && grown < 0.1,
      on: "invented files of tests/aws-files, filled up; the worked example",
    },
  ];
}

export const awsImport: Measurement = { name: "aws-import", measure };
