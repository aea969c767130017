import { today } from "@/lib/adapters/clock";
import { database, type Statements } from "@/lib/adapters/db/database";
import { sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import { derivedVersion } from "@/lib/adapters/db/write-assessment";
import { closedStates, type VersionState } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { folded, soughtWords } from "@/lib/domain/portfolio/search-words";
import type { Recipient } from "@/lib/domain/result";
import type { Level } from "@/lib/domain/risk/level";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { membershipOf, requirePermission } from "../people/membership";
import { overdueConditions } from "../review/overdue-conditions";
import { type AnswerHit, passagesOf } from "./search-answers";

export type AssessmentSummary = {
  assessmentId: string;
  name: string;
  state: VersionState;
  versionNumber: number;
  level: Level | null;
  levelIsAtLeast: boolean;
  openQuestions: number;
  openGaps: number;
  screening: string;
  /** A plain date; null while nobody has set one. */
  nextReview: string | null;
  /** Conditions of the version in force past their day without evidence. */
  overdueConditions: number;
  changedAt: string;
  changedBy: string;
  /** Who answers for it; `left`: is no member any more, so that nobody does. */
  owner: { personId: string; name: string; left: boolean } | null;
  /** Names of those outside the organisation who receive data or may, for people who read assessments. */
  recipients: readonly { name: string; certainty: Recipient["certainty"] }[];
  /** Where the words that were looked for stand; at most three answers. */
  hits: readonly AnswerHit[];
  /** Whether the version in force, or a kept state of the open one, no longer says what the facts say and nobody confirmed it. */
  outOfDate: "inForce" | "kept" | null;
};

/** When the next review is due. */
export const reviewFilters = ["overdue", "within30", "within90", "notSet"] as const;
export type ReviewFilter = (typeof reviewFilters)[number];
export type LevelFilter = Level | "notRated";

/** What the list shows: everything that is named must hold. `text` is looked for in the answers, one page holds `pageSize`. */
export type ListFilter = {
  query?: string;
  text?: string;
  state?: VersionState;
  level?: LevelFilter;
  review?: ReviewFilter;
  /** A person's id, or `nobody`. */
  owner?: string;
  /** A part of a recipient's name. */
  recipient?: string;
  /** Only what is marked out of date and not confirmed. */
  outOfDate?: boolean;
  page?: number;
};

export const pageSize = 50;
/** Each with up to three passages to read. */
const searchPageSize = 20;

type Row = Omit<AssessmentSummary, "overdueConditions" | "changedAt" | "owner" | "recipients" | "hits"> & {
  ownerId: string | null;
  ownerLeft: boolean;
  changedAt: Date;
  recipients: readonly { name: string; kind: string; certainty: Recipient["certainty"] }[];
  found: number;
};

/** The signs that would stand for any text mean themselves. */
const literally = (query: string): string => query.slice(0, 200).replace(/[\\%_]/g, "\\$&");

/** Each spelling of a word as a range of the key: from it to the last text that begins with it. */
const rangesOf = (text: string) =>
  soughtWords(text).flatMap(({ spellings, fromBeginning }, number) =>
    spellings.map((word) => ({ number, from: word, to: `${word}${fromBeginning ? "\u{10FFFF}" : "\u0001"}` })),
  );

/** Rows that match, last changed first; `take` null: all of them. */
function matching(
  sql: Statements,
  organisationId: string,
  { query = "", text = "", state, level, review, owner, recipient = "", outOfDate = false }: ListFilter,
  { take, skip }: { take: number | null; skip: number },
): PromiseLike<Row[]> {
  const name = query.trim() === "" ? null : `%${literally(query.trim())}%`;
  const words = text.trim() === "" ? null : rangesOf(text);
  const receiver = recipient.trim() === "" ? null : `%${literally(folded(recipient.trim()))}%`;
  // A text without a word in it is found nowhere.
  const wanted = new Set(words?.map(({ number }) => number)).size;
  const closed = [...closedStates];
  return sql.$queryRaw<Row[]>`
    with matched as (
      select assessment_id, changed_at, count(*) over () as found from assessment_projection p
      where organisation_id = ${organisationId}
        and (${name}::text is null or name ilike ${name})
        and (${state ?? null}::text is null or state = ${state ?? null})
        and (${level ?? null}::text is null or coalesce(level, 'notRated') = ${level ?? null})
        and (${owner ?? null}::text is null or coalesce((select m.person_id from membership m
          where m.organisation_id = ${organisationId} and m.person_id = p.owner_id), 'nobody') = ${owner ?? null})
        and (${review ?? null}::text is null
          or (${review ?? null} = 'notSet' and next_review is null)
          or (${review ?? null} = 'overdue' and next_review < ${today()}::date)
          or (${review ?? null} = 'within30' and next_review between ${today()}::date and ${today()}::date + 30)
          or (${review ?? null} = 'within90' and next_review between ${today()}::date and ${today()}::date + 90))
        and (${!outOfDate} or exists (select 1 from out_of_date_mark k join version v on v.organisation_id = k.organisation_id
          and v.assessment_id = k.assessment_id and v.number = k.version_number
          where k.organisation_id = ${organisationId} and k.assessment_id = p.assessment_id and k.found <> '' and k.found <> k.confirmed_found
            and (case when k.snapshot_id = '' then v.state = 'signed' else v.state <> all(${closed}::text[]) end)))
        and (${receiver}::text is null or assessment_id in (select assessment_id from register_entry
          where organisation_id = ${organisationId} and register = 'recipients' and state <> 'excluded' and sought like ${receiver}))
        and (${words === null} or assessment_id in (
          select assessment_id from (
            -- "offset 0" keeps each word a range of the key: joined, the planner would read every word of the organisation.
            select distinct given.number, w.assessment_id
            from jsonb_to_recordset(${JSON.stringify(words ?? [])}::jsonb) as given(number int, "from" text, "to" text)
            cross join lateral (select assessment_id from answer_word where organisation_id = ${organisationId}
              and word >= given."from" collate "C" and word < given."to" collate "C" offset 0) w
          ) each group by assessment_id having count(*) = ${wanted}::int))
      order by changed_at desc, assessment_id limit ${take}::int offset ${skip}::int
    )
    select p.assessment_id as "assessmentId", p.name, p.state, p.version_number as "versionNumber", p.level,
      p.level_is_at_least as "levelIsAtLeast", p.open_questions as "openQuestions", p.open_gaps as "openGaps", p.screening,
      to_char(p.next_review, 'YYYY-MM-DD') as "nextReview", p.owner_id as "ownerId",
      p.owner_id is not null and not exists (select 1 from membership o
        where o.organisation_id = ${organisationId} and o.person_id = p.owner_id) as "ownerLeft", p.changed_by as "changedBy",
      p.changed_at as "changedAt", p.recipients, m.found::int,
      (select case when bool_or(k.snapshot_id = '') then 'inForce' when count(*) > 0 then 'kept' end from out_of_date_mark k
        join version v on v.organisation_id = k.organisation_id and v.assessment_id = k.assessment_id and v.number = k.version_number
        where k.organisation_id = ${organisationId} and k.assessment_id = p.assessment_id and k.found <> '' and k.found <> k.confirmed_found
          and (case when k.snapshot_id = '' then v.state = 'signed' else v.state <> all(${closed}::text[]) end)) as "outOfDate"
    from matched m join assessment_projection p on p.organisation_id = ${organisationId} and p.assessment_id = m.assessment_id
    order by m.changed_at desc, p.assessment_id`;
}

type Beside = { hits: ReadonlyMap<string, readonly AnswerHit[]>; overdue: ReadonlyMap<string, number> };

async function summaries(rows: readonly Row[], isReader: boolean, { hits, overdue }: Beside) {
  const names = await namesOf(rows.flatMap((row) => [row.changedBy, ...(row.ownerId ? [row.ownerId] : [])]));
  return rows.map(({ found: _found, ownerId, ownerLeft, recipients, ...row }): AssessmentSummary => {
    const outside = recipients.filter((one) => one.kind !== "internal" && one.certainty !== "excluded");
    // The provider may stand there twice: for content, and for data about the calls.
    const byName = new Map(outside.map(({ name, certainty }) => [name, { name, certainty }]));
    for (const { name, certainty } of outside) if (certainty === "established") byName.set(name, { name, certainty });
    return {
      ...row,
      changedAt: row.changedAt.toISOString(),
      changedBy: names(row.changedBy),
      owner: ownerId === null ? null : { personId: ownerId, name: names(ownerId), left: ownerLeft },
      recipients: isReader ? [...byName.values()] : [],
      overdueConditions: overdue.get(row.assessmentId) ?? 0,
      hits: hits.get(row.assessmentId) ?? [],
    };
  });
}

/** Filters that look into what assessments say are for those who read them. */
function checkFilter(person: SignedInPerson, organisationId: string, filter: ListFilter): boolean {
  requirePermission(person, organisationId, "listAssessments");
  if (filter.text?.trim() || filter.recipient?.trim()) requirePermission(person, organisationId, "readRegisters");
  return may(membershipOf(person, organisationId).roles, "readRegisters");
}

const namesSomething = ({ page: _page, ...filter }: ListFilter): boolean =>
  Object.values(filter).some((value) => value === true || (typeof value === "string" && value.trim() !== ""));

/** A page of an organisation's assessments, how many match in all, and how many there are; pages count from 1. */
export async function findAssessments(
  person: SignedInPerson,
  organisationId: string,
  filter: ListFilter,
): Promise<{ assessments: readonly AssessmentSummary[]; found: number; total: number; page: number; pages: number }> {
  const isReader = checkFilter(person, organisationId, filter);
  const text = filter.text?.trim() ?? "";
  const size = text === "" ? pageSize : searchPageSize;
  const asked = Math.min(1_000_000, Math.max(1, Math.floor(filter.page ?? 1) || 1));
  const { rows, total, page, ...beside } = await sqlInOrganisation(organisationId, async (sql) => {
    const [all] = await sql.$queryRaw<{ total: number }[]>`
      select count(*)::int as total from assessment_projection where organisation_id = ${organisationId}`;
    const pageOf = (number: number) => matching(sql, organisationId, filter, { take: size, skip: (number - 1) * size });
    let number = asked;
    let found = await pageOf(number);
    if (found.length === 0 && number > 1) {
      // Beyond the end: the last page.
      const [first] = await matching(sql, organisationId, filter, { take: 1, skip: 0 });
      number = Math.max(1, Math.ceil((first?.found ?? 0) / size));
      found = await pageOf(number);
    }
    const passages =
      text === ""
        ? new Map<string, readonly AnswerHit[]>()
        : await passagesOf(sql, organisationId, { text, ranges: rangesOf(text), assessmentIds: found.map((row) => row.assessmentId) });
    return { rows: found, total: all?.total ?? 0, page: number, hits: passages, overdue: await overdueConditions(sql, organisationId) };
  });
  const found = rows[0]?.found ?? (namesSomething(filter) ? 0 : total);
  return { assessments: await summaries(rows, isReader, beside), found, total, page, pages: Math.max(1, Math.ceil(found / size)) };
}

/** All assessments of an organisation that match, last changed first, from the projection; without passages. */
export async function listAssessments(
  person: SignedInPerson,
  organisationId: string,
  filter: ListFilter = {},
): Promise<readonly AssessmentSummary[]> {
  const isReader = checkFilter(person, organisationId, filter);
  const { rows, overdue } = await sqlInOrganisation(organisationId, async (sql) => ({
    rows: await matching(sql, organisationId, filter, { take: null, skip: 0 }),
    overdue: await overdueConditions(sql, organisationId),
  }));
  return summaries(rows, isReader, { hits: new Map(), overdue });
}

/** How many assessments were last saved by a Groundwork that derived less: the search and the registers lack them still. */
export async function notDerivedYet(person: SignedInPerson, organisationId: string): Promise<number> {
  requirePermission(person, organisationId, "listAssessments");
  const [row] = await sqlInOrganisation(
    organisationId,
    (sql) => sql.$queryRaw<{ count: number }[]>`
      select count(*)::int as count from assessment a
      left join assessment_projection p on p.organisation_id = a.organisation_id and p.assessment_id = a.assessment_id
      where a.organisation_id = ${organisationId} and (p.assessment_id is null or p.derived_version < ${derivedVersion})`,
  );
  return row?.count ?? 0;
}

/** Who answers for assessments of the organisation, for a choice among them. */
export async function listOwners(person: SignedInPerson, organisationId: string): Promise<readonly { personId: string; name: string }[]> {
  requirePermission(person, organisationId, "listAssessments");
  const rows = await sqlInOrganisation(
    organisationId,
    (sql) => sql.$queryRaw<{ personId: string }[]>`
      select distinct p.owner_id as "personId" from assessment_projection p
      join membership m on m.organisation_id = p.organisation_id and m.person_id = p.owner_id
      where p.organisation_id = ${organisationId}`,
  );
  const names = await namesOf(rows.map((row) => row.personId));
  return rows.map(({ personId }) => ({ personId, name: names(personId) })).sort((one, other) => one.name.localeCompare(other.name, "en"));
}

/** Names by person id, for what is shown; somebody unknown is "Groundwork" (the example) or has left. */
export async function namesOf(personIds: readonly string[]): Promise<(personId: string) => string> {
  const users = await database().user.findMany({ where: { id: { in: [...new Set(personIds)] } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return (personId) => names.get(personId) ?? (personId === "groundwork" ? "Groundwork" : "somebody who has left");
}
