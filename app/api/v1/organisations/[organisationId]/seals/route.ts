import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { listSeals, makeSeal, revokeSeals } from "@/lib/services/signing/signing-keys";

type Params = { organisationId: string };

const schema = z.strictObject(proofFields);

export const GET = read<Params>(async ({ person, params }) => ({ seals: await listSeals(person, params.organisationId) }));

/** Makes a new seal, which signs from now on. */
export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  makeSeal(person, params.organisationId, body),
);

/** Revokes the seals in use; the next signature makes a new one. */
export const DELETE = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  revokeSeals(person, params.organisationId, body),
);
