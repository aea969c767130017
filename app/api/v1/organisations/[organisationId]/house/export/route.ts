import { z } from "zod";
import { change, download } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { exportOrganisation } from "@/lib/services/house/organisation-export";

const schema = z.strictObject(proofFields);

export const POST = change<{ organisationId: string }, z.infer<typeof schema>>(schema, async ({ person, params, body }) => {
  const { name, zip } = await exportOrganisation(person, params.organisationId, body);
  return download(zip, { name, type: "application/zip" });
});
