import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { OutOfDate } from "@/lib/domain/assessment/out-of-date";
import type { AffectedStatement } from "@/lib/domain/report/affected-statements";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { type FrozenState, keptStates, versionInForce } from "../assessment/frozen-states";
import { openAssessment } from "../assessment/get-assessment";
import { requirePermission } from "../people/membership";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, refuse } from "../refusal";
import { checkOutOfDate, type Mark } from "./check-out-of-date";

/** A signed version, or a state that was kept of the open one, that no longer says what the facts and the files of AWS say. */
export type StaleState = {
  version: number;
  /** Null for the signed version in force. */
  kept: { snapshotId: string; on: string; why: string } | null;
  /** The day of the facts that it rests on, and the day on which it was looked at. */
  asOf: string;
  checkedOn: string;
  changes: OutOfDate;
  statements: readonly AffectedStatement[];
  found: string;
  confirmed: { by: string; at: string; reason: string } | null;
};

/** A frozen state by what people call it; `kept` is null for the signed version in force. */
type NamedState = Pick<StaleState, "version" | "kept">;

const named = ({ version, snapshotId, frozenAt, why }: FrozenState): NamedState => ({
  version,
  kept: snapshotId === "" ? null : { snapshotId, on: frozenAt.toISOString().slice(0, 10), why },
});

async function staleOf({ frozen, mark }: { frozen: FrozenState; mark: Mark }): Promise<StaleState | null> {
  if (!mark.detail) return null;
  const { confirmedBy, confirmedAt } = mark;
  const confirmed = mark.confirmedFound === mark.found && confirmedBy !== null && confirmedAt !== null;
  return {
    ...named(frozen),
    checkedOn: mark.checkedOn,
    ...mark.detail,
    found: mark.found,
    confirmed: confirmed ? { by: (await namesOf([confirmedBy]))(confirmedBy), at: confirmedAt.toISOString(), reason: mark.reason } : null,
  };
}

async function staleStatesOf(organisationId: string, assessmentId: string): Promise<readonly StaleState[]> {
  const stale = await Promise.all((await checkOutOfDate(organisationId, assessmentId)).map(staleOf));
  return stale.filter((one) => one !== null);
}

/** What is out of date, the version in force first, then kept states, newest first; for somebody who may read the assessment. */
export async function staleStates(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<readonly StaleState[]> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  return staleStatesOf(organisationId, assessmentId);
}

export type StateWithoutRegister = NamedState & { frozenOn: string; registerVersion: string };

/**
 * The signed version in force and the kept states whose register is not held here, since they are from before registers were
 * kept: they are compared with the present one, by the days on which its facts say that they were recorded.
 */
export async function statesWithoutRegister(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<readonly StateWithoutRegister[]> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const states = await inOrganisation(organisationId, async (transaction) => {
    const signed = await versionInForce(transaction, organisationId, assessmentId);
    return [...(signed ? [signed] : []), ...(await keptStates(transaction, organisationId, assessmentId))];
  });
  return states
    .filter(({ registerKept }) => !registerKept)
    .map((state) => ({ ...named(state), frozenOn: state.frozenAt.toISOString().slice(0, 10), registerVersion: state.registerVersion }));
}

/**
 * `POST …/out-of-date`: a person confirms, with a reason, that what was found of the version in force (or of a kept state) needs
 * no change (Art. 35(11)). Whatever changes further opens it again.
 */
export async function confirmUpToDate(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { found, reason, snapshotId = "" }: { found: string; reason: string; snapshotId?: string | undefined },
): Promise<void> {
  const { stored } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  requirePermission(person, organisationId, "confirmUpToDate", stored.version.state);
  const stale = (await staleStatesOf(organisationId, assessmentId)).find((one) => (one.kept?.snapshotId ?? "") === snapshotId);
  if (!stale) throw notFound();
  if (stale.found !== found) throw refuse("invalid", "Something else changed in the meantime. Look at it again.");
  const key = { organisationId, assessmentId, versionNumber: stale.version, snapshotId };
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.outOfDateMark.update({
      where: { organisationId_assessmentId_versionNumber_snapshotId: key },
      data: { confirmedFound: found, confirmedBy: person.personId, confirmedAt: clock.now(), reason },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "outOfDateConfirmed",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, version: stale.version, snapshotId, found },
      words: { reason },
    });
  });
}
