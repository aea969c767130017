import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { decideConsultation } from "@/lib/services/review/decide-consultation";

const schema = z.strictObject({
  reason: filledText(64_000, "Please give the reason."),
  ...proofFields,
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  decideConsultation(person, params.organisationId, params.assessmentId, body),
);
