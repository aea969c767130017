import { download, read } from "@/app/api/change-request";
import { registerFilterOf } from "@/app/list-filter";
import { isRegister } from "@/lib/domain/portfolio/register-entry";
import { membershipOf } from "@/lib/services/people/membership";
import { exportRegister } from "@/lib/services/portfolio/export-registers";
import { notFound } from "@/lib/services/refusal";

/** A register with the same filter as its page, as a CSV file. */
export const GET = read<{ organisationId: string; register: string }>(async ({ person, params, request }) => {
  membershipOf(person, params.organisationId);
  if (!isRegister(params.register)) throw notFound();
  const filter = registerFilterOf(params.register, Object.fromEntries(new URL(request.url).searchParams));
  const { fileName, text } = await exportRegister(person, params.organisationId, params.register, filter);
  return download(text, { name: fileName, type: "text/csv; charset=utf-8" });
});
