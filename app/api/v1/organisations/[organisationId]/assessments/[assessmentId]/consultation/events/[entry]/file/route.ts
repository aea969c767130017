import { bodyBytes, changeWithoutBody } from "@/app/api/change-request";
import { numberInAddress } from "@/app/api/number-in-address";
import { largestEvidence } from "@/lib/services/assessment/evidence";
import { attachToConsultation } from "@/lib/services/review/consultation";

export const POST = changeWithoutBody<{ organisationId: string; assessmentId: string; entry: string }>(
  async ({ person, params, request }) =>
    attachToConsultation(person, params.organisationId, params.assessmentId, numberInAddress(params.entry), {
      name: new URL(request.url).searchParams.get("name") ?? "",
      bytes: await bodyBytes(request, largestEvidence),
    }),
);
