import { download, read } from "@/app/api/change-request";
import { consultationPackage } from "@/lib/services/review/consultation-package";

export const GET = read<{ organisationId: string; assessmentId: string }>(async ({ person, params }) => {
  const { fileName, zip } = await consultationPackage(person, params.organisationId, params.assessmentId);
  return download(zip, { name: fileName, type: "application/zip" });
});
