import { parseArgs } from "node:util";
import pg from "pg";
import { disconnect } from "@/lib/adapters/db/database";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { checkOrganisations } from "@/lib/services/installation/check-installation";
import { checkEncryptedValues } from "@/lib/services/installation/encryption-keys";
import { encryptionLines, unreadableWords } from "@/lib/services/installation/encryption-words";
import { type Command, Refused } from "../command";
import { withDatabase } from "../start-database.mjs";

/** Every organisation's id. The owner stands behind the same walls, so this one transaction lifts one of them and is rolled back. */
async function organisationIds(ownerUrl: string): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query("begin");
    // Rolled back below: nobody but this transaction ever sees the table without its wall.
    await client.query("alter table organisation no force row level security");
    const { rows } = await client.query<{ id: string }>("select organisation_id as id from organisation order by organisation_id");
    return rows.map((row) => row.id);
  } finally {
    await client.query("rollback").catch(() => undefined);
    await client.end();
  }
}

export const doctorCommand: Command = {
  summary: "checks the installation: Node, facts, database, secret, audit chains; --rebuild makes the derived rows anew",
  usage: "dpia doctor [--rebuild] [--json]",
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: { rebuild: { type: "boolean" }, json: { type: "boolean" } } });
    const { organisations, encrypted } = await withDatabase(async ({ ownerUrl }: { ownerUrl: string }) => {
      try {
        return {
          encrypted: await checkEncryptedValues(),
          organisations: await checkOrganisations(await organisationIds(ownerUrl), { rebuild: values.rebuild === true }),
        };
      } finally {
        await disconnect();
      }
    }).catch((error: unknown) => {
      throw error instanceof Error && error.name === "Sentence" ? new Refused(error.message) : error;
    });
    const broken = organisations.filter((one) => one.problems.length > 0);
    const unreadable = unreadableWords(encrypted);
    const report = {
      node: process.versions.node,
      registerVersion: baseRegister.version,
      facts: baseRegister.facts.length,
      encrypted,
      organisations,
    };
    if (values.json) terminal.out(`${JSON.stringify(report, null, 2)}\n`);
    else {
      const lines = organisations.map(
        (one) =>
          `${one.organisationId}: ${one.assessments} assessments${values.rebuild ? `, ${one.rebuilt} rebuilt` : ""}; audit trail of ${one.auditEvents} entries ${one.problems.length === 0 ? `intact, head ${one.head}` : `BROKEN\n${one.problems.map((problem) => `  ${problem}`).join("\n")}`}`,
      );
      terminal.out(
        [
          `Node ${report.node}${Number(report.node.split(".")[0]) < 24 ? " (works; the current LTS is the better choice)" : ""}`,
          `Facts register ${report.registerVersion}, ${report.facts} facts`,
          "Database up to date",
          ...encryptionLines(encrypted),
          ...lines,
          "",
        ].join("\n"),
      );
    }
    if (broken.length > 0)
      terminal.say(
        "An audit trail was changed outside Groundwork. Keep a copy of the database as it is and compare it with the last backup.",
      );
    if (unreadable) terminal.say(unreadable);
    return broken.length > 0 || unreadable ? 3 : 0;
  },
};
