import { read } from "@/app/api/change-request";
import { getAssessment } from "@/lib/services/assessment/get-assessment";

export const GET = read<{ organisationId: string; assessmentId: string }>(({ person, params }) =>
  getAssessment(person, params.organisationId, params.assessmentId),
);
