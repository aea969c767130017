import { z } from "zod";
import { change } from "@/app/api/change-request";
import { assignOwner } from "@/lib/services/assessment/assign-owner";

const schema = z.strictObject({ personId: z.string().min(1).max(200).nullable() });

export const PUT = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  assignOwner(person, params.organisationId, params.assessmentId, body),
);
