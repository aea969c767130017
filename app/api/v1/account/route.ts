import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { accountView, changeName } from "@/lib/services/accounts/account";

const schema = z.strictObject({ name: filledText(200, "Please give your name.") });

export const GET = read<object>(({ person }) => accountView(person));

export const PUT = change<object, z.infer<typeof schema>>(schema, ({ person, body }) => changeName(person, body));
