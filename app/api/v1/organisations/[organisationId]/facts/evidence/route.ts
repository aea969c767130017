import { bodyBytes, changeWithoutBody } from "@/app/api/change-request";
import { largestEvidence } from "@/lib/services/assessment/evidence";
import { addFactEvidence } from "@/lib/services/facts/own-facts";

export const POST = changeWithoutBody<{ organisationId: string }>(async ({ person, params, request }) =>
  addFactEvidence(person, params.organisationId, {
    name: new URL(request.url).searchParams.get("name") ?? "",
    bytes: await bodyBytes(request, largestEvidence),
  }),
);
