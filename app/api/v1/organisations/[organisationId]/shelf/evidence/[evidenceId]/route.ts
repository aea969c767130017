import { download, read } from "@/app/api/change-request";
import { getShelfEvidence } from "@/lib/services/shelf/shelf";

export const GET = read<{ organisationId: string; evidenceId: string }>(async ({ person, params }) => {
  const { bytes, ...file } = await getShelfEvidence(person, params.organisationId, params.evidenceId);
  return download(bytes, file);
});
