import { z } from "zod";
import { change } from "@/app/api/change-request";
import { markNoticesRead } from "@/lib/services/notices/notices";

type Params = { organisationId: string };

const schema = z.union([z.strictObject({ notices: z.array(z.string().max(100)).max(100) }), z.strictObject({ until: z.iso.datetime() })]);

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  markNoticesRead(person, params.organisationId, body),
);
