import { z } from "zod";
import { change } from "@/app/api/change-request";
import { sealFileFields, sealFileOf } from "@/app/api/seal-file-schema";
import { readUploadedSeal } from "@/lib/services/signing/uploaded-seals";

const schema = z.strictObject(sealFileFields);

/** Says what a file of key and certificate holds; nothing is kept of it. */
export const POST = change<{ organisationId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  readUploadedSeal(person, params.organisationId, sealFileOf(body)),
);
