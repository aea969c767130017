import { clock, today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import {
  contentOf,
  heldAssessment,
  holdAssessment,
  readStoredAssessment,
  type StoredAssessment,
} from "@/lib/adapters/db/stored-assessment";
import { type Writes, writeProjection, writeRows } from "@/lib/adapters/db/write-assessment";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Action } from "@/lib/domain/assessment/permissions";
import { whatFollows } from "@/lib/domain/assessment/what-follows";
import type { AssessmentResult } from "@/lib/domain/result";
import { assessmentName } from "./assessment-name";
import { membershipOf, requirePermission } from "./membership";
import { notFound } from "./refusal";
import { resultOf } from "./result-of";
import type { SignedInPerson } from "./signed-in-person";

export const nothingWritten: Writes = { answers: [], records: [], measures: [], decisions: [], ownRisks: [], history: [] };

/** What a change makes of the stored state: the new state, its rows, and what the reply says. */
export type Changed = {
  stored: StoredAssessment;
  writes: Writes;
  reply?: Partial<Pick<ChangeReply, "revisions" | "ignored" | "alsoChanged">>;
};

export type ChangeContext = {
  transaction: Transaction;
  stored: StoredAssessment;
  by: string;
  at: string;
  content: () => AssessmentContent;
};

/** The open version as it stands, from the copy in memory where that is still the newest. */
export async function openStored(transaction: Transaction, organisationId: string, assessmentId: string): Promise<StoredAssessment> {
  const found = await transaction.assessment.findUnique({
    where: { organisationId_assessmentId: { organisationId, assessmentId } },
    select: { changeNumber: true },
  });
  if (!found) throw notFound();
  const held = heldAssessment(organisationId, assessmentId, Number(found.changeNumber));
  const stored = held ?? (await readStoredAssessment(transaction, organisationId, assessmentId));
  if (!stored) throw notFound();
  return stored;
}

async function lock(transaction: Transaction, organisationId: string, assessmentId: string): Promise<StoredAssessment> {
  const rows = await transaction.$queryRaw<{ number: bigint }[]>`
    update assessment set change_number = change_number + 1
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId} returning change_number as number`;
  if (!rows[0]) throw notFound();
  const number = Number(rows[0].number);
  const held = heldAssessment(organisationId, assessmentId, number - 1);
  if (held) return { ...held, changeNumber: number };
  const stored = await readStoredAssessment(transaction, organisationId, assessmentId);
  if (!stored) throw notFound();
  return stored;
}

async function writeState(transaction: Transaction, stored: StoredAssessment): Promise<void> {
  const { organisationId, assessmentId, version } = stored;
  await transaction.version.update({
    where: { organisationId_assessmentId_number: { organisationId, assessmentId, number: version.number } },
    data: { state: version.state, stateSince: clock.now() },
  });
}

export const inState = (stored: StoredAssessment, state: VersionState): StoredAssessment => ({
  ...stored,
  version: { ...stored.version, state },
});

/**
 * The one way that an assessment changes: one transaction that locks it, checks role and state, lets `work` make the new
 * state, writes rows and history, recomputes the result and rewrites the projection. Whatever throws leaves everything as it was.
 */
export async function changeAssessment(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  action: Action,
  work: (context: ChangeContext) => Changed | Promise<Changed>,
): Promise<ChangeReply & { result: AssessmentResult }> {
  membershipOf(person, organisationId);
  const done = await inOrganisation(organisationId, async (transaction) => {
    const before = await lock(transaction, organisationId, assessmentId);
    requirePermission(person, organisationId, action, before.version.state);
    const at = clock.now().toISOString();
    const changed = await work({ transaction, stored: before, by: person.personId, at, content: () => contentOf(before, today()) });
    await writeRows(transaction, { organisationId, assessmentId }, changed.writes, person.personId, at);
    if (changed.stored.version.state !== before.version.state) await writeState(transaction, changed.stored);
    const content = contentOf(changed.stored, today());
    const result = resultOf(content);
    await writeProjection(transaction, changed.stored, { name: assessmentName(content), content, result, by: person.personId, at });
    return { ...changed, result, at, content };
  });
  holdAssessment(done.stored);
  return {
    revisions: {},
    ignored: [],
    alsoChanged: {},
    ...done.reply,
    savedAt: done.at,
    state: done.stored.version.state,
    whatFollows: whatFollows(done.result, done.content.language),
    result: done.result,
  };
}

/** A reply without what stays on the server. */
export function replyOf({ result: _result, ...reply }: ChangeReply & { result: AssessmentResult }): ChangeReply {
  return reply;
}
