import { changeWithoutBody } from "@/app/api/change-request";
import { removeDemo } from "@/lib/services/assessment/remove-demo";

export const DELETE = changeWithoutBody<{ organisationId: string }>(({ person, params }) => removeDemo(person, params.organisationId));
