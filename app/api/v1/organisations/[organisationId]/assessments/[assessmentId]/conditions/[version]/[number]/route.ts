import { z } from "zod";
import { change } from "@/app/api/change-request";
import { type ConditionParams, conditionPlace } from "@/app/api/condition-place";
import { storableText } from "@/lib/domain/questionnaire/storable-text";
import { closeCondition } from "@/lib/services/review/conditions";

const schema = z.strictObject({ evidenced: z.boolean(), note: storableText(64_000) });

export const PUT = change<ConditionParams, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  closeCondition(person, params.organisationId, params.assessmentId, conditionPlace(params), body),
);
