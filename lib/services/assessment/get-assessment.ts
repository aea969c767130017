import { today } from "@/lib/adapters/clock";
import { sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, holdAssessment, revisionsOf } from "@/lib/adapters/db/stored-assessment";
import type { Revisions } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { type Action, actions, may } from "@/lib/domain/assessment/permissions";
import type { AssessmentResult } from "@/lib/domain/result";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { refreshRegister } from "../facts/current-register";
import { membershipOf, requirePermission } from "../people/membership";
import { assessmentName } from "./assessment-name";
import { openStored } from "./change-assessment";
import { resultOf } from "./result-of";

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

/** The open version as it stands, without its result, for an action that the person may do. */
export async function openAssessment(person: SignedInPerson, organisationId: string, assessmentId: string, action: Action) {
  membershipOf(person, organisationId);
  await refreshRegister();
  const { stored, changedAt } = await sqlInOrganisation(organisationId, async (sql) => {
    const found = await openStored(sql, organisationId, assessmentId);
    const [projection] = await sql.$queryRaw<{ changedAt: Date }[]>`
      select changed_at as "changedAt" from assessment_projection
      where organisation_id = ${organisationId} and assessment_id = ${assessmentId}`;
    return { stored: found, changedAt: projection?.changedAt.toISOString() ?? "" };
  });
  const membership = requirePermission(person, organisationId, action, stored.version.state);
  holdAssessment(stored);
  return { stored, content: contentOf(stored, today()), membership, changedAt };
}

/** The open version with its result, recomputed. Not found for people without a role that reads it. */
export async function getAssessment(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<AssessmentView> {
  const { stored, content, membership, changedAt } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { state } = stored.version;
  return {
    organisationId,
    organisationName: membership.organisationName,
    demo: membership.demo,
    assessmentId,
    name: assessmentName(content),
    version: stored.version,
    content,
    revisions: revisionsOf(stored),
    result: resultOf(content),
    may: Object.fromEntries(actions.map((action) => [action, may(membership.roles, action, state)])) as Record<Action, boolean>,
    changedAt,
  };
}
