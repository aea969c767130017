import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import type { Measure } from "@/lib/domain/assessment/measure";
import { measureSchema } from "@/lib/domain/assessment/measure-schema";
import { putMeasure, removeMeasure } from "@/lib/services/assessment/measures";
import { refuse } from "@/lib/services/refusal";

type Params = { organisationId: string; assessmentId: string; measureId: string };

const schema = z.strictObject({ measure: z.strictObject(measureSchema.shape), baseRevision: z.int().min(0) });

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) => {
  if (body.measure.id !== params.measureId) throw refuse("invalid", "The measure in the request is not the one of the address.");
  const measure = body.measure as Measure;
  return putMeasure(person, params.organisationId, params.assessmentId, { measure, baseRevision: body.baseRevision });
});

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeMeasure(person, params.organisationId, params.assessmentId, params.measureId),
);
