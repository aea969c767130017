import { z } from "zod";
import { change } from "@/app/api/change-request";
import { takeEntry } from "@/lib/services/shelf/shelf-copies";

const schema = z.strictObject({ entryId: z.string().min(1).max(100) });

export const POST = change<{ organisationId: string; assessmentId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  takeEntry(person, params.organisationId, params.assessmentId, body),
);
