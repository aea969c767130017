import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { removeUploadedSeal, useSealAgain } from "@/lib/services/signing/uploaded-seals";

/** `sha256` is the fingerprint of the certificate. */
type Params = { organisationId: string; sha256: string };

const schema = z.strictObject(proofFields);

/** Puts a certificate that was brought before back into use. */
export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  useSealAgain(person, params.organisationId, params.sha256, body),
);

/** Deletes the key of a certificate that was brought. */
export const DELETE = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  removeUploadedSeal(person, params.organisationId, params.sha256, body),
);
