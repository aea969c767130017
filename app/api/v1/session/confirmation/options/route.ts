import { changeWithoutBody } from "@/app/api/change-request";
import { askForOwnPasskey } from "@/lib/services/passkey-answers";

export const POST = changeWithoutBody<object>(({ person }) => askForOwnPasskey(person));
