import { runQueues } from "@/lib/adapters/jobs/run-queues";
import { log } from "@/lib/adapters/log";
import { checkAllDue } from "../facts/check-out-of-date";
import { applyRetention, clearSignInTraces } from "../house/apply-retention";
import { everyOrganisation } from "../house/every-organisation";
import { mailDigests, mailSigningRequests } from "../notices/mail-notices";
import { remind } from "../notices/remind";
import { deriveWhatIsBehind } from "../portfolio/derive-anew";

/** What a day brings: signed versions and kept states that went out of date, what falls due, and what was kept long enough. */
export async function dailyRound(): Promise<void> {
  for (const organisationId of await everyOrganisation()) {
    await checkAllDue(organisationId);
    await remind(organisationId);
    await applyRetention(organisationId);
  }
  await clearSignInTraces();
}

const held = globalThis as { groundworkJobs?: Promise<{ stop(): Promise<void> } | null> };

/** Starts the jobs of this server process, once. They stop with it. */
function startJobs(): Promise<{ stop(): Promise<void> } | null> {
  held.groundworkJobs ??= runQueues([
    { name: "house-daily", cron: "15 3 * * *", atStart: "afterAPause", work: dailyRound },
    // Shorter than the time to the next, which goes on where this one ends.
    { name: "derive-anew", cron: "*/5 * * * *", atStart: "always", work: () => deriveWhatIsBehind({ most: 240_000 }) },
    { name: "mail-digest", cron: "30 6 * * *", work: mailDigests },
    { name: "mail-signing", cron: "* * * * *", work: mailSigningRequests },
  ]);
  return held.groundworkJobs;
}

/** The same for the server, which serves whether jobs run or not, and stops them when it is told to end. */
export async function startJobsOfServer(): Promise<void> {
  try {
    const jobs = await startJobs();
    if (!jobs) {
      log().info("reminders and mail do not run: start with npm start, which makes their queues");
      await deriveWhatIsBehind();
      return;
    }
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void jobs.stop().catch(() => undefined));
  } catch (error) {
    log().error(
      { code: error instanceof Error && "code" in error ? String(error.code) : "unknown" },
      "reminders and mail could not be started",
    );
  }
}
