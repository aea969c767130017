import { changeWithoutBody, download, read } from "@/app/api/change-request";
import { getEvidence, removeEvidence } from "@/lib/services/assessment/evidence";

type Params = { organisationId: string; assessmentId: string; evidenceId: string };

export const GET = read<Params>(async ({ person, params }) => {
  const { bytes, ...file } = await getEvidence(person, params.organisationId, params.assessmentId, params.evidenceId);
  return download(bytes, file);
});

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeEvidence(person, params.organisationId, params.assessmentId, params.evidenceId),
);
