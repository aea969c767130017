import type { Revisions } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import type { Action } from "@/lib/domain/assessment/permissions";
import type { AssessmentResult } from "@/lib/domain/result";
import type { SignedInPerson } from "./signed-in-person";

export type AssessmentView = {
  organisationId: string;
  organisationName: string;
  demo: boolean;
  assessmentId: string;
  name: string;
  version: { number: number; state: VersionState };
  content: AssessmentContent;
  revisions: Revisions;
  result: AssessmentResult;
  /** What this person may do with it now. */
  may: Readonly<Record<Action, boolean>>;
  changedAt: string;
};

/** The open version with its result, recomputed. Not found for people without a role that reads it. */
export async function getAssessment(_person: SignedInPerson, _organisationId: string, _assessmentId: string): Promise<AssessmentView> {
  throw new Error("being built");
}
