import { today } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { closedStates, isDecided, type VersionState } from "@/lib/domain/assessment/lifecycle";
import { type StandIn, standInStage } from "@/lib/domain/assessment/stand-in";
import { awaitedPosition } from "../notices/notice-recipients";
import { notify } from "../notices/notify";
import { standInOf } from "../signing/who-signs";

/** Whose turn comes later is told then, like everybody whose turn it is. */
async function toldOfBeginning(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  { personId, from, to }: StandIn,
): Promise<boolean> {
  const told = await transaction.notification.count({
    where: {
      organisationId,
      personId,
      assessmentId,
      kind: { in: ["standInBegins", "standInTurn"] },
      at: { gte: new Date(`${from}T00:00:00Z`) },
      details: { path: ["to"], equals: to },
    },
  });
  return told > 0;
}

/**
 * Tells who stands in that it has begun (at once by mail where a decision or signature waits) or ended, and who was stood in for
 * that it is theirs again; each once, whoever asks. Of one assessment, or of all in the organisation that are not signed yet. Returns whom it told of a
 * beginning.
 */
export async function tellOfStandIns(transaction: Transaction, organisationId: string, assessmentId?: string): Promise<readonly string[]> {
  const rows = await transaction.signatory.findMany({
    where: {
      organisationId,
      ...(assessmentId === undefined ? {} : { assessmentId }),
      deputyPersonId: { not: null },
      version: { state: { notIn: [...closedStates] } },
    },
    include: { version: { select: { state: true } } },
  });
  const begun: string[] = [];
  for (const row of rows) {
    const standIn = standInOf(row);
    const stage = standIn && standInStage(standIn, today());
    if (!standIn || !stage) continue;
    const state = row.version.state as VersionState;
    const decided = isDecided(state);
    const awaited = await awaitedPosition(transaction, organisationId, row.assessmentId, row.versionNumber, decided);
    // Whose place is signed already has nothing to stand in for.
    if (decided && row.position < awaited) continue;
    const about = {
      organisationId,
      by: null,
      assessmentId: row.assessmentId,
      occasion: `stand-in ${row.versionNumber}-${row.position} ${standIn.from} ${standIn.to} ${stage}`,
    };
    if (stage === "begun" && (await toldOfBeginning(transaction, organisationId, row.assessmentId, standIn))) continue;
    const isTurn = row.position === awaited && (decided || state === "awaitingDecision");
    if (stage === "begun") {
      begun.push(standIn.personId);
      await notify(transaction, {
        ...about,
        personId: standIn.personId,
        kind: isTurn ? "standInTurn" : "standInBegins",
        values: { whose: row.personId, to: standIn.to },
      });
    } else {
      await notify(transaction, {
        ...about,
        personId: standIn.personId,
        kind: "standInEnded",
        values: { whose: row.personId, to: standIn.to },
      });
      await notify(transaction, {
        ...about,
        personId: row.personId,
        kind: "standInGone",
        values: { standIn: standIn.personId, to: standIn.to },
      });
    }
  }
  return begun;
}
