import { read } from "@/app/api/change-request";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { refuse } from "@/lib/services/refusal";

/** A question's key, a record's field, or an item such as `measures/<id>`. */
const pathPattern = /^[A-Za-z0-9@:._/-]{1,200}$/;

export const GET = read<{ organisationId: string; assessmentId: string }>(async ({ person, params, request }) => {
  const path = new URL(request.url).searchParams.get("path") ?? "";
  if (!pathPattern.test(path)) throw refuse("invalid", "Name the question whose history you want, for example ?path=desc.nature.");
  return { history: await answerHistory(person, params.organisationId, params.assessmentId, path) };
});
