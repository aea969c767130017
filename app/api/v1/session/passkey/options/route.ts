import { changeBeforeSignIn } from "@/app/api/change-request";
import { askForPasskey } from "@/lib/services/passkey-answers";

export const POST = changeBeforeSignIn(null, askForPasskey);
