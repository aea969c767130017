import { download, read } from "@/app/api/change-request";
import { issuedPdf } from "@/lib/services/signing/signed-documents";

export const GET = read<{ organisationId: string; assessmentId: string; sha256: string }>(async ({ person, params }) => {
  const { fileName, pdf } = await issuedPdf(person, params.organisationId, params.assessmentId, params.sha256);
  return download(pdf, { name: fileName, type: "application/pdf" });
});
