import { read } from "@/app/api/change-request";
import { listNotices } from "@/lib/services/notices/notices";

type Params = { organisationId: string };

export const GET = read<Params>(({ person, params, request }) =>
  listNotices(person, params.organisationId, { page: Number(new URL(request.url).searchParams.get("page") ?? 1) }),
);
