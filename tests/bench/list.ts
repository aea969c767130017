import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { Client } from "pg";
import { disconnect } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { Figure, Measurement } from "./figure";
import { joinDatabaseOf, newAssessments, signedInAuthors } from "./people";
import { dataFolder, type RunningServer, startServer } from "./server";
import { ms, percentile } from "./statistics";

export const howMany = 10_000;
const words = ["letter", "claims", "chat", "translation", "search", "coding", "triage", "minutes"];

/** Of the example's answers each copy holds a tenth, another one than its neighbours. */
const parts = 10;

/** Copies of one assessment's rows that lists, search and registers read, under names and states of their own. */
export async function fill(organisationId: string): Promise<void> {
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

const wordsIn = (organisationId: string): Promise<number> =>
  inOrganisation(organisationId, (transaction) => transaction.answerWord.count({ where: { organisationId } }));

/** What a running installation does by itself within a minute: the planner learns how many rows there are. */
export async function analyse({ data }: RunningServer): Promise<void> {
  const { ownerUrl } = await startPostgres({ directory: join(data, "postgres") });
  const owner = new Client({ connectionString: ownerUrl });
  await owner.connect();
  await owner.query("analyze");
  await owner.end();
}

async function measure(): Promise<readonly Figure[]> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { organisationId, authors } = await signedInAuthors(server, 1);
    await fill(organisationId);
    await analyse(server);
    const headers = { cookie: authors[0]?.cookie ?? "" };
    const timed = async (url: string): Promise<number> => {
      const since = performance.now();
      const response = await fetch(url, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${url} gave ${response.status}`);
      return performance.now() - since;
    };
    const page = `${server.address}/o/${organisationId}/assessments`;
    const searches = Array.from(
      { length: 60 },
      (_, turn) =>
        [
          `?q=${words[turn % words.length]}`,
          `?q=department+${1000 + turn * 137}`,
          `?state=${["draft", "inReview", "signed"][turn % 3]}`,
          `?q=${words[(turn + 3) % words.length]}&state=draft&page=${1 + (turn % 20)}`,
          `?page=${1 + ((turn * 7) % 200)}`,
        ][turn % 5] ?? "",
    );
    const p95Of = async (address: string, queries: readonly string[]) => {
      for (const query of queries.slice(0, 10)) await timed(address + query);
      const times: number[] = [];
      for (const query of queries) times.push(await timed(address + query));
      return { p95: percentile(times, 0.95), p50: percentile(times, 0.5), different: queries.length };
    };
    // Words of every kind of frequency, alone, in pairs, half written, and with a filter.
    const sought = ["health", "insur", "anthropic", "zurich", "retention", "person", "claim", "eu", "policy", "transfer", "model", "log"];
    const texts = Array.from({ length: 60 }, (_, turn) => {
      const [one, other] = [sought[turn % sought.length], sought[(turn * 5 + 3) % sought.length]];
      return [`?text=${one}`, `?text=${one}+${other}`, `?text=${one}&state=draft`, `?text=${one}&page=${1 + (turn % 9)}`][turn % 4] ?? "";
    });
    const registerQueries = Array.from(
      { length: 40 },
      (_, turn) =>
        [
          "recipients",
          "recipients?key=provider:anthropic",
          "risks",
          "risks?likelihood=2&severity=3&state=raised",
          "gaps",
          "measures?overdue=1",
        ][turn % 6] ?? "",
    );
    const lists = await p95Of(page, searches);
    const found = await p95Of(page, texts);
    const registers = await p95Of(`${server.address}/o/${organisationId}/registers/`, registerQueries);
    const many = howMany.toLocaleString("en-GB");
    const rows = await wordsIn(organisationId);
    return [
      {
        what: `list of ${many} assessments, search and filter: p95`,
        figure: ms(lists.p95),
        bar: "≤ 200 ms",
        reference: `p50 ${ms(lists.p50)}`,
        holds: lists.p95 <= 200,
        on: `the whole page over HTTP on loopback, ${lists.different} different searches, filters and pages, one after another`,
      },
      {
        what: `words in the answers of ${many} assessments, with passages: p95`,
        figure: ms(found.p95),
        bar: "≤ 200 ms",
        reference: `p50 ${ms(found.p50)}`,
        holds: found.p95 <= 200,
        on: `the whole page over HTTP, ${found.different} searches; each assessment holds a tenth of the worked example's answers, ${rows.toLocaleString("en-GB")} rows of words in all`,
      },
      {
        what: `registers across ${many} assessments: p95`,
        figure: ms(registers.p95),
        bar: "none",
        reference: `p50 ${ms(registers.p50)}`,
        holds: null,
        on: `the whole page over HTTP, ${registers.different} requests for recipients, risks with the heat map, gaps and measures`,
      },
    ];
  } finally {
    await disconnect();
    await server.stop();
  }
}

export const list: Measurement = { name: "list", measure };
