/** Next calls this once when a server process starts: reminders, retention and mail run beside it. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { startJobsOfServer } = await import("@/lib/services/installation/run-jobs");
  void startJobsOfServer();
}
