import { download, read } from "@/app/api/change-request";
import { type Edition, renderAssessmentDocument } from "@/lib/services/document/render-document";
import { refuse } from "@/lib/services/refusal";

const isEdition = (word: string): word is Edition => word === "full" || word === "sharing" || word === "summary";

export const GET = read<{ organisationId: string; assessmentId: string }>(async ({ person, params, request }) => {
  const { searchParams } = new URL(request.url);
  const edition = searchParams.get("edition") ?? "full";
  if (!isEdition(edition)) throw refuse("invalid", "The edition is full, sharing or summary.");
  const { fileName, pdf } = await renderAssessmentDocument(person, params.organisationId, params.assessmentId, {
    edition,
    comments: searchParams.get("comments") === "printed",
  });
  return download(pdf, { name: fileName, type: "application/pdf" });
});
