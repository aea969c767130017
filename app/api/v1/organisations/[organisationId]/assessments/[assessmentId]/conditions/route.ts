import { read } from "@/app/api/change-request";
import { listConditions } from "@/lib/services/review/conditions";

export const GET = read<{ organisationId: string; assessmentId: string }>(({ person, params }) =>
  listConditions(person, params.organisationId, params.assessmentId),
);
