import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { keepSnapshot, listSnapshots } from "@/lib/services/assessment/keep-snapshot";

type Params = { organisationId: string; assessmentId: string };

const schema = z.strictObject({ reason: filledText(64_000, "Please say why this state is kept.") });

export const GET = read<Params>(async ({ person, params }) => ({
  snapshots: await listSnapshots(person, params.organisationId, params.assessmentId),
}));

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  keepSnapshot(person, params.organisationId, params.assessmentId, body),
);
