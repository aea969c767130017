/** Who stands in for somebody named to sign, on the days from `from` to `to` (plain dates, both counted). */
export type StandIn = { personId: string; from: string; to: string };

export type Signing = { personId: string; standIn: StandIn | null };

const isThere = ({ from, to }: StandIn, today: string): boolean => from <= today && today <= to;

/**
 * Whether a person signs at this place on a day: as themselves, in somebody's stead, or not at all. Who is named may always sign
 * themselves; nobody is shut out by having a stand-in.
 */
export function signsAs({ personId, standIn }: Signing, person: string, today: string): "themselves" | "standIn" | null {
  if (personId === person) return "themselves";
  return standIn?.personId === person && isThere(standIn, today) ? "standIn" : null;
}

/** The name that a signature carries: of whoever signs, and in whose stead. */
export const signingName = (name: string, inSteadOf: string | null): string => (inSteadOf === null ? name : `${name}, for ${inSteadOf}`);

const daysTold = 7;

/** Whether a stand-in has begun on a day, or ended within the week before; null before and long after. */
export function standInStage({ from, to }: Pick<StandIn, "from" | "to">, today: string): "begun" | "ended" | null {
  if (today < from) return null;
  if (today <= to) return "begun";
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${to}T00:00:00Z`)) / 86_400_000);
  return days <= daysTold ? "ended" : null;
}
