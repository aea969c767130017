import { z } from "zod";
import { change } from "@/app/api/change-request";
import { fourEyesSettings } from "@/lib/domain/assessment/separation-of-duties";
import { setFourEyes } from "@/lib/services/house/house-settings";

const schema = z.strictObject({ fourEyes: z.enum(fourEyesSettings) });

export const PUT = change<{ organisationId: string }, z.infer<typeof schema>>(schema, ({ person, params, body }) =>
  setFourEyes(person, params.organisationId, body),
);
