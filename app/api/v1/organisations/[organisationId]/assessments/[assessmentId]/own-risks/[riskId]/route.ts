import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { ownRiskSchema } from "@/lib/domain/assessment/assessment-file";
import { putOwnRisk, removeOwnRisk } from "@/lib/services/assessment/own-risks";
import { refuse } from "@/lib/services/refusal";

type Params = { organisationId: string; assessmentId: string; riskId: string };

const schema = z.strictObject({ ownRisk: z.strictObject(ownRiskSchema.shape), baseRevision: z.int().min(0) });

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) => {
  if (body.ownRisk.id !== params.riskId) throw refuse("invalid", "The risk in the request is not the one of the address.");
  return putOwnRisk(person, params.organisationId, params.assessmentId, body);
});

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeOwnRisk(person, params.organisationId, params.assessmentId, params.riskId),
);
