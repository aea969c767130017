import { type Explainer, explainer } from "@/lib/domain/view/explain";
import { listFacts } from "@/lib/services/facts/list-facts";
import { type AssessmentParams, requireAssessment } from "./page-access";

/** The assessment of the page with what turns its result into words. */
export async function assessmentWithWords(params: Promise<AssessmentParams>) {
  const opened = await requireAssessment(params);
  const register = await listFacts(opened.person, opened.view.organisationId);
  const words: Explainer = explainer(opened.view.content, register);
  return { ...opened, register, words };
}
