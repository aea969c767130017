import { download, read } from "@/app/api/change-request";
import { numberInAddress } from "@/app/api/number-in-address";
import { consultationFile } from "@/lib/services/review/consultation";

type Params = { organisationId: string; assessmentId: string; version: string; entry: string };

export const GET = read<Params>(async ({ person, params }) => {
  const place = { version: numberInAddress(params.version), entry: numberInAddress(params.entry) };
  const { bytes, ...file } = await consultationFile(person, params.organisationId, params.assessmentId, place);
  return download(bytes, file);
});
