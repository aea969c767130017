import { notFound } from "@/lib/services/refusal";

/** A small number in an address; anything else names nothing. */
export function numberInAddress(given: string): number {
  if (!/^[1-9]\d{0,5}$/.test(given)) throw notFound();
  return Number(given);
}
