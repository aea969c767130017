import { performance } from "node:perf_hooks";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { exampleContent } from "@/lib/domain/assessment/example";
import { deriveWhatIsBehind } from "@/lib/services/portfolio/derive-anew";
import type { Figure, Measurement } from "./figure";
import { type Among, amongMany, howMany } from "./many-assessments";
import { newAssessments } from "./people";
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

async function caughtUp({ organisationId, list, read }: Among, behind: readonly string[]): Promise<readonly Figure[]> {
  const page = () => read(`${list}?page=7`);
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
}

export const catchUp: Measurement = {
  name: "catch-up",
  measure: () => amongMany((organisationId) => newAssessments(organisationId, exampleContent, sample), caughtUp),
};
