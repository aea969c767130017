import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { FourEyes } from "@/lib/domain/assessment/separation-of-duties";
import { type Retention, type RetentionKind, retentionKinds, retentionOf } from "@/lib/domain/house/retention";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { refuse } from "../refusal";

export type HouseSettings = {
  fourEyes: FourEyes;
  retention: Retention;
  /** Who left and whose name is still held. */
  left: readonly { personId: string; name: string }[];
};

/** The settings of an organisation, for its administrators. */
export async function houseSettings(person: SignedInPerson, organisationId: string): Promise<HouseSettings> {
  requirePermission(person, organisationId, "manageHouse");
  return inOrganisation(organisationId, async (transaction) => {
    const { fourEyes, retention } = await transaction.organisation.findUniqueOrThrow({
      where: { organisationId },
      select: { fourEyes: true, retention: true },
    });
    const left = await transaction.$queryRaw<{ personId: string; name: string }[]>`
      select u.id as "personId", u.name from "user" u
      where u.id in (select subject->>'removed' from audit_event where organisation_id = ${organisationId} and kind = 'personRemoved')
        and u.id not in (select subject->>'whose' from audit_event where organisation_id = ${organisationId} and kind = 'personPseudonymised')
        and not exists (select 1 from membership m where m.organisation_id = ${organisationId} and m.person_id = u.id)
      order by u.name`;
    return { fourEyes: fourEyes === "oneMayHoldSeveral" ? "oneMayHoldSeveral" : "strict", retention: retentionOf(retention), left };
  });
}

/** `PUT …/house/four-eyes`: whether one person may write, clear and decide; documents signed from then on say so. */
export async function setFourEyes(person: SignedInPerson, organisationId: string, { fourEyes }: { fourEyes: FourEyes }): Promise<void> {
  requirePermission(person, organisationId, "manageHouse");
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.organisation.update({ where: { organisationId }, data: { fourEyes } });
    await appendAudit(transaction, {
      organisationId,
      kind: "fourEyesChanged",
      personId: person.personId,
      personName: person.name,
      subject: { fourEyes },
    });
  });
}

/** `PUT …/house/retention` with `{ kind, days }`. */
export async function setRetention(
  person: SignedInPerson,
  organisationId: string,
  { kind, days }: { kind: RetentionKind; days: number },
): Promise<void> {
  requirePermission(person, organisationId, "manageHouse");
  const { fewest, most } = retentionKinds[kind];
  if (days < fewest || days > most)
    throw refuse("invalid", `Please give a number of days from ${fewest} to ${most}.`, [{ path: "days", message: "Out of bounds." }]);
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.$executeRaw`
      update organisation set retention = retention || jsonb_build_object(${kind}::text, ${days}::int) where organisation_id = ${organisationId}`;
    await appendAudit(transaction, {
      organisationId,
      kind: "retentionChanged",
      personId: person.personId,
      personName: person.name,
      subject: { kind, days },
    });
  });
}
