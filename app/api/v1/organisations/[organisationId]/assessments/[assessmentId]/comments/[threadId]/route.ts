import { change } from "@/app/api/change-request";
import { type ThreadAct, threadActSchema } from "@/lib/domain/review/thread-act";
import { actOnThread } from "@/lib/services/review/act-on-thread";

type Places = { organisationId: string; assessmentId: string; threadId: string };

export const POST = change<Places, ThreadAct>(threadActSchema, ({ person, params, body }) =>
  actOnThread(person, params.organisationId, params.assessmentId, params.threadId, body),
);
