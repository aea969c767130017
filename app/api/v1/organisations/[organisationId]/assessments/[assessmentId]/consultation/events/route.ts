import { z } from "zod";
import { change } from "@/app/api/change-request";
import { consultationEventKinds } from "@/lib/domain/assessment/consultation";
import { storableText } from "@/lib/domain/questionnaire/storable-text";
import { recordConsultationEvent } from "@/lib/services/review/consultation";

const schema = z.strictObject({
  kind: z.enum(consultationEventKinds).exclude(["sent"]),
  on: z.iso.date("Please give the day."),
  note: storableText(64_000).trim(),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  recordConsultationEvent(person, params.organisationId, params.assessmentId, body),
);
