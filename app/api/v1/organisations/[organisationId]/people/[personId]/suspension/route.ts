import { changeWithoutBody } from "@/app/api/change-request";
import { restoreAccess, suspendAccess } from "@/lib/services/people/suspend-access";

type Params = { organisationId: string; personId: string };

export const PUT = changeWithoutBody<Params>(({ person, params }) => suspendAccess(person, params.organisationId, params.personId));

export const DELETE = changeWithoutBody<Params>(({ person, params }) => restoreAccess(person, params.organisationId, params.personId));
