import { numberInAddress } from "./number-in-address";

export type ConditionParams = { organisationId: string; assessmentId: string; version: string; number: string };

/** The condition that an address names. */
export const conditionPlace = ({ version, number }: ConditionParams): { version: number; number: number } => ({
  version: numberInAddress(version),
  number: numberInAddress(number),
});
