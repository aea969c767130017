import { today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { type Dated, whatIsDue } from "@/lib/domain/notices/what-is-due";
import { tellOfStandIns } from "../people/tell-of-stand-in";
import { waitingConsultations } from "../review/consultation";
import { authorsOf, concernedByConsultation, peopleWhoMay } from "./notice-recipients";
import { notify } from "./notify";

/** Everything in an organisation that has a day, with the people whom it concerns. */
async function datedThings(transaction: Transaction, organisationId: string): Promise<readonly Dated[]> {
  const open = await transaction.$queryRaw<{ assessmentId: string; version: number; owner: string | null }[]>`
    select p.assessment_id as "assessmentId", p.version_number as version, m.person_id as owner from assessment_projection p
    left join membership m on m.organisation_id = p.organisation_id and m.person_id = p.owner_id and m.suspended_at is null
    where p.organisation_id = ${organisationId} and p.state not in ('withdrawn', 'notRequired')`;
  const versions = new Map(open.map(({ assessmentId, version }) => [assessmentId, version]));
  // Who answers for an assessment is told in place of all its authors.
  const known = new Map<string, readonly string[]>(open.flatMap(({ assessmentId, owner }) => (owner ? [[assessmentId, [owner]]] : [])));
  const authors = async (assessmentId: string): Promise<readonly string[]> => {
    const found = known.get(assessmentId) ?? (await authorsOf(transaction, organisationId, assessmentId, versions.get(assessmentId) ?? 1));
    known.set(assessmentId, found);
    return found;
  };
  const reviews = await transaction.$queryRaw<{ assessmentId: string; due: string }[]>`
    select assessment_id as "assessmentId", answer->>'value' as due from answer
    where organisation_id = ${organisationId} and path = 'review.next' and answer->>'value' is not null`;
  const measures = await transaction.$queryRaw<{ assessmentId: string; measureId: string; due: string }[]>`
    select assessment_id as "assessmentId", measure_id as "measureId", measure->>'due' as due from measure
    where organisation_id = ${organisationId} and removed_at is null and measure->>'status' <> 'implemented' and measure->>'due' is not null`;
  const conditions = await transaction.$queryRaw<
    { assessmentId: string; versionNumber: number; number: number; due: string; owner: string | null }[]
  >`
    select c.assessment_id as "assessmentId", c.version_number as "versionNumber", c.number, c.due::date::text as due, m.person_id as owner
    from condition c
    left join membership m on m.organisation_id = c.organisation_id and m.person_id = c.owner_person_id and m.suspended_at is null
    join version v on v.organisation_id = c.organisation_id and v.assessment_id = c.assessment_id and v.number = c.version_number
    where c.organisation_id = ${organisationId} and v.state = 'signed' and c.evidenced_at is null and not c.in_place and c.due is not null`;
  const facts = await transaction.$queryRaw<{ factId: string; due: string; owner: string | null }[]>`
    select f.fact_id as "factId", f.fact->'validTo'->>'date' as due, m.person_id as owner from organisation_fact f
    left join membership m on m.organisation_id = f.organisation_id and m.person_id = coalesce(f.owner_person_id, f.recorded_by)
      and m.suspended_at is null
    where f.organisation_id = ${organisationId} and f.assessment_id = '' and f.fact->>'withdrawnOn' is null
      and f.fact->'validTo'->>'date' is not null`;
  // Where whoever renewed a fact has left or is suspended, everybody who adds facts is told.
  const renewers = facts.some(({ owner }) => owner === null) ? await peopleWhoMay(transaction, organisationId, "addFacts") : [];
  const dated: Dated[] = [];
  for (const { assessmentId, due } of reviews)
    if (versions.has(assessmentId))
      dated.push({ kind: "reviewDue", item: "review", assessmentId, due, people: await authors(assessmentId) });
  const followed = new Set(conditions.map(({ assessmentId }) => assessmentId));
  for (const { assessmentId, versionNumber, number, due, owner } of conditions)
    dated.push({
      kind: "conditionDue",
      item: `${versionNumber}-${number}`,
      assessmentId,
      due,
      people: owner ? [owner] : await authors(assessmentId),
    });
  // Once a decision with conditions is signed, its conditions are followed by themselves.
  for (const { assessmentId, measureId, due } of measures)
    if (versions.has(assessmentId) && !followed.has(assessmentId))
      dated.push({ kind: "measureDue", item: measureId, assessmentId, due, people: await authors(assessmentId) });
  for (const { factId, due, owner } of facts)
    dated.push({ kind: "factEnding", item: factId, assessmentId: null, due, people: owner ? [owner] : renewers });
  const seals = await transaction.$queryRaw<{ fingerprint: string; due: string }[]>`
    select fingerprint, (not_after at time zone 'UTC')::date::text as due from uploaded_seal
    where organisation_id = ${organisationId} and in_use_since is not null`;
  for (const { fingerprint, due } of seals)
    dated.push({
      kind: "sealEnding",
      item: `seal-${fingerprint.slice(0, 16)}`,
      assessmentId: null,
      due,
      people: await peopleWhoMay(transaction, organisationId, "manageSeals"),
    });
  for (const { assessmentId, version, ends } of await waitingConsultations(transaction, organisationId))
    dated.push({
      kind: "consultationDue",
      item: `consultation-${version}`,
      assessmentId,
      due: ends,
      people: await concernedByConsultation(transaction, organisationId, assessmentId, version),
    });
  return dated;
}

/** Tells the people of an organisation what falls due; each thing once a stage, however often it is asked. */
export async function remind(organisationId: string): Promise<void> {
  await inOrganisation(organisationId, async (transaction) => {
    for (const { kind, assessmentId, due, passed, people, occasion } of whatIsDue(await datedThings(transaction, organisationId), today()))
      await notify(transaction, {
        organisationId,
        personId: people,
        by: null,
        kind,
        ...(assessmentId === null ? {} : { assessmentId }),
        values: { due, passed: passed ? "yes" : "no" },
        occasion,
      });
    await tellOfStandIns(transaction, organisationId);
  });
}
