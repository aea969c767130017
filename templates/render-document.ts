import { existsSync } from "node:fs";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { DpiaReport } from "@/lib/domain/report/report";
import type { RenderTask } from "./render-worker";

/** A document that takes longer than this is given up. */
const limitMilliseconds = 60_000;
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

/**
 * Prints a report in a worker thread, so that the server keeps answering. Rejects when the worker runs out of memory or
 * takes longer than a minute; the server survives both. Same report and attachment, same bytes.
 */
export async function renderDocument(report: DpiaReport, attachment: Uint8Array): Promise<Uint8Array> {
  if (pool && printed >= documentsAWorker) {
    const spent = pool;
    pool = null;
    printed = 0;
    void spent.close();
  }
  pool ??= startPool();
  printed += 1;
  const task: RenderTask = { report, attachment };
  return pool.run(task, { signal: AbortSignal.timeout(limitMilliseconds) });
}

/** Ends the worker, for a clean stop. */
export async function stopRendering(): Promise<void> {
  const ending = pool;
  pool = null;
  printed = 0;
  await ending?.destroy();
}
