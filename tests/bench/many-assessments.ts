import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import { exampleContent } from "@/lib/domain/assessment/example";
import { joinDatabaseOf, newAssessments, signedInAuthors } from "./people";
import { dataFolder, type RunningServer, startServer } from "./server";

export const howMany = 10_000;
/** Of which the names of the copies are made. */
export const words = ["letter", "claims", "chat", "translation", "search", "coding", "triage", "minutes"];

/** Of the example's answers each copy holds a tenth, another one than its neighbours. */
const parts = 10;

/** Copies of one assessment's rows that lists, search and registers read, under names and states of their own. */
async function fill(organisationId: string): Promise<void> {
  const [assessmentId] = await newAssessments(organisationId, exampleContent, 1);
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.$executeRaw`
      insert into assessment (organisation_id, assessment_id, questionnaire_version, language, method, created_by)
      select organisation_id, 'as-copy' || lpad(n::text, 22, '0'), questionnaire_version, language, method, created_by
      from assessment, generate_series(2, ${howMany}::int) n where assessment_id = ${assessmentId}`;
    await transaction.$executeRaw`
      insert into assessment_projection (organisation_id, assessment_id, name, state, version_number, level, level_is_at_least, screening,
        outcome, recipients, risks, open_gaps, open_questions, facts_used, register_version, changed_by, changed_at, derived_version)
      select organisation_id, 'as-copy' || lpad(n::text, 22, '0'),
        'The ' || (${words}::text[])[1 + n % ${words.length}::int] || ' assistant of department ' || n,
        (array['draft', 'screening', 'inReview', 'signed'])[1 + n % 4], version_number, level, level_is_at_least, screening,
        outcome, recipients, risks, open_gaps, n % 90, facts_used, register_version, changed_by, changed_at - n * interval '1 minute', derived_version
      from assessment_projection, generate_series(2, ${howMany}::int) n where assessment_id = ${assessmentId}`;
  });
  // Each in a transaction of its own: a transaction ends after half a minute.
  for (let part = 0; part < parts; part += 1)
    await inOrganisation(organisationId, async (transaction) => {
      await transaction.$executeRaw`
        insert into answer (organisation_id, assessment_id, path, answer, revision, save_number, saved_by, saved_at)
        select organisation_id, 'as-copy' || lpad(n::text, 22, '0'), path, answer, 1, 0, saved_by, saved_at
        from answer, generate_series(2, ${howMany}::int) n
        where assessment_id = ${assessmentId} and n % ${parts}::int = ${part}::int and abs(hashtext(path)) % ${parts}::int = ${part}::int`;
      await transaction.$executeRaw`
        insert into answer_word (organisation_id, assessment_id, word, paths)
        select organisation_id, 'as-copy' || lpad(n::text, 22, '0'), word, held
        from (select organisation_id, word, array(select path from unnest(paths) path where abs(hashtext(path)) % ${parts}::int = ${part}::int) as held
          from answer_word where assessment_id = ${assessmentId}) words, generate_series(2, ${howMany}::int) n
        where held <> '{}' and n % ${parts}::int = ${part}::int order by word, n`;
      await transaction.$executeRaw`
        insert into register_entry (organisation_id, assessment_id, register, entry_id, key, name, sought, state, level, worst, likelihood, severity, due, detail)
        select organisation_id, 'as-copy' || lpad(n::text, 22, '0'), register, entry_id, key, name, sought, state, level, worst, likelihood, severity, due, detail
        from register_entry, generate_series(2, ${howMany}::int) n
        where assessment_id = ${assessmentId} and n % ${parts}::int = ${part}::int
          and (register = 'recipients' or abs(hashtext(entry_id)) % ${parts}::int = ${part}::int)`;
    });
}

/** What a running installation does by itself within a minute: the planner learns how many rows there are. */
async function analyse({ data }: RunningServer): Promise<void> {
  const { ownerUrl } = await startPostgres({ directory: join(data, "postgres") });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("analyze");
  await owner.end();
}

export type Among = {
  organisationId: string;
  /** Of the page that lists the organisation's assessments. */
  list: string;
  /** Reads a page as a signed-in author does; gives the milliseconds until its last byte. Throws where it is refused. */
  read(address: string): Promise<number>;
};

/** Works in an organisation of `howMany` assessments on a server of its own; `furnish` puts more into it before anybody reads. */
export async function amongMany<More, T>(
  furnish: (organisationId: string) => Promise<More>,
  work: (among: Among, more: More) => Promise<T>,
): Promise<T> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { organisationId, authors } = await signedInAuthors(server, 1);
    await fill(organisationId);
    const more = await furnish(organisationId);
    await analyse(server);
    const headers = { cookie: authors[0]?.cookie ?? "" };
    const read = async (address: string): Promise<number> => {
      const since = performance.now();
      const response = await fetch(address, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${address} gave ${response.status}`);
      return performance.now() - since;
    };
    return await work({ organisationId, list: `${server.address}/o/${organisationId}/assessments`, read }, more);
  } finally {
    await disconnect();
    await server.stop();
  }
}
