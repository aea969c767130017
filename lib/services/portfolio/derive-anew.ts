import { clock, today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation, sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, readStoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { forgetAnswerWords, writeAnswerWords } from "@/lib/adapters/db/write-answer-words";
import { derivedVersion, writeProjection } from "@/lib/adapters/db/write-assessment";
import { closedStates } from "@/lib/domain/assessment/lifecycle";
import { assessmentName } from "../assessment/assessment-name";
import { resultOf } from "../assessment/result-of";
import { refreshRegister } from "../facts/current-register";
import { everyOrganisation } from "../house/every-organisation";
import { reportFault } from "../installation/report-fault";

/** Whoever saved last, and when, where no derived row says it: from the history, else from who began it. */
async function lastSaved(transaction: Transaction, organisationId: string, assessmentId: string): Promise<{ by: string; at: Date }> {
  const [row] = await transaction.$queryRaw<{ by: string; at: Date }[]>`
    select coalesce(p.changed_by, h.saved_by, a.created_by) as by, coalesce(p.changed_at, h.saved_at, a.created_at) as at from assessment a
    left join assessment_projection p on p.organisation_id = a.organisation_id and p.assessment_id = a.assessment_id
    left join lateral (select saved_by, saved_at from answer_history
      where organisation_id = a.organisation_id and assessment_id = a.assessment_id order by entry desc limit 1) h on true
    where a.organisation_id = ${organisationId} and a.assessment_id = ${assessmentId}`;
  return row ?? { by: "groundwork", at: clock.now() };
}

/**
 * Writes everything that is derived of an assessment anew, in the caller's transaction; false where there is none. `result`: only what
 * follows from the facts, where another register changed nothing else.
 */
export async function deriveAnew(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  { only = "all" }: { only?: "all" | "result" } = {},
): Promise<boolean> {
  // Under the same lock as saves, so that no newer row is overwritten with an older state.
  await transaction.$queryRaw`
    select 1 from assessment where organisation_id = ${organisationId} and assessment_id = ${assessmentId} for update`;
  const stored = await readStoredAssessment(transaction, organisationId, assessmentId);
  if (!stored) return false;
  const content = contentOf(stored, today());
  const { by, at } = await lastSaved(transaction, organisationId, assessmentId);
  // Written anew whatever their hash says.
  if (only === "all")
    await transaction.$executeRaw`
    update assessment_projection set entries_hash = '' where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
  const derived = { name: assessmentName(content), content, result: resultOf(content), by, at: new Date(at).toISOString() };
  await writeProjection(transaction, stored, derived);
  if (only === "result") return true;
  await forgetAnswerWords(transaction, stored);
  await writeAnswerWords(transaction, null, stored);
  return true;
}

type Behind = { assessmentId: string; only: "all" | "result" };

/**
 * Assessments after `after` whose derived rows are missing or of an earlier Groundwork, or that are open and were computed on another
 * register of facts.
 */
const behind = (organisationId: string, registerVersion: string, after: string): PromiseLike<readonly Behind[]> =>
  sqlInOrganisation(
    organisationId,
    (sql) => sql.$queryRaw<Behind[]>`
      select a.assessment_id as "assessmentId",
        case when p.derived_version >= ${derivedVersion} then 'result' else 'all' end as only from assessment a
      left join assessment_projection p on p.organisation_id = a.organisation_id and p.assessment_id = a.assessment_id
      where a.organisation_id = ${organisationId} and a.assessment_id > ${after}
        and (p.assessment_id is null or p.derived_version < ${derivedVersion}
          or (p.register_version <> ${registerVersion} and p.state <> all(${[...closedStates]}::text[])))
      order by a.assessment_id limit 1`,
  );

/**
 * Brings the derived rows of every organisation up to date, one assessment a transaction, so that it can end at any moment and go on
 * the next time; of two servers each takes what the other has not done yet. Returns how many it wrote. `most`: milliseconds after
 * which no further one is begun.
 */
export async function deriveWhatIsBehind({ most = Number.POSITIVE_INFINITY } = {}): Promise<number> {
  const until = performance.now() + most;
  const { version } = await refreshRegister({ now: true });
  let written = 0;
  for (const organisationId of await everyOrganisation()) {
    let after = "";
    while (performance.now() < until) {
      const [next] = await behind(organisationId, version, after);
      if (!next) break;
      after = next.assessmentId;
      try {
        if (await inOrganisation(organisationId, (transaction) => deriveAnew(transaction, organisationId, after, next))) written += 1;
      } catch (error) {
        // One that cannot be read does not keep the others from the lists.
        reportFault(error, { method: "JOB", path: `derive ${organisationId}/${after}` });
      }
    }
  }
  return written;
}
