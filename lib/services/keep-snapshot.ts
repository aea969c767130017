import type { SignedInPerson } from "./signed-in-person";

export type SnapshotSummary = { snapshotId: string; at: string; by: string; reason: string; hash: string; state: string };

/** `POST …/snapshots` with `{ reason }`: keeps the state of this moment for good. */
export async function keepSnapshot(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _given: { reason: string },
): Promise<SnapshotSummary> {
  throw new Error("being built");
}

/** Newest first. */
export async function listSnapshots(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
): Promise<readonly SnapshotSummary[]> {
  throw new Error("being built");
}
