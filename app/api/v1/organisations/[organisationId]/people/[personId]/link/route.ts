import { changeWithoutBody } from "@/app/api/change-request";
import { newSignInLink } from "@/lib/services/people/people";

export const POST = changeWithoutBody<{ organisationId: string; personId: string }>(({ person, params }) =>
  newSignInLink(person, params.organisationId, params.personId),
);
