import { bodyBytes, bodyText, changeWithoutBody } from "@/app/api/change-request";
import { limits } from "@/lib/domain/questionnaire/answer-schema";
import { importAssessmentFile, importAssessmentPdf } from "@/lib/services/assessment/assessment-files";

export const POST = changeWithoutBody<{ organisationId: string }>(async ({ person, params, request }) =>
  request.headers.get("content-type")?.startsWith("application/pdf")
    ? importAssessmentPdf(person, params.organisationId, await bodyBytes(request, limits.fileBytes))
    : importAssessmentFile(person, params.organisationId, await bodyText(request, limits.fileBytes)),
);
