import { bodyText, changeWithoutBody } from "@/app/api/change-request";
import { limits } from "@/lib/domain/questionnaire/answer-schema";
import { importAssessmentFile } from "@/lib/services/assessment-files";

export const POST = changeWithoutBody<{ organisationId: string }>(async ({ person, params, request }) =>
  importAssessmentFile(person, params.organisationId, await bodyText(request, limits.fileBytes)),
);
