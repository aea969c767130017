import { z } from "zod";
import { change } from "@/app/api/change-request";
import { retentionKindNames } from "@/lib/domain/house/retention";
import { setRetention } from "@/lib/services/house/house-settings";

const schema = z.strictObject({ kind: z.enum(retentionKindNames), days: z.int().min(1).max(36_500) });

export const PUT = change<{ organisationId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  setRetention(person, params.organisationId, body),
);
