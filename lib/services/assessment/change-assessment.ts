import { clock, today } from "@/lib/adapters/clock";
import type { Statements, Transaction } from "@/lib/adapters/db/database";
import { inOrganisation, sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import {
  contentOf,
  heldAssessment,
  holdAssessment,
  readStoredAssessment,
  type StoredAssessment,
} from "@/lib/adapters/db/stored-assessment";
import { forgetAnswerWords, writeAnswerWords } from "@/lib/adapters/db/write-answer-words";
import { type Writes, writeProjection, writeRows } from "@/lib/adapters/db/write-assessment";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Action } from "@/lib/domain/assessment/permissions";
import { whatFollows } from "@/lib/domain/assessment/what-follows";
import type { AssessmentResult } from "@/lib/domain/result";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { refreshRegister } from "../facts/current-register";
import { membershipOf, requirePermission } from "../people/membership";
import { notFound } from "../refusal";
import { assessmentName } from "./assessment-name";
import { resultOf } from "./result-of";

export const nothingWritten: Writes = {
  answers: [],
  records: [],
  measures: [],
  decisions: [],
  ownRisks: [],
  worksheets: [],
  scenarios: [],
  costs: [],
  history: [],
};

/** What a change makes of the stored state: the new state, its rows, and what the reply says. */
export type Changed = {
  stored: StoredAssessment;
  writes: Writes;
  reply?: Partial<Pick<ChangeReply, "revisions" | "ignored" | "alsoChanged">>;
};

export type ChangeContext<S extends Statements = Transaction> = {
  transaction: S;
  stored: StoredAssessment;
  by: string;
  at: string;
  content: () => AssessmentContent;
};

/** The open version as it stands, from the copy in memory where that is still the newest. */
export async function openStored(sql: Statements, organisationId: string, assessmentId: string): Promise<StoredAssessment> {
  const [found] = await sql.$queryRaw<{ number: bigint }[]>`
    select change_number as number from assessment where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
  if (!found) throw notFound();
  const held = heldAssessment(organisationId, assessmentId, Number(found.number));
  const stored = held ?? (await readStoredAssessment(sql, organisationId, assessmentId));
  if (!stored) throw notFound();
  return stored;
}

async function lock(sql: Statements, organisationId: string, assessmentId: string): Promise<StoredAssessment> {
  const rows = await sql.$queryRaw<{ number: bigint }[]>`
    update assessment set change_number = change_number + 1
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId} returning change_number as number`;
  if (!rows[0]) throw notFound();
  const number = Number(rows[0].number);
  const held = heldAssessment(organisationId, assessmentId, number - 1);
  if (held) return { ...held, changeNumber: number };
  const stored = await readStoredAssessment(sql, organisationId, assessmentId);
  if (!stored) throw notFound();
  return stored;
}

async function writeState(sql: Statements, { organisationId, assessmentId, version }: StoredAssessment, at: string): Promise<void> {
  await sql.$executeRaw`
    update version set state = ${version.state}, state_since = ${at}::timestamptz
    where organisation_id = ${organisationId} and assessment_id = ${assessmentId} and number = ${version.number}`;
}

export const inState = (stored: StoredAssessment, state: VersionState): StoredAssessment => ({
  ...stored,
  version: { ...stored.version, state },
});

const held = globalThis as { groundworkTurns?: Map<string, Promise<unknown>> };

/** One change of an assessment after another, so that those who wait hold no connection while the row is locked. */
async function inTurn<T>(assessment: string, work: () => Promise<T>): Promise<T> {
  held.groundworkTurns ??= new Map();
  const turns = held.groundworkTurns;
  const mine = (turns.get(assessment) ?? Promise.resolve()).then(work, work);
  turns.set(assessment, mine);
  try {
    return await mine;
  } finally {
    if (turns.get(assessment) === mine) turns.delete(assessment);
  }
}

type Work<S extends Statements> = (context: ChangeContext<S>) => Changed | Promise<Changed>;

async function changeWithin<S extends Statements>(
  open: <T>(organisationId: string, work: (transaction: S) => Promise<T>) => Promise<T>,
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  action: Action,
  work: Work<S>,
): Promise<ChangeReply & { result: AssessmentResult }> {
  membershipOf(person, organisationId);
  await refreshRegister();
  const change = async (transaction: S) => {
    const before = await lock(transaction, organisationId, assessmentId);
    requirePermission(person, organisationId, action, before.version.state);
    const at = clock.now().toISOString();
    const changed = await work({ transaction, stored: before, by: person.personId, at, content: () => contentOf(before, today()) });
    await writeRows(transaction, { organisationId, assessmentId }, changed.writes, person.personId, at);
    if (changed.stored.version.state !== before.version.state) await writeState(transaction, changed.stored, at);
    const content = contentOf(changed.stored, today());
    const result = resultOf(content);
    const derived = { name: assessmentName(content), content, result, by: person.personId, at };
    const { wasBehind } = await writeProjection(transaction, changed.stored, derived);
    // Words of answers that stay as they were are missing where an earlier Groundwork saved them.
    if (wasBehind) await forgetAnswerWords(transaction, changed.stored);
    await writeAnswerWords(transaction, wasBehind ? null : before, changed.stored);
    return { ...changed, result, at, content };
  };
  const done = await inTurn(`${organisationId}/${assessmentId}`, async () => {
    const committed = await open(organisationId, change);
    holdAssessment(committed.stored);
    return committed;
  });
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

/**
 * The one way that an assessment changes: one transaction that locks it, checks role and state, lets `work` make the new
 * state, writes rows and history, recomputes the result and rewrites the projection. Whatever throws leaves everything as it was.
 */
export const changeAssessment = (
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  action: Action,
  work: Work<Transaction>,
): Promise<ChangeReply & { result: AssessmentResult }> => changeWithin(inOrganisation, person, organisationId, assessmentId, action, work);

/** The same in plain SQL: what is saved while people type. */
export const saveAssessment = (
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  action: Action,
  work: Work<Statements>,
): Promise<ChangeReply & { result: AssessmentResult }> =>
  changeWithin(sqlInOrganisation, person, organisationId, assessmentId, action, work);

/** A reply without what stays on the server. */
export function replyOf({ result: _result, ...reply }: ChangeReply & { result: AssessmentResult }): ChangeReply {
  return reply;
}
