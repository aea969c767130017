import type { Review } from "@/components/review/threads/review-context";
import { reviewThreads } from "@/lib/services/review/review-threads";
import { type AssessmentParams, orNotFound, requireAssessment } from "./page-access";

/** The threads of the page's assessment with who may do what in them, for the parts of a page that show them. */
export async function reviewOf(params: Promise<AssessmentParams>): Promise<Review> {
  const { person, view, base, api } = await requireAssessment(params);
  const found = await orNotFound(reviewThreads(person, view.organisationId, view.assessmentId));
  return { ...found, api, base, assessmentId: view.assessmentId, email: person.email };
}
