import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { decideAndSign, signAfter } from "@/lib/services/signing/sign-document";

/** A PDF of 100 MB has no place in JSON; what is signed outside comes back as base64 and is about 1 MB. */
const longestBroughtBack = 1_900_000;

const schema = z.strictObject({
  act: z.enum(["approve", "approveWithConditions", "reject", "sign"]),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  ...proofFields,
  intent: z.literal(true, "Please confirm that you have read the document and want to sign it."),
  broughtBack: z.base64().max(longestBroughtBack).optional(),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) => {
  const { organisationId, assessmentId } = params;
  const { act, intent: _confirmed, broughtBack, ...proof } = body;
  const given = { ...proof, ...(broughtBack === undefined ? {} : { broughtBack: new Uint8Array(Buffer.from(broughtBack, "base64")) }) };
  return act === "sign"
    ? signAfter(person, organisationId, assessmentId, given)
    : decideAndSign(person, organisationId, assessmentId, { ...given, act });
});
