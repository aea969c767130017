import { verifyAuditChain } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { type ChainFault, startOfChain } from "@/lib/domain/audit/audit-chain";
import { historyDigestSql } from "../assessment/keep-snapshot";

/**
 * `chain`: an entry breaks the chain. `endGone`: the entry that was written last is there no more. `words`: what stands beside an entry is not what was written there. `headGone`: a head that
 * a kept state or a document carries is no entry's (any more): the end was cut off, or the trail written anew. `entryGone`: a
 * kept state, or a revision of a document, without its entry. `stateChanged`, `documentChanged`, `historyChanged`: a kept state, a
 * revision or the history of answers is not what its entry says.
 */
type AuditProblem =
  | { code: "chain"; number: number; fault: ChainFault }
  | { code: "words" | "historyChanged" | "endGone"; number: number }
  | { code: "headGone" | "entryGone"; assessmentId: string; at: string; held: "state" | "document" }
  | { code: "stateChanged" | "documentChanged"; number: number };

export type AuditCheck = {
  length: number;
  /** Hash and time of the last entry that follows from those before it. */
  head: string;
  headAt: string | null;
  problems: readonly AuditProblem[];
};

type Held = { assessmentId: string; at: Date; held: "state" | "document" };

const heldProblem =
  (code: "headGone" | "entryGone") =>
  ({ assessmentId, at, held }: Held): AuditProblem => ({ code, assessmentId, at: at.toISOString(), held });

/** Recomputes an organisation's whole trail, and compares it with every head and digest that other rows carry. */
export async function checkAuditTrail(transaction: Transaction, organisationId: string): Promise<AuditCheck> {
  const chain = await verifyAuditChain(transaction, organisationId);
  const [end] = await transaction.$queryRaw<{ number: number; isThere: boolean }[]>`
    select z.number, e.number is not null as "isThere" from audit_end z
    left join audit_event e on e.organisation_id = z.organisation_id and e.number = z.number and e.hash = z.hash
    where z.organisation_id = ${organisationId}`;
  const headsGone = await transaction.$queryRaw<Held[]>`
    select kept.* from (
      select assessment_id as "assessmentId", taken_at as at, 'state' as held, audit_head as head from snapshot where organisation_id = ${organisationId}
      union all
      select assessment_id, issued_at, 'document', audit_head from issued_document where organisation_id = ${organisationId}
    ) kept left join audit_event e on e.organisation_id = ${organisationId} and e.hash = kept.head
    where e.hash is null and kept.head <> ${startOfChain} order by kept.at`;
  const entriesGone = await transaction.$queryRaw<Held[]>`
    select s.assessment_id as "assessmentId", s.taken_at as at, 'state' as held from snapshot s
    left join audit_event e on e.organisation_id = s.organisation_id and e.kind = 'snapshotTaken' and e.subject->>'snapshotId' = s.snapshot_id
    where s.organisation_id = ${organisationId} and e.number is null
    union all
    select d.assessment_id, d.issued_at, 'document' from issued_document d
    left join audit_event e on e.organisation_id = d.organisation_id and e.kind = 'documentSigned' and e.subject->>'sha256' = d.sha256
    where d.organisation_id = ${organisationId} and d.revision > 0 and e.number is null order by at`;
  const changed = await transaction.$queryRaw<{ code: "stateChanged" | "documentChanged" | "historyChanged"; number: number }[]>`
    select 'stateChanged' as code, e.number from audit_event e
    left join snapshot s on s.organisation_id = e.organisation_id and s.snapshot_id = e.subject->>'snapshotId'
    where e.organisation_id = ${organisationId} and e.kind = 'snapshotTaken'
      and e.subject->>'hash' is distinct from encode(sha256(convert_to(s.canonical, 'UTF8')), 'hex')
    union all
    select 'documentChanged', e.number from audit_event e
    left join issued_document d on d.organisation_id = e.organisation_id and d.sha256 = e.subject->>'sha256'
    where e.organisation_id = ${organisationId} and e.kind = 'documentSigned'
      and e.subject->>'sha256' is distinct from encode(sha256(d.bytes), 'hex')
    union all
    select 'historyChanged', e.number from audit_event e
    cross join lateral (
      select ${historyDigestSql} as digest from answer_history h
      where h.organisation_id = e.organisation_id and h.assessment_id = e.subject->>'assessmentId'
        and h.entry > (e.subject->>'historyAfter')::int and h.entry <= (e.subject->>'historyTo')::int
    ) found
    where e.organisation_id = ${organisationId} and e.kind = 'snapshotTaken' and e.subject->>'historyTo' is not null
      and found.digest <> e.subject->>'historyDigest'
    order by number`;
  return {
    length: chain.length,
    head: chain.head,
    headAt: chain.headAt,
    problems: [
      ...(chain.brokenAt !== null && chain.fault ? [{ code: "chain" as const, number: chain.brokenAt, fault: chain.fault }] : []),
      ...(end && !end.isThere ? [{ code: "endGone" as const, number: end.number }] : []),
      ...chain.changedWords.map((number) => ({ code: "words" as const, number })),
      ...headsGone.map(heldProblem("headGone")),
      ...entriesGone.map(heldProblem("entryGone")),
      ...changed,
    ],
  };
}
