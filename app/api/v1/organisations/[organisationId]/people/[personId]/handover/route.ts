import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { holdingKinds } from "@/lib/domain/assessment/holdings";
import { handOver } from "@/lib/services/people/hand-over";
import { personHoldings } from "@/lib/services/people/holdings";

type Params = { organisationId: string; personId: string };

const schema = z.strictObject({
  to: z.string().regex(/^[a-z0-9-]{3,100}$/, "Choose a person."),
  what: z.array(z.enum(holdingKinds)).min(1, "Choose what is handed over.").max(holdingKinds.length).optional(),
});

export const GET = read<Params>(({ person, params }) => personHoldings(person, params.organisationId, params.personId));

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  handOver(person, params.organisationId, params.personId, body),
);
