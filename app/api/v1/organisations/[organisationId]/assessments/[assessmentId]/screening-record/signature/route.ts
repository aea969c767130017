import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { signScreeningRecord } from "@/lib/services/signing/screening-record";

const schema = z.strictObject({
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  ...proofFields,
  intent: z.literal(true, "Please confirm that you have read the record and want to sign it."),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  signScreeningRecord(person, params.organisationId, params.assessmentId, body),
);
