import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { storableText } from "@/lib/domain/questionnaire/storable-text";
import { completeFirstSignIn } from "@/lib/services/accounts/sign-in";

const schema = z.strictObject({
  token: z.string().min(20).max(100),
  name: storableText(200),
  password: z.string().max(1000),
  email: z.email("This is no e-mail address.").max(320).optional(),
  organisationName: storableText(200).optional(),
});

export const POST = changeBeforeSignIn(schema, async ({ body: { email, organisationName, ...body }, request }) => {
  const given = { ...body, ...(email === undefined ? {} : { email }), ...(organisationName === undefined ? {} : { organisationName }) };
  return entered(await completeFirstSignIn(given, request.headers));
});
