import { z } from "zod";
import { change } from "@/app/api/change-request";
import { markAsRead } from "@/lib/services/review/last-look";

type Places = { organisationId: string; assessmentId: string };

const schema = z.strictObject({ changeNumber: z.int().min(0) });

export const PUT = change<Places, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  markAsRead(person, params.organisationId, params.assessmentId, body),
);
