import { clock, today } from "@/lib/adapters/clock";
import { appendAudit, auditHead } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, type StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { newId, sha256 } from "@/lib/adapters/identifiers";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { membershipOf, requirePermission } from "../people/membership";
import { namesOf } from "../portfolio/list-assessments";
import { openStored } from "./change-assessment";
import { openAssessment } from "./get-assessment";
import { resultOf } from "./result-of";

/** The text that is hashed, in the order of the entries: number, path, revision, answer. */
export const historyDigestSql = Prisma.sql`encode(sha256(convert_to(coalesce(string_agg(
  entry || ' ' || path || ' ' || revision || ' ' || coalesce(answer::text, '-'), chr(10) order by entry), ''), 'UTF8')), 'hex')`;

export type SnapshotSummary = { snapshotId: string; at: string; by: string; reason: string; hash: string; state: string };

/**
 * SHA-256 over the history that no earlier snapshot of the assessment covers: the chain thereby covers every saved answer. What
 * is saved together with a snapshot is covered by the next one, and as content by the snapshot itself.
 */
async function historyDigest(transaction: Transaction, organisationId: string, assessmentId: string) {
  const [last] = await transaction.$queryRaw<{ to: number }[]>`
    select coalesce((subject->>'historyTo')::int, 0) as "to" from audit_event
    where organisation_id = ${organisationId} and kind = 'snapshotTaken' and subject->>'assessmentId' = ${assessmentId}
    order by number desc limit 1`;
  const after = last?.to ?? 0;
  const [row] = await transaction.$queryRaw<{ digest: string; entries: number; to: number }[]>`
    select ${historyDigestSql} as digest, count(*)::int as entries, coalesce(max(entry), ${after})::int as "to"
    from answer_history where organisation_id = ${organisationId} and assessment_id = ${assessmentId} and entry > ${after}`;
  if (!row) throw new Error("The history gave no digest");
  return { historyDigest: row.digest, historyEntries: row.entries, historyAfter: after, historyTo: row.to };
}

/** Keeps a state for good, in the caller's transaction, which holds the assessment's lock. Returns the snapshot's id and hash. */
export async function takeSnapshot(
  transaction: Transaction,
  stored: StoredAssessment,
  { by, byName, reason }: { by: string; byName: string; reason: string },
): Promise<{ snapshotId: string; hash: string; takenAt: Date }> {
  const { organisationId, assessmentId, version } = stored;
  const content = contentOf(stored, today());
  const result = resultOf(content);
  const canonical = writeAssessmentFile(content);
  const hash = sha256(canonical);
  const snapshotId = newId("sn");
  const history = await historyDigest(transaction, organisationId, assessmentId);
  const takenAt = clock.now();
  await transaction.snapshot.create({
    data: {
      organisationId,
      assessmentId,
      snapshotId,
      versionNumber: version.number,
      state: version.state,
      canonical,
      hash,
      factsUsed: result.factsUsed as unknown as Prisma.InputJsonArray,
      registerVersion: result.registerVersion,
      method: content.method,
      asOf: new Date(`${content.asOf}T00:00:00Z`),
      auditHead: await auditHead(transaction, organisationId),
      reason,
      takenBy: by,
      takenAt,
    },
  });
  await appendAudit(transaction, {
    organisationId,
    kind: "snapshotTaken",
    personId: by,
    personName: byName,
    subject: { assessmentId, snapshotId, hash, ...history },
  });
  return { snapshotId, hash, takenAt };
}

/** `POST …/snapshots` with `{ reason }`: keeps the state of this moment for good. */
export async function keepSnapshot(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { reason }: { reason: string },
): Promise<SnapshotSummary> {
  membershipOf(person, organisationId);
  return inOrganisation(organisationId, async (transaction) => {
    // The lock keeps a save from slipping between what is read and what is kept.
    await transaction.$queryRaw`select 1 from assessment where organisation_id = ${organisationId} and assessment_id = ${assessmentId} for update`;
    const stored = await openStored(transaction, organisationId, assessmentId);
    requirePermission(person, organisationId, "keepSnapshot", stored.version.state);
    const { snapshotId, hash, takenAt } = await takeSnapshot(transaction, stored, { by: person.personId, byName: person.name, reason });
    return { snapshotId, at: takenAt.toISOString(), by: person.name, reason, hash, state: stored.version.state };
  });
}

/** Newest first. */
export async function listSnapshots(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<readonly SnapshotSummary[]> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.snapshot.findMany({
      where: { organisationId, assessmentId },
      orderBy: { takenAt: "desc" },
      select: { snapshotId: true, takenAt: true, takenBy: true, reason: true, hash: true, state: true },
    }),
  );
  const names = await namesOf(rows.map((row) => row.takenBy));
  return rows.map(({ takenAt, takenBy, ...row }) => ({ ...row, at: takenAt.toISOString(), by: names(takenBy) }));
}
