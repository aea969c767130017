import { changeWithoutBody } from "@/app/api/change-request";
import { beginPasskey } from "@/lib/services/accounts/passkeys";

export const POST = changeWithoutBody<object>(({ person }) => beginPasskey(person));
