import { download, read } from "@/app/api/change-request";
import { type ConditionParams, conditionPlace } from "@/app/api/condition-place";
import { conditionEvidence } from "@/lib/services/review/conditions";

export const GET = read<ConditionParams & { evidenceId: string }>(async ({ person, params }) => {
  const place = { ...conditionPlace(params), evidenceId: params.evidenceId };
  const { bytes, ...file } = await conditionEvidence(person, params.organisationId, params.assessmentId, place);
  return download(bytes, file);
});
