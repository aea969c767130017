import type { Level } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
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
export async function listAssessments(_person: SignedInPerson, _organisationId: string): Promise<readonly AssessmentSummary[]> {
  throw new Error("being built");
}
