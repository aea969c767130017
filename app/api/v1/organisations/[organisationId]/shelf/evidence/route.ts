import { bodyBytes, changeWithoutBody } from "@/app/api/change-request";
import { largestEvidence } from "@/lib/services/assessment/evidence";
import { addShelfEvidence } from "@/lib/services/shelf/shelf";

export const POST = changeWithoutBody<{ organisationId: string }>(async ({ person, params, request }) =>
  addShelfEvidence(person, params.organisationId, {
    name: new URL(request.url).searchParams.get("name") ?? "",
    bytes: await bodyBytes(request, largestEvidence),
  }),
);
