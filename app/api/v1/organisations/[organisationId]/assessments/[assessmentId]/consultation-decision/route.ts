import { z } from "zod";
import { change } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { decideConsultation } from "@/lib/services/decide-consultation";

const schema = z.strictObject({
  reason: filledText(64_000, "Please give the reason."),
  password: z.string().min(1, "Please give your password.").max(1000),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  decideConsultation(person, params.organisationId, params.assessmentId, body),
);
