import { z } from "zod";
import type { PasskeyAnswer } from "@/lib/services/accounts/passkey-answers";

const bytes = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/);

/** What a browser answers with a passkey; anything beside it is refused. */
export const passkeyAnswerSchema = z.strictObject({
  id: bytes,
  rawId: bytes,
  type: z.literal("public-key"),
  response: z.strictObject({ clientDataJSON: bytes, authenticatorData: bytes, signature: bytes, userHandle: bytes.optional() }),
  clientExtensionResults: z.looseObject({}),
  authenticatorAttachment: z.string().max(40).optional(),
}) as unknown as z.ZodType<PasskeyAnswer>;

/** The fields by which a person shows once more who they are; none of them where they did so within five minutes. */
export const proofFields = {
  password: z.string().min(1, "Please give your password.").max(1000).optional(),
  code: z.string().max(40).optional(),
  passkey: passkeyAnswerSchema.optional(),
};
