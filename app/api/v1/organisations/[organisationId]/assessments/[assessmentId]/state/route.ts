import { z } from "zod";
import { change } from "@/app/api/change-request";
import { transitionIds } from "@/lib/domain/assessment/transitions";
import { storableText } from "@/lib/domain/questionnaire/storable-text";
import { isPlainTransition, moveVersion } from "@/lib/services/review/move-version";

const plain = transitionIds.filter(isPlainTransition);

const schema = z.strictObject({
  transition: z.enum(plain),
  reason: storableText(64_000).trim(),
  threads: z.array(z.string().max(60)).max(500).optional(),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  moveVersion(person, params.organisationId, params.assessmentId, { ...body, threads: body.threads ?? [] }),
);
