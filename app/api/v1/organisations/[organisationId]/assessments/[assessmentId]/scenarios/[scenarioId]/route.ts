import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { scenarioDraftSchema } from "@/lib/domain/what-if/scenario";
import { removeScenario, type ScenarioDraft, updateScenario } from "@/lib/services/what-if/scenarios";

type Params = { organisationId: string; assessmentId: string; scenarioId: string };

const schema = scenarioDraftSchema.extend({ baseRevision: z.int().min(1) });

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body: { baseRevision, ...draft } }) =>
  updateScenario(person, params.organisationId, params.assessmentId, {
    scenarioId: params.scenarioId,
    draft: draft as unknown as ScenarioDraft,
    baseRevision,
  }),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeScenario(person, params.organisationId, params.assessmentId, params.scenarioId),
);
