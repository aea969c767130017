import { changeWithoutBody } from "@/app/api/change-request";
import { removePasskey } from "@/lib/services/accounts/passkeys";

export const DELETE = changeWithoutBody<{ passkeyId: string }>(({ person, params }) => removePasskey(person, params.passkeyId));
