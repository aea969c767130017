import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { sealFileFields, sealFileOf } from "@/app/api/seal-file-schema";
import { useOwnSeal, useUploadedSeal } from "@/lib/services/signing/uploaded-seals";

type Params = { organisationId: string };

const bringing = z.strictObject({ ...sealFileFields, ...proofFields });
const proving = z.strictObject(proofFields);

/** Takes a certificate with its key, which seals from now on. */
export const POST = change<Params, z.infer<typeof bringing>>(bringing, ({ person, params, body }) => {
  const { file, filePassword, ...proof } = body;
  return useUploadedSeal(person, params.organisationId, { ...proof, file: sealFileOf({ file, filePassword }) });
});

/** Puts the installation's own seal back into use. */
export const DELETE = change<Params, z.infer<typeof proving>>(proving, ({ person, params, body }) =>
  useOwnSeal(person, params.organisationId, body),
);
