import { redirect } from "next/navigation";
import type { AssessmentParams } from "@/app/page-access";

export default async function AssessmentPage({ params }: { params: Promise<AssessmentParams> }) {
  const { organisationId, assessmentId } = await params;
  redirect(`/o/${organisationId}/assessments/${assessmentId}/overview`);
}
