import { z } from "zod";
import { change } from "@/app/api/change-request";
import { createOrganisation } from "@/lib/services/create-organisation";

const schema = z.strictObject({ name: z.string().trim().min(1, "Please name the organisation.").max(200) });

export const POST = change(schema, ({ person, body }) => createOrganisation(person, body));
