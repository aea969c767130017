import { changeWithoutBody, read } from "@/app/api/change-request";
import { endOtherSessions, listSessions } from "@/lib/services/accounts/account";

export const GET = read<object>(async ({ person }) => ({ sessions: await listSessions(person) }));

export const DELETE = changeWithoutBody<object>(({ person }) => endOtherSessions(person));
