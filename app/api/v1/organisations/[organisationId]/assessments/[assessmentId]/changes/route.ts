import { change } from "@/app/api/change-request";
import { type Changes, changesSchema } from "@/lib/domain/assessment/change";
import { applyChanges } from "@/lib/services/assessment/apply-changes";

export const POST = change<{ organisationId: string; assessmentId: string }, Changes>(
  changesSchema,
  ({ person, params, body }) => applyChanges(person, params.organisationId, params.assessmentId, body),
  { textsCheckedByService: true },
);
