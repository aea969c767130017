import { jobQueues } from "../adapters/jobs/job-queues.mjs";

/**
 * Makes the schema and the queues of pg-boss with the owner's connection, and lets the application's role use them. Does nothing
 * where they are there already.
 */
export async function prepareJobs({ ownerUrl, appRole }) {
  const { default: PgBoss } = await import("pg-boss");
  const { default: pg } = await import("pg");
  const boss = new PgBoss({ connectionString: ownerUrl, schema: "pgboss", max: 2, supervise: false });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const queue of jobQueues) await boss.createQueue(queue);
  } finally {
    await boss.stop({ graceful: false, wait: true });
  }
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const role = client.escapeIdentifier(appRole);
    await client.query(
      `grant usage on schema pgboss to ${role}; grant select, insert, update, delete on all tables in schema pgboss to ${role};`,
    );
  } finally {
    await client.end();
  }
}
