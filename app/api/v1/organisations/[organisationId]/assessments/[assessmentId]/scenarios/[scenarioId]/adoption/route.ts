import { changeWithoutBody } from "@/app/api/change-request";
import { adoptScenario, undoAdoption } from "@/lib/services/what-if/adopt-scenario";

type Params = { organisationId: string; assessmentId: string; scenarioId: string };

export const POST = changeWithoutBody<Params>(({ person, params }) =>
  adoptScenario(person, params.organisationId, params.assessmentId, params.scenarioId),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  undoAdoption(person, params.organisationId, params.assessmentId, params.scenarioId),
);
