import { performance } from "node:perf_hooks";
import { disconnect } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { exampleContent } from "@/lib/domain/assessment/example";
import { deriveWhatIsBehind } from "@/lib/services/portfolio/derive-anew";
import type { Figure, Measurement } from "./figure";
import { analyse, fill, howMany } from "./list";
import { joinDatabaseOf, newAssessments, signedInAuthors } from "./people";
import { dataFolder, startServer } from "./server";
import { ms, percentile } from "./statistics";

/** So many whole examples among the many are derived anew; what all would take is reckoned from them. */
const sample = 200;

/** As an upgrade leaves them, every derived row of an earlier Groundwork, or as another register of facts does. */
const outdate = (organisationId: string, assessmentIds: readonly string[], by: "upgrade" | "register"): Promise<number> =>
  inOrganisation(
    organisationId,
    (transaction) => transaction.$executeRaw`
      update assessment_projection set derived_version = case when ${by} = 'upgrade' then 0 else derived_version end,
        register_version = case when ${by} = 'register' then 'before' else register_version end
      where organisation_id = ${organisationId} and assessment_id = any(${[...assessmentIds]}::text[])`,
  );

async function measure(): Promise<readonly Figure[]> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { organisationId, authors } = await signedInAuthors(server, 1);
    await fill(organisationId);
    const behind = await newAssessments(organisationId, exampleContent, sample);
    await analyse(server);
    const headers = { cookie: authors[0]?.cookie ?? "" };
    const page = async (): Promise<number> => {
      const since = performance.now();
      const response = await fetch(`${server.address}/o/${organisationId}/assessments?page=7`, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`the list gave ${response.status}`);
      return performance.now() - since;
    };
    for (let turn = 0; turn < 10; turn += 1) await page();
    const many = howMany.toLocaleString("en-GB");
    const figures: Figure[] = [];
    for (const [by, after] of [
      ["upgrade", "an upgrade"],
      ["register", "a new fact"],
    ] as const) {
      await outdate(organisationId, behind, by);
      const since = performance.now();
      let done = false;
      const work = deriveWhatIsBehind().finally(() => {
        done = true;
      });
      const times: number[] = [];
      while (!done) times.push(await page());
      const written = await work;
      if (written !== sample) throw new Error(`${written} of ${sample} were written`);
      const each = (performance.now() - since) / written;
      figures.push(
        {
          what: `derived rows of ${many} assessments brought up to date after ${after}`,
          figure: `${((each * howMany) / 60_000).toFixed(1)} min`,
          bar: "none",
          reference: `${ms(each)} each`,
          holds: null,
          on: `reckoned from ${sample} copies of the whole worked example among them, one after another, while somebody reads the list without pause`,
        },
        {
          what: `the list meanwhile, after ${after}: p95`,
          figure: ms(percentile(times, 0.95)),
          bar: "none",
          reference: `p50 ${ms(percentile(times, 0.5))}`,
          holds: null,
          on: `${times.length.toLocaleString("en-GB")} readings of a page over HTTP; the work runs in a process beside the server, on the same processor`,
        },
      );
    }
    return figures;
  } finally {
    await disconnect();
    await server.stop();
  }
}

export const catchUp: Measurement = { name: "catch-up", measure };
