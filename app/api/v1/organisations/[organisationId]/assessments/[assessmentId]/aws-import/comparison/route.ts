import { changeWithoutBody } from "@/app/api/change-request";
import { handedFiles } from "@/app/api/handed-files";
import { compareAwsConfiguration } from "@/lib/services/aws/compare-aws-configuration";

export const POST = changeWithoutBody<{ organisationId: string; assessmentId: string }>(async ({ person, params, request }) => {
  const { files, choices } = await handedFiles(request);
  return compareAwsConfiguration(person, params.organisationId, params.assessmentId, files, choices, choices.accepted ?? null);
});
