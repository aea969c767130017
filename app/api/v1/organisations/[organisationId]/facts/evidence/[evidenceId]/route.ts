import { download, read } from "@/app/api/change-request";
import { getFactEvidence } from "@/lib/services/facts/own-facts";

export const GET = read<{ organisationId: string; evidenceId: string }>(async ({ person, params }) => {
  const { bytes, ...file } = await getFactEvidence(person, params.organisationId, params.evidenceId);
  return download(bytes, file);
});
