import { resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright";
import { assess } from "@/lib/domain/assess";
import { benchContent } from "@/lib/domain/assess.bench-model";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { browserFlags } from "../support/browser-flags";
import type { Figure, Machine, Measurement } from "./figure";
import { medianTime, ms } from "./statistics";

/**
 * `0` stands for the worked example. It is measured as a server finds it that has been up for a while: the engine that runs
 * JavaScript goes on compiling during the first thousand or so runs, which cost two to three times as much.
 */
const models = [
  { elements: 0, bar: 2, warmUp: 1500, times: 300, reference: "" },
  { elements: 50, bar: 5, warmUp: 20, times: 30, reference: "Threagile 49 ms, pytm 110 ms (published trial)" },
  { elements: 500, bar: 20, warmUp: 5, times: 11, reference: "Threagile 521 ms, pytm 630 ms (published trial)" },
  { elements: 5000, bar: 150, warmUp: 2, times: 5, reference: "Threagile 11.4 to 13.5 s, pytm 9.5 s (published trial)" },
] as const;

const inNode = (): readonly number[] =>
  models.map(({ elements, warmUp, times }) => {
    const content = elements === 0 ? exampleContent : benchContent(elements);
    return medianTime(() => assess({ content, register: baseRegister }), { warmUp, times });
  });

/** The same, bundled for a browser and run in a blank page. */
async function inBrowser({ browser: executablePath }: Machine): Promise<readonly number[]> {
  const bundled = await build({
    entryPoints: [resolve(import.meta.dirname, "assess-in-browser.ts")],
    bundle: true,
    format: "iife",
    platform: "browser",
    target: "es2022",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
    logLevel: "silent",
  });
  const browser = await chromium.launch({ executablePath, args: browserFlags });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: bundled.outputFiles[0]?.text ?? "" });
    const times: number[] = [];
    for (const { elements, warmUp, times: rounds } of models)
      times.push(await page.evaluate((given) => window.assessTime(given), { elements, warmUp, times: rounds }));
    return times;
  } finally {
    await browser.close();
  }
}

function figuresOf(times: readonly number[], where: string): readonly Figure[] {
  const on = `${where}, generated models with two flows an element, median`;
  const growth = (times[3] ?? 0) / (times[2] || 1);
  return [
    ...models.map(({ elements, bar, reference }, index): Figure => {
      const time = times[index] ?? 0;
      const what = elements === 0 ? "the worked example, warm (after 1,500 runs)" : `${elements.toLocaleString("en-GB")} elements`;
      return { what: `assess() in ${where}: ${what}`, figure: ms(time), bar: `< ${bar} ms`, reference, holds: time < bar, on };
    }),
    {
      what: `assess() in ${where}: growth from 500 to 5,000 elements`,
      figure: `${growth.toFixed(1)} ×`,
      bar: "≤ 12 ×",
      reference: "10 × the elements",
      holds: growth <= 12,
      on,
    },
  ];
}

export const assessing: Measurement = {
  name: "assess",
  measure: async (machine) => [...figuresOf(inNode(), `Node ${process.versions.node}`), ...figuresOf(await inBrowser(machine), "Chromium")],
};
