import { z } from "zod";
import { change } from "@/app/api/change-request";
import { prepareScreeningRecord } from "@/lib/services/signing/screening-record";

export const POST = change<{ organisationId: string; assessmentId: string }, Record<string, never>>(
  z.strictObject({}) as z.ZodType<Record<string, never>>,
  ({ person, params }) => prepareScreeningRecord(person, params.organisationId, params.assessmentId),
);
