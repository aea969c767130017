import { changeWithoutBody } from "@/app/api/change-request";
import { renewRecoveryCodes } from "@/lib/services/accounts/one-time-codes";

export const POST = changeWithoutBody<object>(({ person }) => renewRecoveryCodes(person));
