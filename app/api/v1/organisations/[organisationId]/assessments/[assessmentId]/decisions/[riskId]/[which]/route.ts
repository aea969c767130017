import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { notFound } from "@/lib/services/refusal";
import { putDecision, type RiskLevelName, removeDecision } from "@/lib/services/review/decisions";

type Params = { organisationId: string; assessmentId: string; riskId: string; which: string };

const scale = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]);
const schema = z.strictObject({
  likelihood: scale.optional(),
  severity: scale.optional(),
  modulation: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
  reason: filledText(64_000, "Please give the reason."),
});

function levelOf({ riskId, which }: Params): { riskId: string; which: RiskLevelName } {
  if (which !== "inherent" && which !== "residual" && which !== "projected") throw notFound();
  return { riskId, which };
}

export const PUT = change<Params, z.infer<typeof schema>>(
  schema,
  ({ person, params, body: { likelihood, severity, modulation, reason } }) =>
    putDecision(person, params.organisationId, params.assessmentId, {
      ...levelOf(params),
      ...(likelihood === undefined ? {} : { likelihood }),
      ...(severity === undefined ? {} : { severity }),
      ...(modulation === undefined ? {} : { modulation }),
      reason,
    }),
);

export const DELETE = changeWithoutBody<Params>(({ person, params }) =>
  removeDecision(person, params.organisationId, params.assessmentId, levelOf(params)),
);
