import type { z } from "zod";
import { change } from "@/app/api/change-request";
import { scenarioDraftSchema } from "@/lib/domain/what-if/scenario";
import { createScenario, type ScenarioDraft } from "@/lib/services/what-if/scenarios";

type Params = { organisationId: string; assessmentId: string };

export const POST = change<Params, z.infer<typeof scenarioDraftSchema>>(scenarioDraftSchema, ({ person, params, body }) =>
  createScenario(person, params.organisationId, params.assessmentId, body as unknown as ScenarioDraft),
);
