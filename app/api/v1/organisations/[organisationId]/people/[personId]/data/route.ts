import { download, read } from "@/app/api/change-request";
import { exportPersonData } from "@/lib/services/people/person-data";

export const GET = read<{ organisationId: string; personId: string }>(async ({ person, params }) => {
  const { name, text } = await exportPersonData(person, params.organisationId, params.personId);
  return download(text, { name, type: "application/json" });
});
