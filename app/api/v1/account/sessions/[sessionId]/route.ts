import { changeWithoutBody } from "@/app/api/change-request";
import { endSession } from "@/lib/services/accounts/account";

export const DELETE = changeWithoutBody<{ sessionId: string }>(({ person, params }) => endSession(person, params.sessionId));
