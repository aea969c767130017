import { bodyBytes, changeWithoutBody } from "@/app/api/change-request";
import { type ConditionParams, conditionPlace } from "@/app/api/condition-place";
import { largestEvidence } from "@/lib/services/assessment/evidence";
import { addConditionEvidence } from "@/lib/services/review/conditions";

export const POST = changeWithoutBody<ConditionParams>(async ({ person, params, request }) =>
  addConditionEvidence(person, params.organisationId, params.assessmentId, conditionPlace(params), {
    name: new URL(request.url).searchParams.get("name") ?? "",
    bytes: await bodyBytes(request, largestEvidence),
  }),
);
