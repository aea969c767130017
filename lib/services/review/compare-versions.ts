import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { assess } from "@/lib/domain/assess";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { type ComparedState, compareStates, type StatesCompared } from "@/lib/domain/assessment/compare-states";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { currentRegister } from "../facts/current-register";
import { namesOf } from "../portfolio/list-assessments";
import { notFound } from "../refusal";

/** A state that can be compared: `now`, `look` (what this person last marked as read), or a snapshot. */
export type Comparable = { id: string; at: string | null; version: number; state: VersionState; reason: string; by: string };

export type VersionsCompared = {
  /** Newest first; `now` is always there, `look` where the person has marked something as read. */
  states: readonly Comparable[];
  from: Comparable;
  to: Comparable;
  compared: StatesCompared;
  /** What the page shows as now, to be marked as read. */
  changeNumber: number;
  /** When the person last marked it as read; null: never. */
  lookedAt: string | null;
};

/** A kept state with what followed from it, by the facts that were known on the day it was kept. */
function kept(canonical: string, knownOn: Date): ComparedState {
  const reading = parseAssessmentFile(canonical);
  if (!reading.ok) throw new Error("A kept state of an assessment cannot be read");
  const { content } = reading;
  return { content, result: assess({ content, register: currentRegister(), knownOn: knownOn.toISOString().slice(0, 10) }) };
}

/**
 * Two states of an assessment side by side for somebody who may read it. Without `from` it starts at what the person last marked
 * as read, else at the newest snapshot; `to` is the present state where none is named.
 */
export async function compareVersions(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  asked: { from?: string; to?: string },
): Promise<VersionsCompared> {
  const { stored, content } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { snapshots, look } = await inOrganisation(organisationId, async (transaction) => ({
    snapshots: await transaction.snapshot.findMany({
      where: { organisationId, assessmentId },
      orderBy: { takenAt: "desc" },
      select: { snapshotId: true, versionNumber: true, state: true, takenAt: true, takenBy: true, reason: true },
    }),
    look: await transaction.lastLook.findUnique({
      where: { organisationId_assessmentId_personId: { organisationId, assessmentId, personId: person.personId } },
      select: { canonical: true, lookedAt: true },
    }),
  }));
  const names = await namesOf(snapshots.map(({ takenBy }) => takenBy));
  const { number, state } = stored.version;
  const states: Comparable[] = [
    { id: "now", at: null, version: number, state, reason: "", by: "" },
    ...(look ? [{ id: "look", at: look.lookedAt.toISOString(), version: number, state, reason: "", by: "" }] : []),
    ...snapshots.map((one) => ({
      id: one.snapshotId,
      at: one.takenAt.toISOString(),
      version: one.versionNumber,
      state: one.state as VersionState,
      reason: one.reason,
      by: names(one.takenBy),
    })),
  ];
  const find = (id: string): Comparable => states.find((one) => one.id === id) ?? notFoundState();
  const from = find(asked.from ?? (look ? "look" : (snapshots[0]?.snapshotId ?? "now")));
  const to = find(asked.to ?? "now");
  const stateOf = async ({ id }: Comparable): Promise<ComparedState> => {
    if (id === "now") return { content, result: resultOf(content) };
    if (id === "look") return look ? kept(look.canonical, look.lookedAt) : notFoundState();
    const row = await inOrganisation(organisationId, (transaction) =>
      transaction.snapshot.findUniqueOrThrow({
        where: { organisationId_assessmentId_snapshotId: { organisationId, assessmentId, snapshotId: id } },
        select: { canonical: true, takenAt: true },
      }),
    );
    return kept(row.canonical, row.takenAt);
  };
  return {
    states,
    from,
    to,
    compared: compareStates(await stateOf(from), await stateOf(to)),
    changeNumber: stored.changeNumber,
    lookedAt: look?.lookedAt.toISOString() ?? null,
  };
}

/** A state that is asked for and is not there. */
function notFoundState(): never {
  throw notFound();
}
