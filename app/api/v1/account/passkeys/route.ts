import type { RegistrationResponseJSON } from "@simplewebauthn/server";
import { z } from "zod";
import { change } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { addPasskey } from "@/lib/services/accounts/passkeys";

const bytes = z
  .string()
  .min(1)
  .max(20_000)
  .regex(/^[\w-]+$/);

const schema = z.strictObject({
  name: filledText(60, "Please give the passkey a name, so that you find it again."),
  response: z.strictObject({
    id: bytes,
    rawId: bytes,
    type: z.literal("public-key"),
    response: z.strictObject({
      clientDataJSON: bytes,
      attestationObject: bytes,
      authenticatorData: bytes.optional(),
      transports: z.array(z.string().max(40)).max(10).optional(),
      publicKeyAlgorithm: z.number().optional(),
      publicKey: bytes.optional(),
    }),
    clientExtensionResults: z.looseObject({}),
    authenticatorAttachment: z.string().max(40).optional(),
  }) as unknown as z.ZodType<RegistrationResponseJSON>,
});

export const POST = change<object, z.infer<typeof schema>>(schema, ({ person, body }) => addPasskey(person, body));
