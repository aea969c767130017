import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { entered } from "@/app/api/entered";
import { signIn, signOut } from "@/lib/services/accounts/sign-in";

const signInSchema = z.strictObject({ email: z.string().min(1).max(320), password: z.string().min(1).max(1000) });

export const POST = changeBeforeSignIn(signInSchema, async ({ body, request }) => entered(await signIn(body, request.headers)));

export const DELETE = changeBeforeSignIn(null, async ({ request }) => {
  const { headers } = await signOut(request.headers);
  return new Response(null, { status: 204, headers });
});
