import { notFound } from "@/lib/services/refusal";

export type ConditionParams = { organisationId: string; assessmentId: string; version: string; number: string };

/** The condition that an address names; anything but two small numbers names none. */
export function conditionPlace({ version, number }: ConditionParams): { version: number; number: number } {
  if (!/^[1-9]\d{0,5}$/.test(version) || !/^[1-9]\d{0,5}$/.test(number)) throw notFound();
  return { version: Number(version), number: Number(number) };
}
