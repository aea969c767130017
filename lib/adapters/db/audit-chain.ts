import {
  type AuditLink,
  beforeTheFirst,
  type ChainFault,
  changedWords,
  followLink,
  linkHash,
  startOfChain,
  wordsDigest,
} from "@/lib/domain/audit/audit-chain";
import type { AuditKind } from "@/lib/domain/audit/audit-kinds";
import { clock } from "../clock";
import { newToken } from "../identifiers";
import type { Statements, Transaction } from "./database";

export type AuditEntry = {
  organisationId: string;
  kind: AuditKind;
  personId: string;
  /** Ids, states and digests: what stays for good. */
  subject: Readonly<Record<string, string | number | boolean | null>>;
  /** Beside the chain, can be blanked. */
  personName?: string;
  clientAddress?: string;
  /** Words that only a salted digest of enters the chain. */
  words?: Readonly<Record<string, string>>;
};

/** Adds a link to the organisation's chain, in the caller's transaction; writers of one organisation wait for each other. */
export async function appendAudit(sql: Statements, entry: AuditEntry): Promise<string> {
  const { organisationId, kind, personId } = entry;
  await sql.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`audit:${organisationId}`}, 0))`;
  const [last] = await sql.$queryRaw<{ number: number; hash: string }[]>`
    select number, hash from audit_event where organisation_id = ${organisationId} order by number desc limit 1`;
  const salt = newToken();
  const digests = Object.fromEntries(Object.entries(entry.words ?? {}).map(([name, words]) => [`${name}Digest`, wordsDigest(salt, words)]));
  const previousHash = last?.hash ?? startOfChain;
  const row = {
    organisationId,
    number: (last?.number ?? 0) + 1,
    kind,
    personId,
    at: clock.now().toISOString(),
    subject: { ...entry.subject, ...digests },
    previousHash,
  };
  const hash = linkHash(previousHash, row);
  await sql.$executeRaw`
    insert into audit_event (organisation_id, number, kind, person_id, at, subject, previous_hash, hash)
    values (${organisationId}, ${row.number}, ${kind}, ${personId}, ${row.at}::timestamptz,
      ${JSON.stringify(row.subject)}::jsonb, ${previousHash}, ${hash})`;
  await sql.$executeRaw`
    insert into audit_end (organisation_id, number, hash) values (${organisationId}, ${row.number}, ${hash})
    on conflict (organisation_id) do update set number = excluded.number, hash = excluded.hash`;
  await sql.$executeRaw`
    insert into audit_detail (organisation_id, number, person_name, client_address, salt, words)
    values (${organisationId}, ${row.number}, ${entry.personName ?? ""}, ${entry.clientAddress ?? ""}, ${salt}, ${JSON.stringify(entry.words ?? {})}::jsonb)`;
  return hash;
}

/** The newest link, printed in snapshots; the start where nothing happened yet. */
export async function auditHead(transaction: Transaction, organisationId: string): Promise<string> {
  const last = await transaction.auditEvent.findFirst({
    where: { organisationId },
    orderBy: { number: "desc" },
    select: { hash: true },
  });
  return last?.hash ?? startOfChain;
}

/** An entry as it is stored, with what stands beside it. */
export type StoredAuditEntry = AuditLink & {
  subject: Readonly<Record<string, unknown>>;
  personName: string;
  clientAddress: string;
  salt: string;
  words: Readonly<Record<string, string>>;
};

const inOneReading = 2000;

/** All entries of an organisation in the order of their numbers, some at a time. */
export async function* auditEntries(sql: Statements, organisationId: string): AsyncGenerator<readonly StoredAuditEntry[]> {
  let after: number | null = null;
  for (;;) {
    const rows: (Omit<StoredAuditEntry, "at"> & { at: Date })[] = await sql.$queryRaw<(Omit<StoredAuditEntry, "at"> & { at: Date })[]>`
      select e.organisation_id as "organisationId", e.number, e.kind, e.person_id as "personId", e.at, e.subject,
        e.previous_hash as "previousHash", e.hash, coalesce(d.person_name, '') as "personName",
        coalesce(d.client_address, '') as "clientAddress", coalesce(d.salt, '') as salt, coalesce(d.words, '{}') as words
      from audit_event e left join audit_detail d on d.organisation_id = e.organisation_id and d.number = e.number
      where e.organisation_id = ${organisationId} and (${after}::int is null or e.number > ${after}::int) order by e.number limit ${inOneReading}`;
    if (rows.length === 0) return;
    yield rows.map((row) => ({ ...row, at: row.at.toISOString() }));
    after = rows.at(-1)?.number ?? after;
  }
}

export type ChainCheck = {
  intact: boolean;
  length: number;
  /** The last hash that follows from the entries before it. */
  head: string;
  headAt: string | null;
  brokenAt: number | null;
  fault: ChainFault | null;
  /** Entries beside which other words stand than were written. */
  changedWords: readonly number[];
};

/** Recomputes every link: an edited, deleted, inserted or reordered row breaks it. A cut tail shows against the end that is noted apart. */
export async function verifyAuditChain(sql: Statements, organisationId: string): Promise<ChainCheck> {
  let reached = beforeTheFirst;
  let headAt: string | null = null;
  let length = 0;
  let broken: { at: number; fault: ChainFault } | null = null;
  const changed: number[] = [];
  for await (const rows of auditEntries(sql, organisationId))
    for (const row of rows) {
      length += 1;
      if (changedWords(row.subject, row).length > 0) changed.push(row.number);
      if (broken) continue;
      const after = followLink(reached, row);
      if (typeof after === "string") broken = { at: row.number, fault: after };
      else {
        reached = after;
        headAt = row.at;
      }
    }
  return {
    intact: broken === null,
    length,
    head: reached.head,
    headAt,
    brokenAt: broken?.at ?? null,
    fault: broken?.fault ?? null,
    changedWords: changed,
  };
}
