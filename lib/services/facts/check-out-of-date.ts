import { today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import { assess } from "@/lib/domain/assess";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { closedStates } from "@/lib/domain/assessment/lifecycle";
import { type OutOfDate, outOfDate } from "@/lib/domain/assessment/out-of-date";
import type { Fact, FactsRegister } from "@/lib/domain/facts/fact";
import { withObserved } from "@/lib/domain/interchange/aws/observed-configuration";
import { type AffectedStatement, affectedStatements } from "@/lib/domain/report/affected-statements";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import type { DpiaReport } from "@/lib/domain/report/report";
import { type FrozenState, frozenContent, keptStates, observationsOf, versionInForce } from "../assessment/frozen-states";
import { authorsOf, peopleWithRole } from "../notices/notice-recipients";
import { notify } from "../notices/notify";
import { refreshRegister, registerOfVersion } from "./current-register";

type MarkDetail = { asOf: string; changes: OutOfDate; statements: readonly AffectedStatement[] };

/** A mark as it is held: `found` is empty while nothing changed. */
export type Mark = {
  version: number;
  snapshotId: string;
  checkedOn: string;
  found: string;
  detail: MarkDetail | null;
  confirmedFound: string;
  confirmedBy: string | null;
  confirmedAt: Date | null;
  reason: string;
};

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** What everything in an organisation is checked against: the register and the organisation's own facts, as they are now. */
async function stampOf(transaction: Transaction, organisationId: string, register: FactsRegister): Promise<string> {
  const [row] = await transaction.$queryRaw<{ facts: string | null }[]>`
    select encode(sha256(convert_to(string_agg(assessment_id || ' ' || fact::text, chr(10) order by assessment_id, fact_id, version), 'UTF8')), 'hex')
      as facts from organisation_fact where organisation_id = ${organisationId}`;
  return `${register.version} ${row?.facts?.slice(0, 16) ?? "none"} 3`;
}

/** The organisation's facts and those that came with this assessment, each once. */
async function factsOf(transaction: Transaction, organisationId: string, assessmentId: string): Promise<readonly Fact[]> {
  const rows = await transaction.organisationFact.findMany({
    where: { organisationId, assessmentId: { in: [assessmentId, ""] } },
    orderBy: [{ assessmentId: "desc" }, { position: "asc" }],
    select: { fact: true },
  });
  const facts = rows.map((row) => row.fact as unknown as Fact);
  return [...new Map(facts.map((fact) => [`${fact.id}@${fact.version}`, fact])).values()];
}

/** The report of a state that was kept and not printed: its statements with what they rest on. */
function reportOf(content: AssessmentContent, register: FactsRegister, frozen: FrozenState): DpiaReport {
  const restedOn = { asOf: content.asOf, knownOn: day(frozen.frozenAt) };
  return buildEdpbReport({
    content,
    result: assess({ content, register, ...restedOn }),
    register,
    edition: "full",
    documentMeta: {
      version: String(frozen.version),
      status: "draft",
      madeOn: restedOn.knownOn,
      organisation: null,
      reference: null,
      demonstration: false,
      contentHash: "",
    },
  });
}

const foundIn = ({ facts, configuration }: OutOfDate): string =>
  sha256(
    JSON.stringify([
      facts.map(({ was, now }) => [was, now].map((side) => side.map(({ id, version }) => `${id}@${version}`))),
      configuration.changes.map(({ path, was, now }) => [path, was, now]),
      configuration.gone.map(({ path }) => path),
    ]),
  );

async function checkFrozen(
  transaction: Transaction,
  { organisationId, assessmentId }: { organisationId: string; assessmentId: string },
  frozen: FrozenState,
  { register, stamp }: { register: FactsRegister; stamp: string },
): Promise<Mark> {
  const key = { organisationId, assessmentId, versionNumber: frozen.version, snapshotId: frozen.snapshotId };
  const where = { organisationId_assessmentId_versionNumber_snapshotId: key };
  const held = await transaction.outOfDateMark.findUnique({ where });
  const markOf = (row: NonNullable<typeof held>): Mark => ({
    version: frozen.version,
    snapshotId: frozen.snapshotId,
    checkedOn: day(row.checkedOn),
    found: row.found,
    detail: row.found === "" ? null : (row.detail as unknown as MarkDetail | null),
    confirmedFound: row.confirmedFound,
    confirmedBy: row.confirmedBy,
    confirmedAt: row.confirmedAt,
    reason: row.reason,
  });
  if (held && day(held.checkedOn) === today() && held.registerVersion === stamp) return markOf(held);
  const registerThen = await registerOfVersion(transaction, frozen.registerVersion, register);
  const { content, report } = await frozenContent(transaction, organisationId, assessmentId, frozen);
  const observations = await observationsOf(transaction, organisationId, assessmentId, frozen);
  const changes = outOfDate({
    content,
    factsNow: await factsOf(transaction, organisationId, assessmentId),
    observed: observations.length === 0 ? null : withObserved(content, observations),
    register,
    registerThen,
    restedOn: { asOf: content.asOf, knownOn: day(frozen.frozenAt) },
    now: { asOf: today(), knownOn: today() },
  });
  const detail: MarkDetail | null = changes && {
    asOf: content.asOf,
    changes,
    statements: affectedStatements(report ?? reportOf(content, registerThen, frozen), changes.affects),
  };
  const row = {
    checkedOn: new Date(`${today()}T00:00:00Z`),
    registerVersion: stamp,
    found: changes ? foundIn(changes) : "",
    ...(detail ? { detail: JSON.parse(JSON.stringify(detail)) } : {}),
  };
  const mark = markOf(await transaction.outOfDateMark.upsert({ where, create: { ...key, ...row }, update: row }));
  if (frozen.snapshotId === "" && row.found !== "" && row.found !== held?.found)
    await notify(transaction, {
      organisationId,
      personId: [
        ...(await authorsOf(transaction, organisationId, assessmentId, frozen.version)),
        ...(await peopleWithRole(transaction, organisationId, "dpo")),
      ],
      by: null,
      kind: "outOfDate",
      assessmentId,
      values: { version: frozen.version },
      occasion: `${frozen.version} ${row.found}`,
    });
  return mark;
}

/**
 * Looks whether the version in force and the kept states of the open version still say what the facts and the files of AWS say,
 * and writes down what was found; each once a day, and again when register, own facts or observations change. Newest first.
 */
export async function checkOutOfDate(
  organisationId: string,
  assessmentId: string,
): Promise<readonly { frozen: FrozenState; mark: Mark }[]> {
  const register = await refreshRegister();
  return inOrganisation(organisationId, async (transaction) => {
    const signed = await versionInForce(transaction, organisationId, assessmentId);
    const frozen = [...(signed ? [signed] : []), ...(await keptStates(transaction, organisationId, assessmentId))];
    if (frozen.length === 0) return [];
    const against = { register, stamp: await stampOf(transaction, organisationId, register) };
    const checked: { frozen: FrozenState; mark: Mark }[] = [];
    for (const one of frozen)
      checked.push({ frozen: one, mark: await checkFrozen(transaction, { organisationId, assessmentId }, one, against) });
    return checked;
  });
}

/** Assessments with a frozen state that was not checked today against the present register, facts and observations. */
const due = (organisationId: string, most: number): Promise<readonly string[]> =>
  refreshRegister().then((register) =>
    inOrganisation(organisationId, async (transaction) => {
      const stamp = await stampOf(transaction, organisationId, register);
      const rows = await transaction.$queryRaw<{ assessmentId: string }[]>`
        select distinct assessment_id as "assessmentId" from (
          select v.assessment_id, v.number, '' as snapshot_id from version v
            where v.organisation_id = ${organisationId} and v.state = 'signed'
              and exists (select 1 from issued_document i where i.organisation_id = v.organisation_id
                and i.assessment_id = v.assessment_id and i.version_number = v.number and i.revision = 0 and i.canonical is not null)
          union all
          select s.assessment_id, s.version_number, s.snapshot_id from snapshot s
            join version v on v.organisation_id = s.organisation_id and v.assessment_id = s.assessment_id and v.number = s.version_number
            where s.organisation_id = ${organisationId} and v.state <> all(${[...closedStates]})
        ) frozen
        where not exists (
          select 1 from out_of_date_mark m where m.organisation_id = ${organisationId} and m.assessment_id = frozen.assessment_id
            and m.version_number = frozen.number and m.snapshot_id = frozen.snapshot_id
            and m.checked_on = ${today()}::date and m.register_version = ${stamp})
        limit ${most}`;
      return rows.map(({ assessmentId }) => assessmentId);
    }),
  );

/** Checks what is due in an organisation, at most so many assessments; says whether more is due. */
export async function checkDue(organisationId: string, most: number): Promise<{ moreIsDue: boolean }> {
  const found = await due(organisationId, most + 1);
  for (const assessmentId of found.slice(0, most)) await checkOutOfDate(organisationId, assessmentId);
  return { moreIsDue: found.length > most };
}

const held = globalThis as { groundworkChecks?: Map<string, Promise<void>> };

async function checkUntilNothingIsDue(organisationId: string): Promise<void> {
  let more = true;
  while (more) more = (await checkDue(organisationId, 20)).moreIsDue;
}

/** Checks everything that is due, one organisation once at a time; other requests are served in between. */
export function checkAllDue(organisationId: string): Promise<void> {
  held.groundworkChecks ??= new Map();
  const checks = held.groundworkChecks;
  const check = checks.get(organisationId) ?? checkUntilNothingIsDue(organisationId).finally(() => checks.delete(organisationId));
  checks.set(organisationId, check);
  return check;
}
