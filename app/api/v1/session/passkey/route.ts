import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { passkeyAnswerSchema } from "@/app/api/proof-schema";
import { signInWithPasskey } from "@/lib/services/accounts/passkey-answers";

const schema = z.strictObject({ passkey: passkeyAnswerSchema });

export const POST = changeBeforeSignIn(schema, async ({ body, request }) =>
  entered({ ...(await signInWithPasskey(body.passkey, request.headers)), secondFactor: null }),
);
