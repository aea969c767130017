import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation, sqlOfInstallation } from "@/lib/adapters/db/in-organisation";
import { retentionOf } from "@/lib/domain/house/retention";

const day = 24 * 3600 * 1000;
const daysAgo = (days: number): string => new Date(clock.now().getTime() - days * day).toISOString();

export type TakenAway = { notices: number; addresses: number; documents: number };

/** Takes away what an organisation has kept long enough. An entry of its audit trail says how much, where it was anything. */
export async function applyRetention(organisationId: string): Promise<TakenAway> {
  return inOrganisation(organisationId, async (transaction) => {
    const organisation = await transaction.organisation.findUnique({ where: { organisationId }, select: { retention: true } });
    if (!organisation) return { notices: 0, addresses: 0, documents: 0 };
    const kept = retentionOf(organisation.retention);
    const notices = await transaction.$executeRaw`
      delete from notification where organisation_id = ${organisationId} and at < ${daysAgo(kept.notices)}::timestamptz`;
    const addresses = await transaction.$executeRaw`
      update audit_detail d set client_address = '' from audit_event e
      where d.organisation_id = ${organisationId} and e.organisation_id = d.organisation_id and e.number = d.number
        and d.client_address <> '' and e.at < ${daysAgo(kept.clientAddresses)}::timestamptz`;
    const documents = await transaction.$executeRaw`
      delete from prepared_document
      where organisation_id = ${organisationId} and prepared_at < ${daysAgo(kept.preparedDocuments)}::timestamptz`;
    const taken = { notices, addresses, documents };
    if (notices + addresses + documents > 0)
      await appendAudit(transaction, {
        organisationId,
        kind: "retentionApplied",
        personId: "groundwork",
        subject: { notices, addresses, documents },
      });
    return taken;
  });
}

/** Of the installation, the same for all organisations: ended sessions, counted attempts of yesterday, links that ran out. */
export async function clearSignInTraces(): Promise<void> {
  const sql = sqlOfInstallation();
  const now = clock.now().toISOString();
  await sql.$executeRaw`delete from session where expires_at < ${now}::timestamptz or created_at < ${daysAgo(1)}::timestamptz`;
  await sql.$executeRaw`delete from sign_in_attempt where since < ${daysAgo(1)}::timestamptz`;
  await sql.$executeRaw`delete from rate_limit where last_request < ${clock.now().getTime() - day}::bigint`;
  await sql.$executeRaw`delete from identity_challenge where expires_at < ${now}::timestamptz`;
  await sql.$executeRaw`delete from verification where expires_at < ${now}::timestamptz`;
  await sql.$executeRaw`delete from sign_in_link where expires_at < ${daysAgo(30)}::timestamptz`;
}
