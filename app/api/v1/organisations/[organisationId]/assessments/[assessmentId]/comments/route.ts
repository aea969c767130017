import { change, read } from "@/app/api/change-request";
import { type OpenThread, openThreadSchema } from "@/lib/domain/review/thread-act";
import { openThread } from "@/lib/services/review/open-thread";
import { reviewThreads } from "@/lib/services/review/review-threads";

type Places = { organisationId: string; assessmentId: string };

export const GET = read<Places>(({ person, params }) => reviewThreads(person, params.organisationId, params.assessmentId));

export const POST = change<Places, OpenThread>(openThreadSchema, ({ person, params, body }) =>
  openThread(person, params.organisationId, params.assessmentId, body),
);
