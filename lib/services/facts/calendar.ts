import { today } from "@/lib/adapters/clock";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { FactEvent } from "@/lib/domain/facts/fact";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { membershipOf, requirePermission } from "../people/membership";
import { refreshRegister } from "./current-register";

export type CalendarEntry = {
  date: string;
  kind: "event" | "review" | "condition" | "factEnds";
  what: string;
  /** The assessment that it belongs to; null for what concerns all. */
  assessment: { id: string; name: string } | null;
  /** Events only: the whole entry of the register, with its source and what would follow. */
  event: FactEvent | null;
};

const canRead = (roles: readonly string[]): boolean => roles.some((role) => role !== "administrator");

/**
 * What is expected in the world beside what falls due here: events of the register, reviews, conditions and own facts that end,
 * in the order of their days. Days that have passed are shown while nobody has dealt with them (reviews and conditions).
 */
export async function calendar(person: SignedInPerson, organisationId: string): Promise<readonly CalendarEntry[]> {
  requirePermission(person, organisationId, "listAssessments");
  const register = await refreshRegister();
  const now = today();
  const entries: CalendarEntry[] = register.events
    .filter((event) => event.expected && (event.dateTo ?? event.date) >= now)
    .map((event) => ({ date: event.date, kind: "event", what: event.event, assessment: null, event }));
  if (canRead(membershipOf(person, organisationId).roles))
    entries.push(
      ...(await inOrganisation(organisationId, async (transaction) => {
        const reviews = await transaction.$queryRaw<{ date: string; id: string; name: string }[]>`
          select a.answer->>'value' as date, p.assessment_id as id, p.name from answer a
          join assessment_projection p on p.organisation_id = a.organisation_id and p.assessment_id = a.assessment_id
          where a.organisation_id = ${organisationId} and a.path = 'review.next' and a.answer->>'value' is not null and p.state <> 'withdrawn'`;
        const conditions = await transaction.$queryRaw<{ date: string; id: string; name: string; what: string }[]>`
          select m.measure->>'due' as date, p.assessment_id as id, p.name,
            coalesce(m.measure->>'title', m.measure->>'catalogue', '') as what from measure m
          join assessment_projection p on p.organisation_id = m.organisation_id and p.assessment_id = m.assessment_id
          where m.organisation_id = ${organisationId} and m.removed_at is null and (m.measure->>'condition')::boolean
            and m.measure->>'status' <> 'implemented' and m.measure->>'due' is not null and p.state <> 'withdrawn'
            -- What was signed is followed on its own page, and done with once it is shown there.
            and not exists (select 1 from condition c
              join version v on v.organisation_id = c.organisation_id and v.assessment_id = c.assessment_id and v.number = c.version_number
              where c.organisation_id = m.organisation_id and c.assessment_id = m.assessment_id and c.measure_id = m.measure_id
                and v.state = 'signed' and c.evidenced_at is not null)`;
        const facts = await transaction.$queryRaw<{ date: string; claim: string }[]>`
          select fact->'validTo'->>'date' as date, fact->>'claim' as claim from organisation_fact
          where organisation_id = ${organisationId} and assessment_id = '' and fact->>'withdrawnOn' is null
            and fact->'validTo'->>'date' >= ${now}`;
        return [
          ...reviews.map(
            ({ date, id, name }): CalendarEntry => ({ date, kind: "review", what: "", assessment: { id, name }, event: null }),
          ),
          ...conditions.map(
            ({ date, id, name, what }): CalendarEntry => ({ date, kind: "condition", what, assessment: { id, name }, event: null }),
          ),
          ...facts.map(({ date, claim }): CalendarEntry => ({ date, kind: "factEnds", what: claim, assessment: null, event: null })),
        ];
      })),
    );
  return entries.toSorted((a, b) => a.date.localeCompare(b.date));
}
