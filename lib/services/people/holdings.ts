import { today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { type Holding, holdingSentence, holdingWords } from "@/lib/domain/assessment/holdings";
import { closedStates } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { type Role, roleWords } from "@/lib/domain/assessment/roles";
import { isOpen, threadsOf } from "@/lib/domain/review/thread";
import { entryName, type ShelfEntry } from "@/lib/domain/shelf/shelf-entry";
import type { ShelfKind } from "@/lib/domain/shelf/shelf-kinds";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, refuse } from "../refusal";
import { readThreadEntries } from "../review/thread-entries";
import { membershipOf, requirePermission } from "./membership";
import { isKnownHere } from "./person-data";

type SignatureRow = { assessmentId: string; name: string; version: number; position: number; isOwn: boolean };

async function signaturesOf(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Holding[]> {
  const rows = await transaction.$queryRaw<SignatureRow[]>`
    select s.assessment_id as "assessmentId", p.name, s.version_number as version, s.position, s.person_id = ${personId} as "isOwn"
    from signatory s
    join version v on v.organisation_id = s.organisation_id and v.assessment_id = s.assessment_id and v.number = s.version_number
    join assessment_projection p on p.organisation_id = s.organisation_id and p.assessment_id = s.assessment_id
    where s.organisation_id = ${organisationId} and v.state <> all(${[...closedStates]})
      and (s.person_id = ${personId} or (s.deputy_person_id = ${personId} and s.deputy_to >= ${today()}::date))
      -- What was signed in the round that runs stays that person's.
      and (v.state not in ('approved', 'approvedWithConditions', 'rejected') or s.position >= (
        select coalesce(max(i.revision), 0) from issued_document i
        where i.organisation_id = s.organisation_id and i.assessment_id = s.assessment_id and i.version_number = s.version_number
          and i.round = (select max(round) from issued_document l where l.organisation_id = s.organisation_id
            and l.assessment_id = s.assessment_id and l.version_number = s.version_number)))
    order by p.name, s.assessment_id, s.position`;
  return rows.map(({ position, isOwn, ...row }) => ({
    ...row,
    kind: isOwn ? "signatures" : "standIns",
    item: `${position}`,
    number: null,
  }));
}

async function assessmentsOf(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Holding[]> {
  const rows = await transaction.$queryRaw<{ assessmentId: string; name: string }[]>`
    select a.assessment_id as "assessmentId", coalesce(p.name, a.assessment_id) as name from assessment a
    left join assessment_projection p on p.organisation_id = a.organisation_id and p.assessment_id = a.assessment_id
    where a.organisation_id = ${organisationId} and a.owner_id = ${personId} order by 2, 1`;
  return rows.map((row) => ({ ...row, kind: "assessments", item: "", version: null, number: null }));
}

async function conditionsOf(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Holding[]> {
  const rows = await transaction.$queryRaw<{ assessmentId: string; name: string; version: number; number: number }[]>`
    select c.assessment_id as "assessmentId", p.name, c.version_number as version, c.number from condition c
    join version v on v.organisation_id = c.organisation_id and v.assessment_id = c.assessment_id and v.number = c.version_number
    join assessment_projection p on p.organisation_id = c.organisation_id and p.assessment_id = c.assessment_id
    where c.organisation_id = ${organisationId} and c.owner_person_id = ${personId} and v.state = 'signed' and c.evidenced_at is null
    order by p.name, c.assessment_id, c.number`;
  return rows.map((row) => ({ ...row, kind: "conditions", item: `${row.number}` }));
}

async function askedThreadsOf(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Holding[]> {
  const named = await transaction.$queryRaw<{ assessmentId: string; threadId: string; name: string }[]>`
    select distinct t.assessment_id as "assessmentId", t.thread_id as "threadId", p.name from thread_entry t
    join assessment_projection p on p.organisation_id = t.organisation_id and p.assessment_id = t.assessment_id
    where t.organisation_id = ${organisationId} and (jsonb_exists(t.body->'mentions', ${personId}) or t.body->>'to' = ${personId})
    order by 3, 1, 2`;
  const asked: Holding[] = [];
  for (const { assessmentId, threadId, name } of named) {
    const [thread] = threadsOf(await readThreadEntries(transaction, organisationId, assessmentId, threadId));
    if (thread && isOpen(thread) && thread.asked.includes(personId))
      asked.push({ kind: "threads", item: threadId, assessmentId, name, version: null, number: null });
  }
  return asked;
}

async function factsOf(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Holding[]> {
  const rows = await transaction.$queryRaw<{ item: string; name: string; version: number }[]>`
    select fact_id as item, fact->>'claim' as name, version from organisation_fact
    where organisation_id = ${organisationId} and assessment_id = '' and coalesce(owner_person_id, recorded_by) = ${personId}
      and fact->>'withdrawnOn' is null and coalesce(fact->'validTo'->>'date', '9999') >= ${today()}
    order by 2, 1`;
  return rows.map((row) => ({ ...row, kind: "facts", assessmentId: null, number: null }));
}

/** Everything that waits for one person by name. */
export async function holdingsOf(transaction: Transaction, organisationId: string, personId: string): Promise<readonly Holding[]> {
  const given = [transaction, organisationId, personId] as const;
  const signatures = await signaturesOf(...given);
  return [
    ...signatures.filter(({ kind }) => kind === "signatures"),
    ...signatures.filter(({ kind }) => kind === "standIns"),
    ...(await assessmentsOf(...given)),
    ...(await conditionsOf(...given)),
    ...(await askedThreadsOf(...given)),
    ...(await factsOf(...given)),
  ];
}

const mostListed = 10;

/**
 * Refuses while something waits for this person that they could not do any more, naming each thing: nobody leaves anything behind
 * that nobody would do. `keeping`: the roles that stay with them; null where they leave.
 */
export async function refuseWhileHolding(
  transaction: Transaction,
  organisationId: string,
  personId: string,
  { keeping }: { keeping: readonly Role[] | null },
): Promise<void> {
  const holdings = await holdingsOf(transaction, organisationId, personId);
  const held = holdings.filter(({ kind }) => keeping === null || !holdingWords[kind].fits(keeping)).map(holdingSentence);
  if (held.length === 0) return;
  const names = await namesOf([personId]);
  const more = held.length > mostListed ? `, and ${held.length - mostListed} more` : "";
  throw refuse(
    "invalid",
    `${names(personId)} ${held.slice(0, mostListed).join(", ")}${more}. Hand that over to somebody else first.`,
    held.map((message) => ({ path: "successor", message })),
  );
}

/** A text in which somebody typed the name of a person as that of an owner. */
type NamedInText = { what: "measure" | "shelfEntry"; id: string; title: string; assessment: { id: string; name: string } | null };

async function namedInTexts(transaction: Transaction, organisationId: string, name: string): Promise<readonly NamedInText[]> {
  const sought = name.trim().toLowerCase();
  if (sought === "") return [];
  const measures = await transaction.$queryRaw<{ id: string; title: string; assessmentId: string; name: string }[]>`
    select r.entry_id as id, r.name as title, r.assessment_id as "assessmentId", p.name from register_entry r
    join assessment_projection p on p.organisation_id = r.organisation_id and p.assessment_id = r.assessment_id
    where r.organisation_id = ${organisationId} and r.register = 'measures' and p.state not in ('withdrawn', 'notRequired', 'superseded')
      and lower(trim(r.detail->>'owner')) = ${sought} order by p.name, r.name`;
  const entries = await transaction.$queryRaw<{ id: string; kind: ShelfKind; answers: ShelfEntry["answers"] }[]>`
    select entry_id as id, kind, answers from shelf_entry where organisation_id = ${organisationId} and removed_at is null
      and lower(trim(answers->'owner'->>'value')) = ${sought} order by saved_at`;
  return [
    ...measures.map(
      ({ id, title, assessmentId, name: assessment }): NamedInText => ({
        what: "measure",
        id,
        title,
        assessment: { id: assessmentId, name: assessment },
      }),
    ),
    ...entries.map(({ id, ...entry }): NamedInText => ({ what: "shelfEntry", id, title: entryName(entry), assessment: null })),
  ];
}

export type PersonHoldings = {
  personId: string;
  name: string;
  /** Empty for somebody who has left. */
  roles: readonly Role[];
  holdings: readonly Holding[];
  /** Names typed as text, which are changed where they stand; empty for those who may not read what assessments say. */
  namedInTexts: readonly NamedInText[];
  /** Roles that nobody else holds: what needs them stands still once the person is gone. */
  onlyOneWith: readonly string[];
};

/** `GET …/people/{personId}/handover`: what waits for a person, for administrators and for the person. */
export async function personHoldings(person: SignedInPerson, organisationId: string, personId: string): Promise<PersonHoldings> {
  const { roles: held } = membershipOf(person, organisationId);
  if (personId !== person.personId) requirePermission(person, organisationId, "managePeople");
  const found = await inOrganisation(organisationId, async (transaction) => {
    if (!(await isKnownHere(transaction, organisationId, personId))) throw notFound();
    const members = await transaction.membership.findMany({
      where: { organisationId },
      select: { personId: true, roles: true, suspendedAt: true },
    });
    const roles = (members.find((one) => one.personId === personId)?.roles ?? []) as readonly Role[];
    const names = await namesOf([personId]);
    return {
      personId,
      name: names(personId),
      roles,
      holdings: await holdingsOf(transaction, organisationId, personId),
      namedInTexts: may(held, "readRegisters") ? await namedInTexts(transaction, organisationId, names(personId)) : [],
      onlyOneWith: roles
        .filter(
          (role) =>
            role !== "reader" && !members.some((one) => one.personId !== personId && one.suspendedAt === null && one.roles.includes(role)),
        )
        .map((role) => roleWords[role]),
    };
  });
  return found;
}
