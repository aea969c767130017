import { z } from "zod";
import { change } from "@/app/api/change-request";
import { type CostSheet, costSheetSchema } from "@/lib/domain/what-if/yearly-cost";
import { putYearlyCost } from "@/lib/services/what-if/scenarios";

type Params = { organisationId: string; assessmentId: string; column: string };

const schema = z.strictObject({ sheet: costSheetSchema, baseRevision: z.int().min(0) });

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  putYearlyCost(person, params.organisationId, params.assessmentId, {
    column: params.column,
    sheet: body.sheet as CostSheet,
    baseRevision: body.baseRevision,
  }),
);
