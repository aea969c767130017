import { z } from "zod";
import { change } from "@/app/api/change-request";
import { startVersion } from "@/lib/services/start-version";

const schema = z.strictObject({ reason: z.string().trim().min(1, "Please say why a new version is begun.").max(64_000) });

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  startVersion(person, params.organisationId, params.assessmentId, body),
);
