import { existsSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { PrintedReport } from "@/lib/domain/report/report";
import type { RenderTask } from "./render-worker";

/** A document whose printing takes longer than this is given up; a thousand records take some 25 s of a processor. */
const longestPrinting = 180_000;
/** The renderer keeps about 1 MB a document; a worker that has printed this many is replaced. */
const documentsAWorker = 25;

let pool: Piscina | null = null;
let printed = 0;

const workerFile = (): string => join(/* turbopackIgnore: true */ process.cwd(), ".build", "render-worker.mjs");

function startPool(): Piscina {
  const file = workerFile();
  if (!existsSync(file)) throw new Error(`The document printer is not built: ${file} is missing. Run "npm start" once, which builds it.`);
  return new Piscina({
    filename: file,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 120_000,
    env: { NODE_ENV: "production" },
    resourceLimits: { maxOldGenerationSizeMb: 1024 },
  });
}

/** The report is longer than the printer has time or memory for; the message says so to whoever asked for it. */
export class TooLongToPrint extends Error {
  constructor() {
    super(
      "This document is too long for the server to print, and was given up; nothing was stored. Shorten the longest lists, or print it with “dpia render” on the command line, which takes the time it needs.",
    );
    this.name = "TooLongToPrint";
  }
}

const isGivenUp = (error: unknown): boolean =>
  error instanceof Error && (error.name === "AbortError" || ("code" in error && error.code === "ERR_WORKER_OUT_OF_MEMORY"));

let turn: Promise<unknown> = Promise.resolve();

/**
 * Prints a report in a worker thread, so that the server keeps answering; one after the other, and the time of a document begins
 * with its turn. Rejects with `TooLongToPrint` when it takes longer than `longest` milliseconds or the worker runs out of
 * memory; the server survives both, and the next document is printed. Same report and attachment, same bytes.
 */
export function renderDocument(report: PrintedReport, attachment: Uint8Array, longest = longestPrinting): Promise<Uint8Array> {
  const mine = turn.then(() => print({ report, attachment }, longest));
  turn = mine.catch(() => undefined);
  return mine;
}

async function print(task: RenderTask, longest: number): Promise<Uint8Array> {
  if (pool && printed >= documentsAWorker) {
    const spent = pool;
    pool = null;
    printed = 0;
    void spent.close();
  }
  pool ??= startPool();
  printed += 1;
  try {
    return await pool.run(task, { signal: AbortSignal.timeout(longest) });
  } catch (error) {
    throw isGivenUp(error) ? new TooLongToPrint() : error;
  }
}

/** Ends the worker, for a clean stop. */
export async function stopRendering(): Promise<void> {
  const ending = pool;
  pool = null;
  printed = 0;
  await ending?.destroy();
}
