import { z } from "zod";
import { change } from "@/app/api/change-request";
import { nameStandIn } from "@/lib/services/people/stand-ins";

const personId = z.string().regex(/^[a-z0-9-]{3,100}$/, "Choose a person.");
const day = z.iso.date("Please give the day.");
const schema = z.strictObject({ personId, standIn: z.strictObject({ personId, from: day, to: day }).nullable() });

export const PUT = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  nameStandIn(person, params.organisationId, params.assessmentId, body),
);
