import { changeWithoutBody } from "@/app/api/change-request";
import { removeScenario } from "@/lib/services/scenarios";

type Params = { organisationId: string; assessmentId: string; scenarioId: string };

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeScenario(person, params.organisationId, params.assessmentId, params.scenarioId),
);
