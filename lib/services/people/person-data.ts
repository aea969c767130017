import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { type HeldRows, heldRows } from "@/lib/domain/house/personal-data";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { notFound } from "../refusal";
import { requirePermission } from "./membership";

/** The columns of a table where one of them names the person; tables and columns are constants of the list, never input. */
const rowsOf = (transaction: Transaction, organisationId: string, personId: string, { table, of, gives }: HeldRows) => {
  const column = (name: string) => Prisma.raw(`"${name}"`);
  return transaction.$queryRaw<Record<string, unknown>[]>`
    select ${Prisma.join(gives.map(column))} from ${column(table)}
    where organisation_id = ${organisationId} and (${Prisma.join(
      of.map((name) => Prisma.sql`${column(name)} = ${personId}`),
      " or ",
    )})`;
};

/** Whether the organisation ever had to do with this person: a member, or somebody whom its trail knows. */
export async function isKnownHere(transaction: Transaction, organisationId: string, personId: string): Promise<boolean> {
  const [found] = await transaction.$queryRaw<{ known: boolean }[]>`
    select exists (select 1 from membership where organisation_id = ${organisationId} and person_id = ${personId})
      or exists (select 1 from audit_event where organisation_id = ${organisationId}
        and (person_id = ${personId} or subject->>'removed' = ${personId})) as known`;
  return found?.known ?? false;
}

/** `GET …/people/{personId}/data`: everything that this organisation holds about a person, as JSON (Art. 15 and 20). */
export async function exportPersonData(
  person: SignedInPerson,
  organisationId: string,
  personId: string,
): Promise<{ name: string; text: string }> {
  requirePermission(person, organisationId, "manageHouse");
  return inOrganisation(organisationId, async (transaction) => {
    if (!(await isKnownHere(transaction, organisationId, personId))) throw notFound();
    const held = await transaction.user.findUnique({
      where: { id: personId },
      select: {
        id: true,
        name: true,
        email: true,
        createdAt: true,
        person: { select: { language: true } },
      },
    });
    if (!held) throw notFound();
    // Not with the person: two relations of one row would be asked for at once, and a transaction is one connection.
    const sessions = await transaction.session.findMany({
      where: { userId: personId },
      select: { createdAt: true, expiresAt: true, ipAddress: true, userAgent: true },
    });
    const account = { ...held, sessions };
    const rows: Record<string, unknown[]> = {};
    for (const place of heldRows) {
      const found = await rowsOf(transaction, organisationId, personId, place);
      if (found.length > 0) rows[place.table] = [...(rows[place.table] ?? []), ...found];
    }
    // The reason stands beside the trail also when access was given again.
    const suspensions = await transaction.$queryRaw<Record<string, unknown>[]>`
      select e.number, e.at, d.words->>'reason' as reason from audit_event e
      join audit_detail d on d.organisation_id = e.organisation_id and d.number = e.number
      where e.organisation_id = ${organisationId} and e.kind = 'accessSuspended' and e.subject->>'whose' = ${personId} order by e.number`;
    if (suspensions.length > 0) rows.suspensions = suspensions;
    await appendAudit(transaction, {
      organisationId,
      kind: "personExported",
      personId: person.personId,
      personName: person.name,
      subject: { whose: personId },
    });
    const text = JSON.stringify(
      { format: "groundwork-person", formatVersion: 1, exportedAt: clock.now().toISOString(), organisationId, account, rows },
      (_, value: unknown) => (typeof value === "bigint" ? Number(value) : value),
      2,
    );
    return { name: `person-${personId}.json`, text: `${text}\n` };
  });
}
