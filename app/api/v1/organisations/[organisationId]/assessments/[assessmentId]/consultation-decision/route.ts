import { z } from "zod";
import { change } from "@/app/api/change-request";
import { decideConsultation } from "@/lib/services/decide-consultation";

const schema = z.strictObject({
  reason: z.string().trim().min(1, "Please give the reason.").max(64_000),
  password: z.string().min(1, "Please give your password.").max(1000),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  decideConsultation(person, params.organisationId, params.assessmentId, body),
);
