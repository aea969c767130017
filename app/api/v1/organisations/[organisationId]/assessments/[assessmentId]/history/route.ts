import { read } from "@/app/api/change-request";
import { answerHistory } from "@/lib/services/answer-history";

export const GET = read<{ organisationId: string; assessmentId: string }>(async ({ person, params, request }) => ({
  history: await answerHistory(person, params.organisationId, params.assessmentId, new URL(request.url).searchParams.get("path") ?? ""),
}));
