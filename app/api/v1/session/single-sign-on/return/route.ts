import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { returnFromSingleSignOn } from "@/lib/services/accounts/single-sign-on";

const schema = z.strictObject({ parameters: z.string().max(8000) });

export const POST = changeBeforeSignIn(schema, async ({ body, request }) =>
  entered(await returnFromSingleSignOn(body.parameters, request.headers)),
);
