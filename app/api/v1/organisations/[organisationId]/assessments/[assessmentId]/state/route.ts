import { z } from "zod";
import { change } from "@/app/api/change-request";
import { changeState } from "@/lib/services/change-state";

const schema = z.strictObject({
  to: z.enum(["notRequired", "withdrawn"]),
  reason: z.string().trim().min(1, "Please give the reason.").max(64_000),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  changeState(person, params.organisationId, params.assessmentId, body),
);
