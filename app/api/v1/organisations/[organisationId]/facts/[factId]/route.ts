import { changeWithoutBody } from "@/app/api/change-request";
import { withdrawOwnFact } from "@/lib/services/facts/own-facts";

export const DELETE = changeWithoutBody<{ organisationId: string; factId: string }>(({ person, params }) =>
  withdrawOwnFact(person, params.organisationId, params.factId),
);
