import { z } from "zod";
import { change } from "@/app/api/change-request";
import { decideAndSign, signAfter } from "@/lib/services/sign-document";

/** A PDF of 100 MB has no place in JSON; what is signed outside comes back as base64 and is about 1 MB. */
const longestBroughtBack = 1_900_000;

const schema = z.strictObject({
  act: z.enum(["approve", "approveWithConditions", "reject", "sign"]),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  password: z.string().min(1, "Please give your password.").max(1000),
  intent: z.literal(true, "Please confirm that you have read the document and want to sign it."),
  broughtBack: z.base64().max(longestBroughtBack).optional(),
});

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) => {
  const { organisationId, assessmentId } = params;
  const given = {
    sha256: body.sha256,
    password: body.password,
    ...(body.broughtBack === undefined ? {} : { broughtBack: new Uint8Array(Buffer.from(body.broughtBack, "base64")) }),
  };
  return body.act === "sign"
    ? signAfter(person, organisationId, assessmentId, given)
    : decideAndSign(person, organisationId, assessmentId, { ...given, act: body.act });
});
