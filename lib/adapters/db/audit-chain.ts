import canonicalize from "canonicalize";
import { clock } from "../clock";
import { newToken, sha256 } from "../identifiers";
import type { Statements, Transaction } from "./database";

const auditKinds = [
  "organisationMade",
  "personAdded",
  "personRemoved",
  "rolesChanged",
  "signInLinkMade",
  "signedIn",
  "assessmentMade",
  "assessmentImported",
  "assessmentExported",
  "awsConfigurationImported",
  "documentMade",
  "stateChanged",
  "levelDecided",
  "levelDecisionRemoved",
  "evidenceAdded",
  "evidenceRemoved",
  "snapshotTaken",
  "versionStarted",
  "documentSigned",
  "sealRevoked",
  "factAdded",
  "factEnded",
  "outOfDateConfirmed",
  "signersNamed",
  "conditionAssigned",
  "conditionEvidenceAdded",
  "conditionEvidenced",
  "conditionReopened",
  "scenarioAdopted",
  "scenarioAdoptionUndone",
] as const;
type AuditKind = (typeof auditKinds)[number];

export type AuditEntry = {
  organisationId: string;
  kind: AuditKind;
  personId: string;
  /** Ids, states and digests: what stays for good. */
  subject: Readonly<Record<string, string | number | boolean | null>>;
  /** Beside the chain, can be blanked. */
  personName?: string;
  /** Words that only a salted digest of enters the chain. */
  words?: Readonly<Record<string, string>>;
};

const start = "0".repeat(64);

const hashOf = (
  previousHash: string,
  row: { organisationId: string; number: number; kind: string; personId: string; at: Date; subject: unknown },
) =>
  sha256(
    `${previousHash}${canonicalize({
      at: row.at.toISOString(),
      kind: row.kind,
      number: row.number,
      organisationId: row.organisationId,
      personId: row.personId,
      subject: row.subject,
    })}`,
  );

/** Adds a link to the organisation's chain, in the caller's transaction; writers of one organisation wait for each other. */
export async function appendAudit(sql: Statements, entry: AuditEntry): Promise<string> {
  const { organisationId, kind, personId } = entry;
  await sql.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit:${organisationId}`}, 0))`;
  const [last] = await sql.$queryRaw<{ number: number; hash: string }[]>`
    select number, hash from audit_event where organisation_id = ${organisationId} order by number desc limit 1`;
  const salt = newToken();
  const digests = Object.fromEntries(
    Object.entries(entry.words ?? {}).map(([name, words]) => [`${name}Digest`, sha256(`${salt}${words}`)]),
  );
  const row = {
    organisationId,
    number: (last?.number ?? 0) + 1,
    kind,
    personId,
    at: clock.now(),
    subject: { ...entry.subject, ...digests },
  };
  const previousHash = last?.hash ?? start;
  const hash = hashOf(previousHash, row);
  await sql.$executeRaw`
    insert into audit_event (organisation_id, number, kind, person_id, at, subject, previous_hash, hash)
    values (${organisationId}, ${row.number}, ${kind}, ${personId}, ${row.at.toISOString()}::timestamptz,
      ${JSON.stringify(row.subject)}::jsonb, ${previousHash}, ${hash})`;
  await sql.$executeRaw`
    insert into audit_detail (organisation_id, number, person_name, client_address, salt, words)
    values (${organisationId}, ${row.number}, ${entry.personName ?? ""}, '', ${salt}, ${JSON.stringify(entry.words ?? {})}::jsonb)`;
  return hash;
}

/** The newest link, printed in snapshots; the start where nothing happened yet. */
export async function auditHead(transaction: Transaction, organisationId: string): Promise<string> {
  const last = await transaction.auditEvent.findFirst({
    where: { organisationId },
    orderBy: { number: "desc" },
    select: { hash: true },
  });
  return last?.hash ?? start;
}

export type ChainCheck = { intact: boolean; length: number; head: string; brokenAt: number | null };

/** Recomputes every link: an edited, deleted, inserted or reordered row breaks it. A cut tail shows against a head kept elsewhere. */
export async function verifyAuditChain(transaction: Transaction, organisationId: string): Promise<ChainCheck> {
  const rows = await transaction.auditEvent.findMany({ where: { organisationId }, orderBy: { number: "asc" } });
  let previousHash = start;
  let number = 0;
  for (const row of rows) {
    number += 1;
    if (row.number !== number || row.previousHash !== previousHash || row.hash !== hashOf(previousHash, row))
      return { intact: false, length: rows.length, head: previousHash, brokenAt: row.number };
    previousHash = row.hash;
  }
  return { intact: true, length: rows.length, head: previousHash, brokenAt: null };
}
