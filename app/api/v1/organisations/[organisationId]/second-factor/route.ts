import { z } from "zod";
import { change } from "@/app/api/change-request";
import { requireSecondFactor } from "@/lib/services/accounts/require-second-factor";

const schema = z.strictObject({ required: z.boolean() });

export const PUT = change<{ organisationId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  requireSecondFactor(person, params.organisationId, body),
);
