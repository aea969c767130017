import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { confirmIdentity } from "@/lib/services/accounts/confirm-identity";

const schema = z.strictObject(proofFields);

export const POST = change<object, z.infer<typeof schema>>(schema, ({ person, body }) => confirmIdentity(person, body));
