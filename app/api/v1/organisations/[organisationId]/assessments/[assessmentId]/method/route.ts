import { z } from "zod";
import { change } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { chooseMethod } from "@/lib/services/assessment/choose-method";

const schema = z.strictObject({ method: z.string().max(100), reason: filledText(64_000, "Please give the reason.") });

export const PUT = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  chooseMethod(person, params.organisationId, params.assessmentId, body),
);
