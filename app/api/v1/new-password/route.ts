import { z } from "zod";
import { changeBeforeSignIn } from "@/app/api/change-request";
import { askForNewPassword } from "@/lib/services/accounts/ask-for-new-password";

const schema = z.strictObject({ email: z.email("This is no e-mail address.").max(320) });

export const POST = changeBeforeSignIn(schema, ({ body, request }) => askForNewPassword(body, request.headers));
