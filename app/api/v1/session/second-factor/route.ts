import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { answerSecondFactor } from "@/lib/services/accounts/answer-second-factor";

const schema = z.strictObject({ challenge: z.string().min(20).max(100), code: z.string().min(1, "Please give the code.").max(40) });

export const POST = changeBeforeSignIn(schema, async ({ body, request }) =>
  entered({ ...(await answerSecondFactor(body, request.headers)), secondFactor: null }),
);
