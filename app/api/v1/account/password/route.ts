import { z } from "zod";
import { change } from "@/app/api/change-request";
import { changePassword } from "@/lib/services/accounts/account";

const schema = z.strictObject({
  current: z.string().min(1, "Please give your current password.").max(1000),
  password: z.string().max(1000),
  code: z.string().max(40).optional(),
});

export const PUT = change<object, z.infer<typeof schema>>(schema, ({ person, body }) => changePassword(person, body));
