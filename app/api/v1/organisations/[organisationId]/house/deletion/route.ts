import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { deleteOrganisation } from "@/lib/services/house/delete-organisation";

const schema = z.strictObject({ name: z.string().max(200), ...proofFields });

export const POST = change<{ organisationId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  deleteOrganisation(person, params.organisationId, body),
);
