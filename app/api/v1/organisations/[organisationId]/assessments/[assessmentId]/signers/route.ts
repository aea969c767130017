import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { listSigners, nameSigners } from "@/lib/services/signing/name-signers";

type Params = { organisationId: string; assessmentId: string };

const schema = z.strictObject({ signers: z.array(z.string().regex(/^[a-z0-9-]{3,100}$/)).max(20) });

export const GET = read<Params>(async ({ person, params }) => ({
  signers: await listSigners(person, params.organisationId, params.assessmentId),
}));

export const PUT = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  nameSigners(person, params.organisationId, params.assessmentId, body),
);
