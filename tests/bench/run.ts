import { writeFileSync } from "node:fs";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { assess } from "@/lib/domain/assess";
import { benchContent } from "@/lib/domain/assess.bench-model";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { renderDocument, stopRendering } from "@/templates/render-document";

type Row = { what: string; figure: string; bar: string };
const rows: Row[] = [];
const report = (what: string, figure: string, bar: string): void => {
  rows.push({ what, figure, bar });
};

const median = (values: readonly number[]): number => [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)] ?? 0;
const milliseconds = (work: () => unknown, times: number): number => {
  work();
  return median(
    Array.from({ length: times }, () => {
      const since = performance.now();
      work();
      return performance.now() - since;
    }),
  );
};

const assessTime = (content: AssessmentContent, times: number): string =>
  `${milliseconds(() => assess({ content, register: baseRegister }), times).toFixed(1)} ms`;
report("assess(), worked example, warm", assessTime(exampleContent, 40), "< 2 ms");
for (const [elements, bar, times] of [
  [50, "< 5 ms", 20],
  [500, "< 20 ms", 10],
  [5000, "< 150 ms", 3],
] as const)
  report(`assess(), ${elements} elements`, assessTime(benchContent(elements), times), bar);

const made = buildEdpbReport({
  content: exampleContent,
  result: assess({ content: exampleContent, register: baseRegister }),
  register: baseRegister,
  edition: "full",
  documentMeta: {
    version: "1",
    status: "draft",
    madeOn: exampleContent.asOf,
    contentHash: "0".repeat(64),
    organisation: null,
    reference: null,
    demonstration: true,
  },
});
const attachment = new TextEncoder().encode(writeAssessmentFile(exampleContent));
await renderDocument(made, attachment);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
const times: number[] = [];
let size = 0;
for (let round = 0; round < 3; round += 1) {
  const since = performance.now();
  size = (await renderDocument(made, attachment)).length;
  times.push(performance.now() - since);
}
delay.disable();
await stopRendering();
report(
  "PDF of the worked example, warm worker",
  `${(median(times) / 1000).toFixed(1)} s`,
  "≤ Chromium printing the same (not measured here)",
);
report("PDF size, data attached", `${Math.round(size / 1000)} kB`, "< 1,000 kB");
report(
  "event loop while rendering, p99 / longest",
  `${Math.round(delay.percentile(99) / 1e6)} / ${Math.round(delay.max / 1e6)} ms`,
  "≤ 50 / ≤ 250 ms",
);

const width = Math.max(...rows.map((row) => row.what.length));
process.stdout.write(`${rows.map((row) => `${row.what.padEnd(width)}  ${row.figure.padStart(14)}   ${row.bar}`).join("\n")}\n`);
writeFileSync("bench-results.json", `${JSON.stringify(rows, null, 2)}\n`);
