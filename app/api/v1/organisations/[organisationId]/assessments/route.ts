import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { createAssessment } from "@/lib/services/create-assessment";
import { listAssessments } from "@/lib/services/list-assessments";

type Params = { organisationId: string };

const schema = z.strictObject({ name: z.string().trim().min(1, "Please name the processing.").max(2000) });

export const GET = read<Params>(async ({ person, params }) => ({ assessments: await listAssessments(person, params.organisationId) }));

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  createAssessment(person, params.organisationId, body),
);
