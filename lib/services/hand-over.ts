import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { closedStates } from "@/lib/domain/assessment/lifecycle";
import { namesOf } from "./list-assessments";
import { requirePermission } from "./membership";
import { notFound, refuse } from "./refusal";
import type { SignedInPerson } from "./signed-in-person";

/** What waits for one person: signatures that are still to be given, and conditions that they look after. */
type Holdings = {
  signatures: readonly { assessmentId: string; name: string; version: number; position: number }[];
  conditions: readonly { assessmentId: string; name: string; version: number; number: number }[];
};

async function holdingsOf(transaction: Transaction, organisationId: string, personId: string): Promise<Holdings> {
  const signatures = await transaction.$queryRaw<Holdings["signatures"]>`
    select s.assessment_id as "assessmentId", p.name, s.version_number as version, s.position
    from signatory s
    join version v on v.organisation_id = s.organisation_id and v.assessment_id = s.assessment_id and v.number = s.version_number
    join assessment_projection p on p.organisation_id = s.organisation_id and p.assessment_id = s.assessment_id
    where s.organisation_id = ${organisationId} and s.person_id = ${personId} and v.state <> all(${[...closedStates]})
      -- What was signed in the round that runs stays that person's.
      and (v.state not in ('approved', 'approvedWithConditions', 'rejected') or s.position >= (
        select coalesce(max(i.revision), 0) from issued_document i
        where i.organisation_id = s.organisation_id and i.assessment_id = s.assessment_id and i.version_number = s.version_number
          and i.round = (select max(round) from issued_document l where l.organisation_id = s.organisation_id
            and l.assessment_id = s.assessment_id and l.version_number = s.version_number)))
    order by p.name, s.assessment_id`;
  const conditions = await transaction.$queryRaw<Holdings["conditions"]>`
    select c.assessment_id as "assessmentId", p.name, c.version_number as version, c.number from condition c
    join version v on v.organisation_id = c.organisation_id and v.assessment_id = c.assessment_id and v.number = c.version_number
    join assessment_projection p on p.organisation_id = c.organisation_id and p.assessment_id = c.assessment_id
    where c.organisation_id = ${organisationId} and c.owner_person_id = ${personId} and v.state = 'signed' and c.evidenced_at is null
    order by p.name, c.assessment_id, c.number`;
  return { signatures, conditions };
}

const listed = ({ signatures, conditions }: Holdings): readonly string[] => [
  ...signatures.map(({ name, version }) => `is named to sign version ${version} of “${name}”`),
  ...conditions.map(({ name, number }) => `looks after condition ${number} of “${name}”`),
];

const mostListed = 10;

/**
 * Refuses while something waits for this person, naming each thing: nobody leaves a signature or a condition behind that no one
 * else would give. `signaturesOnly`: only the role of a signer is taken away.
 */
export async function refuseWhileHolding(
  transaction: Transaction,
  organisationId: string,
  personId: string,
  { signaturesOnly }: { signaturesOnly: boolean },
): Promise<void> {
  const holdings = await holdingsOf(transaction, organisationId, personId);
  const held = listed(signaturesOnly ? { ...holdings, conditions: [] } : holdings);
  if (held.length === 0) return;
  const names = await namesOf([personId]);
  const more = held.length > mostListed ? `, and ${held.length - mostListed} more` : "";
  throw refuse(
    "invalid",
    `${names(personId)} ${held.slice(0, mostListed).join(", ")}${more}. Hand that over to somebody else first.`,
    held.map((message) => ({ path: "successor", message })),
  );
}

/**
 * `POST …/people/{personId}/handover` with `{ to }`: everything that waits for one person waits for another from now on, all or
 * nothing. What was signed or closed stays in the name of who did it.
 */
export async function handOver(
  person: SignedInPerson,
  organisationId: string,
  personId: string,
  { to }: { to: string },
): Promise<{ signatures: number; conditions: number }> {
  requirePermission(person, organisationId, "managePeople");
  return inOrganisation(organisationId, async (transaction) => {
    const members = await transaction.membership.findMany({ where: { organisationId, personId: { in: [personId, to] } } });
    const successor = members.find((member) => member.personId === to);
    if (!members.some((member) => member.personId === personId)) throw notFound();
    if (!successor || to === personId)
      throw refuse("invalid", "Choose somebody else of this organisation.", [{ path: "to", message: "Choose somebody else." }]);
    const { signatures, conditions } = await holdingsOf(transaction, organisationId, personId);
    if (signatures.length > 0 && !successor.roles.includes("signer"))
      throw refuse("invalid", "Signatures wait for this person, so the successor needs the role “Signer”.");
    if (conditions.length > 0 && !successor.roles.some((role) => role !== "administrator"))
      throw refuse("invalid", "Who looks after a condition needs a role that reads the assessment.");
    for (const { assessmentId, name, version, position } of signatures) {
      const place = { organisationId, assessmentId, versionNumber: version };
      // The document that somebody has before them is no longer the one to be signed.
      await transaction.$executeRaw`
        update assessment set change_number = change_number + 1 where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
      const there = await transaction.signatory.count({ where: { ...place, personId: to } });
      if (there > 0)
        throw refuse(
          "invalid",
          `The successor is named to sign “${name}” already. Name who signs it on its page Review first, or choose somebody else.`,
        );
      await transaction.signatory.update({
        where: { organisationId_assessmentId_versionNumber_position: { ...place, position } },
        data: { personId: to },
      });
    }
    for (const { assessmentId, version, number } of conditions)
      await transaction.condition.update({
        where: { organisationId_assessmentId_versionNumber_number: { organisationId, assessmentId, versionNumber: version, number } },
        data: { ownerPersonId: to },
      });
    await appendAudit(transaction, {
      organisationId,
      kind: "handedOver",
      personId: person.personId,
      personName: person.name,
      subject: { whose: personId, assignedTo: to, signatures: signatures.length, conditions: conditions.length },
    });
    return { signatures: signatures.length, conditions: conditions.length };
  });
}
