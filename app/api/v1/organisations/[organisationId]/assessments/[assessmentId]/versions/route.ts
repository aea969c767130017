import { z } from "zod";
import { change } from "@/app/api/change-request";
import { filledText } from "@/lib/domain/questionnaire/storable-text";
import { startVersion } from "@/lib/services/review/start-version";

const schema = z.strictObject({ reason: filledText(64_000, "Please say why a new version is begun.") });

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  startVersion(person, params.organisationId, params.assessmentId, body),
);
