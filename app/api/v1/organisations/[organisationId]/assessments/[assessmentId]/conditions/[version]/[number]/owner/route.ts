import { z } from "zod";
import { change } from "@/app/api/change-request";
import { type ConditionParams, conditionPlace } from "@/app/api/condition-place";
import { assignCondition } from "@/lib/services/review/conditions";

const schema = z.strictObject({
  personId: z
    .string()
    .regex(/^[a-z0-9-]{3,100}$/)
    .nullable(),
});

export const PUT = change<ConditionParams, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  assignCondition(person, params.organisationId, params.assessmentId, conditionPlace(params), body),
);
