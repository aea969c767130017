import type { Statements } from "@/lib/adapters/db/database";
import type { ThreadEntry } from "@/lib/domain/review/thread";

type Row = { threadId: string; kind: string; by: string; at: Date; body: Record<string, unknown> };

/** Everything that was said and done in the threads of an assessment, or in one of them, in order. */
export async function readThreadEntries(
  sql: Statements,
  organisationId: string,
  assessmentId: string,
  threadId: string | null = null,
): Promise<readonly ThreadEntry[]> {
  const rows = await sql.$queryRaw<Row[]>`
    select thread_id as "threadId", kind, person_id as "by", at, body from thread_entry
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId}
      and (${threadId}::text is null or thread_id = ${threadId}) order by entry`;
  return rows.map(({ body, at, ...row }) => ({ ...body, ...row, at: new Date(at).toISOString() }) as ThreadEntry);
}

/** Whoever writes into the threads of an assessment waits here for whoever does already, so that two never rest on the same state. */
export async function lockThreads(sql: Statements, organisationId: string, assessmentId: string): Promise<void> {
  await sql.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`threads:${organisationId}/${assessmentId}`}, 0))`;
}

export async function addThreadEntry(sql: Statements, organisationId: string, assessmentId: string, entry: ThreadEntry): Promise<void> {
  const { threadId, kind, by, at, ...body } = entry;
  await sql.$executeRaw`
    insert into thread_entry (organisation_id, assessment_id, thread_id, kind, person_id, at, body)
    values (${organisationId}, ${assessmentId}, ${threadId}, ${kind}, ${by}, ${at}::timestamptz, ${JSON.stringify(body)}::jsonb)`;
}

/** Where a notice about a thread leads: to the thread on the page of all of them. */
export const threadPath = (threadId: string): string => `comments#${threadId}`;

/** What people are told of about threads. */
export type ThreadNotice = "mentioned" | "commented" | "commentAnswered" | "wordingProposed" | "wordingAccepted" | "wordingRefused";
