import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { pathToFileURL } from "node:url";
import { PDFDocument as ReadPdf } from "@cantoo/pdf-lib";
import PDFDocument from "pdfkit";
import { chromium } from "playwright";
import { assess } from "@/lib/domain/assess";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { draftMeta } from "@/lib/domain/report/draft-meta";
import type { DpiaReport, ReportBlock } from "@/lib/domain/report/report";
import { renderDocument, stopRendering } from "@/templates/render-document";
import { browserFlags } from "../support/browser-flags";
import type { Figure, Machine, Measurement } from "./figure";
import { reportAsHtml, wordsOf } from "./report-as-html";
import { median, ms, seconds } from "./statistics";

const rounds = 3;

const report = buildEdpbReport({
  content: exampleContent,
  result: assess({ content: exampleContent, register: baseRegister }),
  register: baseRegister,
  edition: "full",
  documentMeta: draftMeta({ demonstration: true }),
});
export const attachment = new TextEncoder().encode(writeAssessmentFile(exampleContent));

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const since = performance.now();
  await work();
  return performance.now() - since;
};

export const pagesOf = async (pdf: Uint8Array): Promise<number> => (await ReadPdf.load(pdf, { updateMetadata: false })).getPageCount();

/** The report's own blocks, cut or repeated until they fill about `share` times its pages; places keep ids of their own. */
export function reportOf(share: number): DpiaReport {
  const total = report.sections.reduce((sum, section) => sum + section.blocks.length, 0);
  let left = Math.round(total * share);
  const sections: DpiaReport["sections"][number][] = [];
  for (let copy = 0; left > 0; copy += 1)
    for (const section of report.sections) {
      if (left <= 0) break;
      const blocks = section.blocks
        .slice(0, left)
        .map(
          (block): ReportBlock =>
            copy > 0 && "id" in block
              ? { ...block, id: `${block.id}-${copy}` }
              : copy > 0 && block.kind === "table"
                ? { ...block, rows: block.rows.map(({ id: _id, ...row }) => row) }
                : block,
        );
      left -= blocks.length;
      sections.push({ ...section, id: copy > 0 ? `${section.id}-${copy}` : section.id, blocks });
    }
  return { ...report, sections };
}

type Drawing = {
  on(event: "data" | "end", listener: () => void): void;
  font(file: string): Drawing;
  fontSize(size: number): Drawing;
  text(words: string): Drawing;
  end(): void;
};
const NewDrawing = PDFDocument as unknown as new (options: { size: string }) => Drawing;

/** pdfkit drawing nothing but the same words one after another. */
function drawWords(): Promise<number> {
  const { resolve } = createRequire(import.meta.url);
  const words = wordsOf(report);
  return timed(
    () =>
      new Promise<void>((done) => {
        const pdf = new NewDrawing({ size: "A4" });
        pdf.on("data", () => undefined);
        pdf.on("end", () => done());
        pdf.font(resolve("@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf")).fontSize(9.2);
        for (const one of words) pdf.text(one);
        pdf.end();
      }),
  );
}

/** Chromium prints the page; both take turns, so that a noisy moment meets both. */
async function besideChromium({ browser: executablePath }: Machine) {
  const folder = await mkdtemp(join(tmpdir(), "groundwork-bench-html-"));
  const file = join(folder, "report.html");
  await writeFile(file, reportAsHtml(report));
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    let printed: Uint8Array = new Uint8Array();
    const print = async () => {
      await page.goto(pathToFileURL(file).href);
      printed = await page.pdf({
        format: "A4",
        tagged: true,
        outline: true,
        displayHeaderFooter: true,
        margin: { top: "83px", bottom: "77px", left: "64px", right: "64px" },
        footerTemplate: '<span style="font-size:7pt"><span class="pageNumber"></span> of <span class="totalPages"></span></span>',
        headerTemplate: "<span></span>",
      });
    };
    let pdf: Uint8Array = new Uint8Array();
    const render = async () => {
      pdf = await renderDocument(report, attachment);
    };
    await print();
    await render();
    await render();
    await drawWords();
    const delays: { p99: number; longest: number }[] = [];
    const times = { ours: [] as number[], chromium: [] as number[], words: [] as number[] };
    for (let round = 0; round < rounds; round += 1) {
      const delay = monitorEventLoopDelay({ resolution: 5 });
      delay.enable();
      times.ours.push(await timed(render));
      delay.disable();
      delays.push({ p99: delay.percentile(99) / 1e6, longest: delay.max / 1e6 });
      times.chromium.push(await timed(print));
      times.words.push(await drawWords());
    }
    return {
      ours: median(times.ours),
      chromium: median(times.chromium),
      words: median(times.words),
      size: pdf.length,
      pages: await pagesOf(pdf),
      chromiumPages: await pagesOf(printed),
      delay: { p99: median(delays.map((one) => one.p99)), longest: Math.max(...delays.map((one) => one.longest)) },
    };
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function growth(pages: number): Promise<{ small: { pages: number; time: number }; large: { pages: number; time: number } }> {
  const at = async (target: number) => {
    const given = reportOf(target / pages);
    const pdf = await renderDocument(given, attachment);
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) times.push(await timed(() => renderDocument(given, attachment)));
    return { pages: await pagesOf(pdf), time: median(times) };
  };
  return { small: await at(20), large: await at(160) };
}

async function measure(machine: Machine): Promise<readonly Figure[]> {
  try {
    const example = await besideChromium(machine);
    const { small, large } = await growth(example.pages);
    const on = `worked example, ${example.pages} pages, worker thread, median of ${rounds}, taking turns with Chromium`;
    const ratio = example.ours / example.chromium;
    const times = large.time / small.time;
    return [
      {
        what: "PDF of the worked example, warm worker",
        figure: seconds(example.ours),
        bar: "≤ 1 × Chromium",
        reference: `${ratio.toFixed(2)} × Chromium printing the same as HTML (${seconds(example.chromium)}, ${example.chromiumPages} pages)`,
        holds: ratio <= 1,
        on,
      },
      {
        what: "the same against pdfkit drawing the words alone",
        figure: `${(example.ours / example.words).toFixed(1)} ×`,
        bar: "aim ≤ 2 ×",
        reference: seconds(example.words),
        holds: example.ours / example.words <= 2,
        on,
      },
      {
        what: "PDF time, growth from about 20 to about 160 pages",
        figure: `${times.toFixed(1)} ×`,
        bar: "≤ 10 ×",
        reference: `${small.pages} pages ${seconds(small.time)}, ${large.pages} pages ${seconds(large.time)}`,
        holds: times <= 10,
        on: "the example's blocks, cut and repeated; median of 3",
      },
      {
        what: "PDF size, fonts embedded, data attached",
        figure: `${Math.round(example.size / 1000)} kB`,
        bar: "< 1,000 kB",
        reference: "CNIL PIA 53.9 MB for 19 pages; Dutch form 120 kB for 24 (published trial)",
        holds: example.size < 1e6,
        on,
      },
      {
        what: "event loop while a PDF renders: p99 / longest",
        figure: `${ms(example.delay.p99, 0)} / ${ms(example.delay.longest, 0)}`,
        bar: "≤ 50 / ≤ 250 ms",
        reference: "5.0 s in-process (trial)",
        holds: example.delay.p99 <= 50 && example.delay.longest <= 250,
        on: `${on}; the thread that answers requests`,
      },
    ];
  } finally {
    await stopRendering();
  }
}

export const pdf: Measurement = { name: "pdf", measure };
