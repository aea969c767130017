import { z } from "zod";
import { change } from "@/app/api/change-request";
import { proofFields } from "@/app/api/proof-schema";
import { pseudonymisePerson } from "@/lib/services/people/pseudonymise-person";

const schema = z.strictObject(proofFields);

export const POST = change<{ organisationId: string; personId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  pseudonymisePerson(person, params.organisationId, params.personId, body),
);
