import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { type ConsultationClock, consultationClock } from "@/lib/domain/assessment/consultation";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { conflictOfDuties, type FourEyes } from "@/lib/domain/assessment/separation-of-duties";
import { sendsBack, type TransitionId, transitionOf } from "@/lib/domain/assessment/transitions";
import { isOpen, threadsOf } from "@/lib/domain/review/thread";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { type ChangeContext, changeAssessment, inState, nothingWritten } from "../assessment/change-assessment";
import { takeSnapshot } from "../assessment/keep-snapshot";
import { resultOf } from "../assessment/result-of";
import { refuse } from "../refusal";
import { tellOfMove } from "./tell-of-move";
import { readThreadEntries } from "./thread-entries";
import { actsOf } from "./version-acts";
import { withdrawDecision } from "./withdraw-decision";

/** The transitions that a person makes by themselves: the others are signatures, re-authenticated, or carry a record. */
export type PlainTransition = Exclude<
  TransitionId,
  "approve" | "approveWithConditions" | "reject" | "consultAuthority" | "sign" | "sendToAuthority"
>;

/** Whether a transition is one of those. */
export const isPlainTransition = (id: TransitionId): id is PlainTransition =>
  !transitionOf(id).decides && !transitionOf(id).signs && !transitionOf(id).records;

/** States whose content is kept for good at the moment when a version enters them, or leaves them with reasons. */
const kept: readonly TransitionId[] = [
  "submitForReview",
  "requestChanges",
  "clear",
  "returnUndecided",
  "declineToSign",
  "decideNotRequired",
];

export async function fourEyesOf(transaction: Transaction, organisationId: string): Promise<FourEyes> {
  const { fourEyes } = await transaction.organisation.findUniqueOrThrow({ where: { organisationId }, select: { fourEyes: true } });
  return fourEyes === "oneMayHoldSeveral" ? "oneMayHoldSeveral" : "strict";
}

const hasEnded = (state: ConsultationClock["state"]): boolean => state === "advised" || state === "ended";

async function checkGuard(transition: PlainTransition, { stored, transaction, content }: ChangeContext): Promise<void> {
  const { organisationId, assessmentId, version } = stored;
  if (transition === "decideNotRequired") {
    const { verdict, rebutted } = resultOf(content()).screening;
    if (verdict !== "notRequired" && !rebutted)
      throw refuse(
        "invalid",
        "The screening does not say that no assessment is required. Answer what is open, or go on with the assessment.",
      );
  }
  if (transition === "decideAfterAdvice") {
    const consultation = stored.consultation ?? undefined;
    if (!consultation || !hasEnded(consultationClock(consultation, today()).state))
      throw refuse(
        "invalid",
        "The authority has not answered, and its period has not ended. Attach the advice on the page Consultation, or wait for the end.",
      );
  }
  if (transition === "askForDecision" || transition === "decideAfterAdvice") {
    const signers = await transaction.signatory.count({ where: { organisationId, assessmentId, versionNumber: version.number } });
    if (signers === 0) throw refuse("invalid", "Nobody is named to sign yet. Name who decides and signs, in their order, then ask.");
  }
}

/** The threads that belong to a sending back are open ones of this assessment. */
async function checkThreads(transition: PlainTransition, chosen: readonly string[], { transaction, stored }: ChangeContext): Promise<void> {
  if (chosen.length === 0) return;
  if (!sendsBack.includes(transition)) throw refuse("invalid", "Only a version that is sent back takes threads along.");
  const open = threadsOf(await readThreadEntries(transaction, stored.organisationId, stored.assessmentId)).filter(isOpen);
  if (!chosen.every((id) => open.some((thread) => thread.id === id)))
    throw refuse(
      "invalid",
      "One of the threads was resolved in the meantime. Load the page again and choose anew; your reasons are still here.",
    );
}

/**
 * `POST …/state` with `{ transition, reason }`: moves the open version along the table of transitions, in one transaction with
 * its audit entry and, where the design asks for it, a snapshot. Refuses what the table, a guard or four eyes do not allow.
 */
export async function moveVersion(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { transition, reason, threads = [] }: { transition: PlainTransition; reason: string; threads?: readonly string[] },
): Promise<{ state: VersionState }> {
  const { to, reason: reasonNeeded } = transitionOf(transition);
  await changeAssessment(person, organisationId, assessmentId, transition, async (context) => {
    const { transaction, stored, by } = context;
    if (reasonNeeded && reason.trim() === "")
      throw refuse("invalid", "Please give the reason.", [{ path: "reason", message: "Please give the reason." }]);
    const acts = await actsOf(transaction, organisationId, assessmentId, stored.version.number);
    const conflict = conflictOfDuties(transition, by, acts, await fourEyesOf(transaction, organisationId));
    if (conflict) throw refuse("notAllowed", conflict);
    await checkGuard(transition, context);
    await checkThreads(transition, threads, context);
    await appendAudit(transaction, {
      organisationId,
      kind: "stateChanged",
      personId: by,
      personName: person.name,
      subject: {
        assessmentId,
        version: stored.version.number,
        from: stored.version.state,
        to,
        transition,
        ...(threads.length > 0 ? { threads: threads.join(" ") } : {}),
      },
      words: { reason },
    });
    await transaction.version.update({
      where: { organisationId_assessmentId_number: { organisationId, assessmentId, number: stored.version.number } },
      data: { stateReason: reason },
    });
    await tellOfMove(transaction, transition, {
      organisationId,
      assessmentId,
      version: stored.version.number,
      by,
      from: stored.version.state,
    });
    const moved = inState(stored, to);
    if (kept.includes(transition)) await takeSnapshot(transaction, moved, { by, byName: person.name, reason: reason || transition });
    // The first signature stands in what was issued; the draft that it goes back to is decided anew.
    return transition === "declineToSign" ? withdrawDecision({ ...context, stored: moved }) : { stored: moved, writes: nothingWritten };
  });
  return { state: to };
}
