import { changeWithoutBody, read } from "@/app/api/change-request";
import { listSeals, revokeSeals } from "@/lib/services/signing-keys";

type Params = { organisationId: string };

export const GET = read<Params>(async ({ person, params }) => ({ seals: await listSeals(person, params.organisationId) }));

/** Revokes the seals in use; the next signature makes a new one. */
export const DELETE = changeWithoutBody<Params>(({ person, params }) => revokeSeals(person, params.organisationId));
