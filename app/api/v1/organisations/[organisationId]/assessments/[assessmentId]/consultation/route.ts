import { z } from "zod";
import { change, read } from "@/app/api/change-request";
import { filledText, storableText } from "@/lib/domain/questionnaire/storable-text";
import { consultationView, sendToAuthority } from "@/lib/services/review/consultation";

type Params = { organisationId: string; assessmentId: string };

const schema = z.strictObject({
  authority: filledText(2_000, "Please name the authority."),
  on: z.iso.date("Please give the day."),
  reference: storableText(2_000).trim(),
  note: storableText(64_000).trim(),
});

export const GET = read<Params>(({ person, params }) => consultationView(person, params.organisationId, params.assessmentId));

export const POST = change<Params, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  sendToAuthority(person, params.organisationId, params.assessmentId, body),
);
