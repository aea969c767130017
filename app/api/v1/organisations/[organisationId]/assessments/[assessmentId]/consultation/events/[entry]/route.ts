import { changeWithoutBody } from "@/app/api/change-request";
import { numberInAddress } from "@/app/api/number-in-address";
import { withdrawConsultationEvent } from "@/lib/services/review/consultation";

export const DELETE = changeWithoutBody<{ organisationId: string; assessmentId: string; entry: string }>(({ person, params }) =>
  withdrawConsultationEvent(person, params.organisationId, params.assessmentId, numberInAddress(params.entry)),
);
