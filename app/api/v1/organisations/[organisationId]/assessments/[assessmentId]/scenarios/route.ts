import { z } from "zod";
import { change } from "@/app/api/change-request";
import { readyChoiceSchema, scenarioSchema } from "@/lib/domain/what-if/scenario";
import { createScenario, type ScenarioDraft } from "@/lib/services/scenarios";

const schema = z.strictObject({
  name: z.string().max(300),
  note: scenarioSchema.shape.note,
  parts: z.array(readyChoiceSchema).max(20),
  own: scenarioSchema.shape.changes,
  effort: scenarioSchema.shape.effort,
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  createScenario(person, params.organisationId, params.assessmentId, body as unknown as ScenarioDraft),
);
