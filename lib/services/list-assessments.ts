import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { Level } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { requirePermission } from "./membership";
import type { SignedInPerson } from "./signed-in-person";

export type AssessmentSummary = {
  assessmentId: string;
  name: string;
  state: VersionState;
  versionNumber: number;
  level: Level | null;
  levelIsAtLeast: boolean;
  openQuestions: number;
  openGaps: number;
  screening: string;
  changedAt: string;
  changedBy: string;
};

/** The assessments of an organisation, last changed first, from the projection. */
export async function listAssessments(person: SignedInPerson, organisationId: string): Promise<readonly AssessmentSummary[]> {
  requirePermission(person, organisationId, "listAssessments");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.assessmentProjection.findMany({
      where: { organisationId },
      orderBy: { changedAt: "desc" },
      omit: { outcome: true, recipients: true, risks: true, factsUsed: true },
    }),
  );
  const names = await namesOf(rows.map((row) => row.changedBy));
  return rows.map((row) => ({
    assessmentId: row.assessmentId,
    name: row.name,
    state: row.state as VersionState,
    versionNumber: row.versionNumber,
    level: row.level as Level | null,
    levelIsAtLeast: row.levelIsAtLeast,
    openQuestions: row.openQuestions,
    openGaps: row.openGaps,
    screening: row.screening,
    changedAt: row.changedAt.toISOString(),
    changedBy: names(row.changedBy),
  }));
}

/** Names by person id, for what is shown; somebody unknown is "Groundwork" (the example) or has left. */
export async function namesOf(personIds: readonly string[]): Promise<(personId: string) => string> {
  const users = await database().user.findMany({ where: { id: { in: [...new Set(personIds)] } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return (personId) => names.get(personId) ?? (personId === "groundwork" ? "Groundwork" : "somebody who has left");
}
