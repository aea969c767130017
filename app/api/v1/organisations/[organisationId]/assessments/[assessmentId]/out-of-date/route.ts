import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { confirmUpToDate, staleStates } from "@/lib/services/facts/out-of-date";

type Params = { organisationId: string; assessmentId: string };

const schema = z.strictObject({
  found: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().trim().min(1, "Please say why no change is needed.").max(64_000),
  snapshotId: z.string().max(100).optional(),
});

export const GET = read<Params>(async ({ person, params }) => ({
  outOfDate: await staleStates(person, params.organisationId, params.assessmentId),
}));

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  confirmUpToDate(person, params.organisationId, params.assessmentId, body),
);
