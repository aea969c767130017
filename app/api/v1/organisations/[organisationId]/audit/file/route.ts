import { download, read } from "@/app/api/change-request";
import { exportAuditTrail } from "@/lib/services/audit-trail";

export const GET = read<{ organisationId: string }>(async ({ person, params }) => {
  const { name, text } = await exportAuditTrail(person, params.organisationId);
  return download(text, { name, type: "application/jsonl; charset=utf-8" });
});
