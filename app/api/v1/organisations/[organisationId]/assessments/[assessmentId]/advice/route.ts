import { change } from "@/app/api/change-request";
import { type Changes, changesSchema } from "@/lib/domain/assessment/change";
import { recordAdvice } from "@/lib/services/assessment/apply-changes";

export const POST = change<{ organisationId: string; assessmentId: string }, Changes>(
  changesSchema,
  ({ person, params, body }) => recordAdvice(person, params.organisationId, params.assessmentId, body),
  { textsCheckedByService: true },
);
