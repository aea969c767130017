import PgBoss from "pg-boss";
import { environment } from "@/lib/env";
import { connections } from "../db/database";
import { jobSchema } from "../db/installation-tables";
import { log } from "../log";

export type Queue = {
  name: string;
  /** When it runs, in UTC. */
  cron: string;
  /** Also once when a server starts: always, or unless one did in the hours before (what fell into the time when none ran). */
  atStart?: "always" | "afterAPause";
  work: () => Promise<unknown>;
};

const codeOf = (error: unknown): string => (error instanceof Error && "code" in error ? String(error.code) : "unknown");

/**
 * Runs each queue's work when its time comes; of several servers on one database one does it. Null where the owner has not made
 * the queues: nothing runs, everything else works. A work that throws is logged by name and runs again at its next time.
 */
export async function runQueues(queues: readonly Queue[]): Promise<{ stop(): Promise<void> } | null> {
  const { rows } = await connections().query<{ there: boolean }>("select to_regclass($1) is not null as there", [`${jobSchema}.version`]);
  if (!rows[0]?.there) return null;
  const boss = new PgBoss({
    connectionString: environment().databaseUrl,
    schema: jobSchema,
    migrate: false,
    max: 3,
    application_name: "groundwork jobs",
  });
  boss.on("error", (error) => log().warn({ code: codeOf(error) }, "the queue of jobs could not be reached"));
  await boss.start();
  for (const { name, cron, atStart, work } of queues) {
    await boss.work(name, { pollingIntervalSeconds: 10 }, async () => {
      try {
        await work();
      } catch (error) {
        log().error({ job: name, code: codeOf(error) }, "a job failed");
        throw error;
      }
    });
    await boss.schedule(name, cron, {}, { tz: "UTC", retryLimit: 0 });
    if (atStart)
      await boss.send(name, {}, { retryLimit: 0, ...(atStart === "always" ? {} : { singletonKey: "at-start", singletonHours: 12 }) });
  }
  return { stop: () => boss.stop({ graceful: true, timeout: 5000, wait: true }) };
}
