import { z } from "zod";
import { change } from "@/app/api/change-request";
import { handOver } from "@/lib/services/hand-over";

const schema = z.strictObject({ to: z.string().regex(/^[a-z0-9-]{3,100}$/, "Choose a person.") });

export const POST = change<{ organisationId: string; personId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  handOver(person, params.organisationId, params.personId, body),
);
