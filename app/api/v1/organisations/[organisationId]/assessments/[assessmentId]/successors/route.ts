import { z } from "zod";
import { change } from "@/app/api/change-request";
import { carriedSections } from "@/lib/domain/assessment/carry-over";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { beginFromEarlier } from "@/lib/services/assessment/begin-from-earlier";

const schema = z.strictObject({
  name: filledText(2000, "Please name the processing."),
  sections: z.array(z.string().max(100)).max(carriedSections.length),
  measures: z.boolean(),
  evidence: z.boolean(),
});

/** A new assessment that begins with what is carried from this one. */
export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  beginFromEarlier(person, params.organisationId, params.assessmentId, body),
);
