import { z } from "zod";
import { change } from "@/app/api/change-request";
import { acceptProposal } from "@/lib/services/review/accept-proposal";

type Places = { organisationId: string; assessmentId: string; threadId: string };

export const POST = change<Places, { baseRevision: number }>(z.strictObject({ baseRevision: z.int().min(0) }), ({ person, params, body }) =>
  acceptProposal(person, params.organisationId, params.assessmentId, params.threadId, body),
);
