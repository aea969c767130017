import { download, read } from "@/app/api/change-request";
import { exportAuditTrail } from "@/lib/services/house/audit-trail";

export const GET = read<{ organisationId: string }>(async ({ person, params, request }) => {
  const format = new URL(request.url).searchParams.get("format") === "csv" ? "csv" : "jsonl";
  const { name, text } = await exportAuditTrail(person, params.organisationId, format);
  return download(text, { name, type: format === "csv" ? "text/csv; charset=utf-8" : "application/jsonl; charset=utf-8" });
});
