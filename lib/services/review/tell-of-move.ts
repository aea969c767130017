import type { Transaction } from "@/lib/adapters/db/database";
import { isDecided, type VersionState } from "@/lib/domain/assessment/lifecycle";
import type { TransitionId } from "@/lib/domain/assessment/transitions";
import { authorsOf, awaitedSigners, peopleWithRole } from "../notices/notice-recipients";
import { notify } from "../notices/notify";

type KindOfMove =
  | "reviewAsked"
  | "takenBack"
  | "sentBack"
  | "cleared"
  | "decisionAsked"
  | "returnedUndecided"
  | "signingDeclined"
  | "decided";

type Told = { kind: KindOfMove; to: "legalReviewers" | "authors" | "dpo" | "awaitedSigner" };

/** Who learns of which move; what a signature brings about is told where it is made. */
const toldOfMove: Partial<Readonly<Record<TransitionId, readonly Told[]>>> = {
  submitForReview: [{ kind: "reviewAsked", to: "legalReviewers" }],
  takeBack: [
    { kind: "takenBack", to: "legalReviewers" },
    { kind: "takenBack", to: "awaitedSigner" },
  ],
  requestChanges: [{ kind: "sentBack", to: "authors" }],
  clear: [{ kind: "cleared", to: "authors" }],
  askForDecision: [{ kind: "decisionAsked", to: "awaitedSigner" }],
  decideAfterAdvice: [{ kind: "decisionAsked", to: "awaitedSigner" }],
  returnUndecided: [{ kind: "returnedUndecided", to: "authors" }],
  declineToSign: [{ kind: "signingDeclined", to: "authors" }],
  consultAuthority: [
    { kind: "decided", to: "authors" },
    { kind: "decided", to: "dpo" },
  ],
};

type Moved = { organisationId: string; assessmentId: string; version: number; by: string };

/** Tells those whom a move concerns, in its transaction; a signer learns that a version was taken back only where they were asked already. */
export async function tellOfMove(
  transaction: Transaction,
  transition: TransitionId,
  { organisationId, assessmentId, version, by, from }: Moved & { from: VersionState },
): Promise<void> {
  const recipients = async (to: Told["to"]): Promise<readonly string[]> => {
    if (to === "authors") return authorsOf(transaction, organisationId, assessmentId, version);
    if (transition === "takeBack" && to === "awaitedSigner" && from !== "awaitingDecision") return [];
    if (to !== "awaitedSigner") return peopleWithRole(transaction, organisationId, to === "dpo" ? "dpo" : "legalReviewer");
    return awaitedSigners(transaction, organisationId, assessmentId, version, false);
  };
  const people = new Map<KindOfMove, readonly string[]>();
  for (const { kind, to } of toldOfMove[transition] ?? []) people.set(kind, [...(people.get(kind) ?? []), ...(await recipients(to))]);
  for (const [kind, personId] of people)
    await notify(transaction, { organisationId, personId, by, kind, assessmentId, values: { version, act: transition } });
}

/** Tells people whose turn it has become to decide or to sign, other than by a move or a signature; nobody before a decision is asked for. */
export async function tellOfTurn(
  transaction: Transaction,
  { organisationId, assessmentId, version, by }: Moved,
  { state, people }: { state: VersionState; people: readonly string[] },
): Promise<void> {
  const decided = isDecided(state);
  if (!decided && state !== "awaitingDecision") return;
  const kind = decided ? "signingTurn" : "decisionAsked";
  await notify(transaction, { organisationId, personId: people, by, kind, assessmentId, values: { version } });
}

/** Tells the next one to sign that it is their turn, or the authors that a version was decided on or signed by all. */
export async function tellOfSignature(
  transaction: Transaction,
  { organisationId, assessmentId, version, by }: Moved,
  { act, first, next }: { act: string; first: boolean; next: readonly string[] },
): Promise<void> {
  const about = { organisationId, by, assessmentId };
  const authors = await authorsOf(transaction, organisationId, assessmentId, version);
  await notify(transaction, { ...about, personId: next, kind: "signingTurn", values: { version } });
  if (first) await notify(transaction, { ...about, personId: authors, kind: "decided", values: { version, act } });
  if (next.length === 0 && !first) await notify(transaction, { ...about, personId: authors, kind: "signed", values: { version } });
}
