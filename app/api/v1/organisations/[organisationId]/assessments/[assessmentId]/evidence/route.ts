import { bodyBytes, changeWithoutBody } from "@/app/api/change-request";
import { addEvidence, largestEvidence } from "@/lib/services/assessment/evidence";

export const POST = changeWithoutBody<{ organisationId: string; assessmentId: string }>(async ({ person, params, request }) =>
  addEvidence(person, params.organisationId, params.assessmentId, {
    name: new URL(request.url).searchParams.get("name") ?? "",
    bytes: await bodyBytes(request, largestEvidence),
  }),
);
