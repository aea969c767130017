import { changeBeforeSignIn } from "@/app/api/change-request";
import { askForPasskey } from "@/lib/services/accounts/passkey-answers";

export const POST = changeBeforeSignIn(null, askForPasskey);
