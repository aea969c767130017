import { download, read } from "@/app/api/change-request";
import { listFilterOf } from "@/app/list-filter";
import { exportList } from "@/lib/services/portfolio/export-registers";

/** The list with the same filter as the page: every assessment that matches. */
export const GET = read<{ organisationId: string }>(async ({ person, params, request }) => {
  const filter = listFilterOf(Object.fromEntries(new URL(request.url).searchParams));
  const { fileName, text } = await exportList(person, params.organisationId, filter);
  return download(text, { name: fileName, type: "text/csv; charset=utf-8" });
});
