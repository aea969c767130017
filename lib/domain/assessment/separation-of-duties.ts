import type { TransitionId } from "./transitions";

/** `strict`: different people write, clear and sign. `oneMayHoldSeveral`: one person may; the document then says so. */
export const fourEyesSettings = ["strict", "oneMayHoldSeveral"] as const;
export type FourEyes = (typeof fourEyesSettings)[number];

/** What somebody did to one version: wrote answers or levels, cleared it, gave the DPO's advice, decided or signed it. */
export type Act = { personId: string; act: "wrote" | "cleared" | "advised" | "signed" };

const signing: readonly TransitionId[] = ["approve", "approveWithConditions", "reject", "consultAuthority", "sign"];

/**
 * Why a person who holds the role may still not do it on this version, or null. The DPO's advice and the decision stay apart
 * whatever the setting (GDPR Art. 38(6)); writing, clearing and signing only under `strict`.
 */
export function conflictOfDuties(transition: TransitionId, personId: string, acts: readonly Act[], fourEyes: FourEyes): string | null {
  const did = (act: Act["act"]): boolean => acts.some((one) => one.personId === personId && one.act === act);
  const decides = signing.includes(transition);
  if (decides && did("advised"))
    return "You gave the data protection officer’s advice on this version. Who advises does not decide (Art. 38(6)): another signer has to.";
  if (fourEyes === "oneMayHoldSeveral") return null;
  if (transition === "clear" && did("wrote"))
    return "You wrote in this version. Somebody else has to clear it: your organisation asks for four eyes.";
  if (decides && did("wrote")) return "You wrote in this version. Somebody else has to decide: your organisation asks for four eyes.";
  if (decides && did("cleared")) return "You cleared this version. Somebody else has to decide: your organisation asks for four eyes.";
  return null;
}

/** The people who did more than one of writing, clearing and signing: the sign-off page names them. */
export function severalDuties(acts: readonly Act[]): readonly { personId: string; acts: readonly Act["act"][] }[] {
  const byPerson = new Map<string, Set<Act["act"]>>();
  for (const { personId, act } of acts) byPerson.set(personId, (byPerson.get(personId) ?? new Set()).add(act));
  return [...byPerson].filter(([, did]) => did.size > 1).map(([personId, did]) => ({ personId, acts: [...did] }));
}
