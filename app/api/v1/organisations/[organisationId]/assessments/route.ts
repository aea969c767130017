import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { listFilterOf } from "@/app/list-filter";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { findAssessments } from "@/lib/services/portfolio/list-assessments";

type Params = { organisationId: string };

const schema = z.strictObject({ name: filledText(2000, "Please name the processing.") });

/** `?q=&state=&page=`: one page, and how many match. */
export const GET = read<Params>(({ person, params, request }) =>
  findAssessments(person, params.organisationId, listFilterOf(Object.fromEntries(new URL(request.url).searchParams))),
);

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  createAssessment(person, params.organisationId, body),
);
