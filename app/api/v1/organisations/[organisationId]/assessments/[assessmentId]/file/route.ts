import { download, read } from "@/app/api/change-request";
import { exportAssessmentFile } from "@/lib/services/assessment/assessment-files";

export const GET = read<{ organisationId: string; assessmentId: string }>(async ({ person, params }) => {
  const { fileName, json } = await exportAssessmentFile(person, params.organisationId, params.assessmentId);
  return download(json, { name: fileName, type: "application/json" });
});
