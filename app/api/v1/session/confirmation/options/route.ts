import { changeWithoutBody } from "@/app/api/change-request";
import { askForOwnPasskey } from "@/lib/services/accounts/passkey-answers";

export const POST = changeWithoutBody<object>(({ person }) => askForOwnPasskey(person));
