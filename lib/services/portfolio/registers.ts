import { today } from "@/lib/adapters/clock";
import type { Statements } from "@/lib/adapters/db/database";
import { sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { GapEntry, MeasureEntry, RecipientEntry, Register, RegisterEntry, RiskEntry } from "@/lib/domain/portfolio/register-entry";
import { folded } from "@/lib/domain/portfolio/search-words";
import { type Level, levels, type Scale } from "@/lib/domain/risk/level";
import { statesThatCountLast } from "@/lib/domain/view/register-words";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";

type EntryOf = { recipients: RecipientEntry; risks: RiskEntry; gaps: GapEntry; measures: MeasureEntry };

/** An entry with the assessment that it stands in. */
export type RegisterRow<R extends Register = Register> = {
  assessmentId: string;
  assessment: string;
  assessmentState: VersionState;
  entry: EntryOf[R];
  /** Measures only: due before today and not in place. */
  isOverdue: boolean;
};

/** What a register shows: everything that is named must hold. */
export type RegisterFilter = {
  /** A part of the name of a recipient, risk, gap or measure. */
  query?: string;
  /** One provider, rule, kind of gap or measure of the catalogue. */
  key?: string;
  state?: string;
  level?: Level;
  likelihood?: Scale;
  severity?: Scale;
  /** Measures only. */
  overdue?: boolean;
  /** The state of the assessment; without one, those that were withdrawn are left out. */
  assessmentState?: VersionState;
  page?: number;
};

const registerPageSize = 100;

type Row = {
  assessmentId: string;
  assessment: string;
  assessmentState: VersionState;
  isOverdue: boolean;
  entryId: string;
  key: string;
  name: string;
  state: string;
  level: Level | null;
  worst: Level | null;
  likelihood: Scale | null;
  severity: Scale | null;
  due: string | null;
  detail: unknown;
  found: number;
};

const worstFirst: readonly Level[] = levels.toReversed();

const literally = (query: string): string => query.slice(0, 200).replace(/[\\%_]/g, "\\$&");
const sought = (query: string | undefined): string | null => (query?.trim() ? `%${literally(folded(query.trim()))}%` : null);

function entriesOf(
  sql: Statements,
  organisationId: string,
  register: Register,
  filter: RegisterFilter,
  { take, skip }: { take: number | null; skip: number },
): PromiseLike<Row[]> {
  const { key = null, state = null, level = null, likelihood = null, severity = null, overdue = false, assessmentState = null } = filter;
  const name = sought(filter.query);
  const now = today();
  return sql.$queryRaw<Row[]>`
    with matched as (
      -- Without the details, which are read for the page alone.
      select e.assessment_id, e.entry_id, p.name as assessment, p.state as assessment_state, count(*) over ()::int as found,
        -- The order that registerOrders says: what is overdue, in place last; the worst level, raised before undetermined; states.
        row_number() over (order by coalesce(e.due < ${now}::date and e.state <> 'implemented', false) desc, e.state = 'implemented',
          e.due nulls last, array_position(${worstFirst}::text[], coalesce(e.worst, e.level, 'veryHigh')),
          array_position(${worstFirst}::text[], e.level) nulls last, e.likelihood + e.severity desc nulls last,
          case e.state when 'established' then 0 when 'open' then 0 when 'possible' then 1 else 2 end,
          e.name, p.name, e.assessment_id, e.entry_id) as place
      from register_entry e join assessment_projection p on p.organisation_id = e.organisation_id and p.assessment_id = e.assessment_id
      where e.organisation_id = ${organisationId} and p.organisation_id = ${organisationId} and e.register = ${register}
        and (${key}::text is null or e.key = ${key})
        and (${state}::text is null or e.state = ${state})
        and (${level}::text is null or e.level = ${level})
        and (${likelihood}::int is null or e.likelihood = ${likelihood})
        and (${severity}::int is null or e.severity = ${severity})
        and (${name}::text is null or e.sought like ${name})
        and (not ${overdue}::boolean or (e.due < ${now}::date and e.state <> 'implemented'))
        and case when ${assessmentState}::text is null then p.state <> 'withdrawn' else p.state = ${assessmentState} end
      order by place limit ${take}::int offset ${skip}::int
    )
    select m.assessment_id as "assessmentId", m.assessment, m.assessment_state as "assessmentState", m.found, e.entry_id as "entryId",
      e.key, e.name, e.state, e.level,
      case when e.register = 'risks' then coalesce(e.worst, e.level, 'veryHigh') end as worst, e.likelihood, e.severity, to_char(e.due, 'YYYY-MM-DD') as due, e.detail,
      coalesce(e.register = 'measures' and e.due < ${now}::date and e.state <> 'implemented', false) as "isOverdue"
    from matched m join register_entry e on e.organisation_id = ${organisationId} and e.register = ${register}
      and e.assessment_id = m.assessment_id and e.entry_id = m.entry_id
    order by m.place`;
}

const rowOf = <R extends Register>(register: R, { assessmentId, assessment, assessmentState, isOverdue, found: _, ...entry }: Row) =>
  ({
    assessmentId,
    assessment,
    assessmentState,
    isOverdue,
    entry: { ...entry, register } as unknown as EntryOf[R],
  }) satisfies RegisterRow<R>;

/** A page of a register across the organisation's assessments, for those who read assessments. Pages count from 1. */
export async function findEntries<R extends Register>(
  person: SignedInPerson,
  organisationId: string,
  register: R,
  filter: RegisterFilter,
): Promise<{ rows: readonly RegisterRow<R>[]; found: number; page: number; pages: number }> {
  requirePermission(person, organisationId, "readRegisters");
  const page = Math.min(1_000_000, Math.max(1, Math.floor(filter.page ?? 1) || 1));
  const rows = await sqlInOrganisation(organisationId, (sql) =>
    entriesOf(sql, organisationId, register, filter, { take: registerPageSize, skip: (page - 1) * registerPageSize }),
  );
  // Beyond the end there is nothing that says how many there are.
  if (rows.length === 0 && page > 1) return findEntries(person, organisationId, register, { ...filter, page: 1 });
  const found = rows[0]?.found ?? 0;
  return { rows: rows.map((row) => rowOf(register, row)), found, page, pages: Math.max(1, Math.ceil(found / registerPageSize)) };
}

/** Every entry that matches, for a file. */
export async function allEntries<R extends Register>(
  person: SignedInPerson,
  organisationId: string,
  register: R,
  filter: RegisterFilter,
): Promise<readonly RegisterRow<R>[]> {
  requirePermission(person, organisationId, "exportRegisters");
  const rows = await sqlInOrganisation(organisationId, (sql) => entriesOf(sql, organisationId, register, filter, { take: null, skip: 0 }));
  return rows.map((row) => rowOf(register, row));
}

/** One recipient, rule, kind of gap or measure; in how many assessments it stands, in all and by state. */
export type RegisterGroup = {
  key: string;
  name: string;
  assessments: number;
  /** The highest of the raised risks. */
  level: Level | null;
  /** The highest that a risk has or, while it is undetermined, could have; means nothing in the other registers. */
  worst: Level;
  /** Measures only: in how many assessments it is overdue. */
  overdue: number;
  states: Readonly<Record<string, number>>;
};

export const mostGroups = 200;

/** What stands in a register, in the order that `registerOrders` says, 200 at most. */
export async function registerGroups(
  person: SignedInPerson,
  organisationId: string,
  register: Register,
  filter: Pick<RegisterFilter, "query" | "state" | "assessmentState"> = {},
): Promise<readonly RegisterGroup[]> {
  requirePermission(person, organisationId, "readRegisters");
  const name = sought(filter.query);
  const state = filter.state ?? null;
  const assessmentState = filter.assessmentState ?? null;
  const settled: readonly string[] = statesThatCountLast[register];
  const now = today();
  return sqlInOrganisation(
    organisationId,
    (sql) => sql.$queryRaw<RegisterGroup[]>`
      with entries as (
        -- One row for each state of a key in an assessment, in the order of the index that holds them all.
        select e.key, e.assessment_id, e.state,
          min(array_position(${worstFirst}::text[], e.level)) as level,
          min(array_position(${worstFirst}::text[], coalesce(e.worst, e.level, 'veryHigh'))) as worst,
          coalesce(bool_or(e.register = 'measures' and e.due < ${now}::date and e.state <> 'implemented'), false) as overdue
        from register_entry e
        where e.organisation_id = ${organisationId} and e.register = ${register}
          and (${name}::text is null or e.sought like ${name})
          and (${state}::text is null or e.state = ${state})
          and not (e.assessment_id = any(array(select assessment_id from assessment_projection where organisation_id = ${organisationId}
            and case when ${assessmentState}::text is null then state = 'withdrawn' else state <> ${assessmentState} end)))
        group by e.key, e.assessment_id, e.state
      ), groups as (
        select key, min(level) as level, min(worst) as worst, count(distinct assessment_id)::int as assessments,
          count(distinct assessment_id) filter (where overdue)::int as overdue,
          count(distinct assessment_id) filter (where state <> all(${settled}::text[])) as first
        from entries group by key order by overdue desc, worst, level nulls last, first desc, assessments desc, key limit ${mostGroups}::int
      ), states as (select key, state, count(*)::int as assessments from entries group by key, state)
      select g.key, named.name, g.assessments, g.overdue, (${worstFirst}::text[])[g.level] as level, (${worstFirst}::text[])[g.worst] as worst,
        (select jsonb_object_agg(s.state, s.assessments) from states s where s.key = g.key) as states
      from groups g cross join lateral (select name from register_entry
        where organisation_id = ${organisationId} and register = ${register} and key = g.key limit 1) named
      order by g.overdue desc, g.worst, g.level nulls last, g.first desc, g.assessments desc, named.name`,
  );
}

export type HeatCell = { likelihood: Scale; severity: Scale; risks: number; assessments: number };

/** The raised risks of all assessments by likelihood and severity, as the decisions rest on them; cells without any are left out. */
export async function portfolioHeatMap(person: SignedInPerson, organisationId: string): Promise<readonly HeatCell[]> {
  requirePermission(person, organisationId, "readRegisters");
  return sqlInOrganisation(
    organisationId,
    (sql) => sql.$queryRaw<HeatCell[]>`
      select e.likelihood, e.severity, count(*)::int as risks, count(distinct e.assessment_id)::int as assessments
      from register_entry e join assessment_projection p on p.organisation_id = e.organisation_id and p.assessment_id = e.assessment_id
      where e.organisation_id = ${organisationId} and p.organisation_id = ${organisationId} and e.register = 'risks' and e.state = 'raised'
        and e.likelihood is not null and e.severity is not null and p.state <> 'withdrawn'
      group by e.likelihood, e.severity`,
  );
}

/** The address of an entry below its assessment. */
export function placeOfEntry({ register, entryId }: Pick<RegisterEntry, "register" | "entryId">): string {
  if (register === "risks") return `risks/${encodeURIComponent(entryId)}`;
  return `${register}#${entryId}`;
}
