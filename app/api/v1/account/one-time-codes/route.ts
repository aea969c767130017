import { z } from "zod";
import { change, changeWithoutBody } from "@/app/api/change-request";
import { beginOneTimeCodes, confirmOneTimeCodes, removeOneTimeCodes } from "@/lib/services/accounts/one-time-codes";

const schema = z.strictObject({ code: z.string().min(1, "Please give the code that the app shows.").max(40) });

export const POST = changeWithoutBody<object>(({ person }) => beginOneTimeCodes(person));

export const PUT = change<object, z.infer<typeof schema>>(schema, ({ person, body }) => confirmOneTimeCodes(person, body));

export const DELETE = changeWithoutBody<object>(({ person }) => removeOneTimeCodes(person));
