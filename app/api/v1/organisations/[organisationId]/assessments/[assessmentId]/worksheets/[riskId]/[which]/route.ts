import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { putWorksheet, removeWorksheet } from "@/lib/services/assessment/worksheets";
import { notFound } from "@/lib/services/refusal";
import type { RiskLevelName } from "@/lib/services/review/decisions";

type Params = { organisationId: string; assessmentId: string; riskId: string; which: string };

const rating = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const schema = z.strictObject({
  values: z.record(z.string().regex(/^[a-zA-Z]{1,60}$/), rating),
  reason: filledText(64_000, "Please say why it is rated so."),
  baseRevision: z.int().min(0),
});

function levelOf({ riskId, which }: Params): { riskId: string; which: RiskLevelName } {
  if (which !== "inherent" && which !== "residual" && which !== "projected") throw notFound();
  return { riskId, which };
}

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  putWorksheet(person, params.organisationId, params.assessmentId, { ...levelOf(params), ...body }),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeWorksheet(person, params.organisationId, params.assessmentId, levelOf(params)),
);
