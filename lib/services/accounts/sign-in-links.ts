import { clock } from "@/lib/adapters/clock";
import type { Transaction } from "@/lib/adapters/db/database";
import { newToken, sha256 } from "@/lib/adapters/identifiers";
import { environment } from "@/lib/env";

export type LinkKind = "first" | "invitation" | "newPassword";

const day = 24 * 3600 * 1000;
const lifetime: Readonly<Record<LinkKind, number>> = { first: 7 * day, invitation: 7 * day, newPassword: day / 24 };

/**
 * Makes a link that works once; earlier unused ones of the same person (or for the first person) stop working. One that somebody
 * asked for at the sign-in page ends only others of that kind: whoever names an address must not take an invitation away.
 */
export async function makeSignInLink(
  transaction: Transaction,
  link: {
    kind: LinkKind;
    personId: string | null;
    organisationId: string | null;
    createdBy: string | null;
    /** Using the link takes every second factor of the person away. */
    resetsSecondFactor?: boolean;
  },
): Promise<string> {
  const token = newToken();
  const askedFor = link.personId !== null && link.createdBy === link.personId;
  await transaction.signInLink.deleteMany({
    where: { personId: link.personId, usedAt: null, ...(askedFor ? { createdBy: link.createdBy } : {}) },
  });
  await transaction.signInLink.create({
    data: { ...link, tokenHash: sha256(token), expiresAt: new Date(clock.now().getTime() + lifetime[link.kind]), createdAt: clock.now() },
  });
  return `${environment().origin}/welcome?token=${token}`;
}

/** The link of a token that still works, or null. */
export const findSignInLink = (transaction: Transaction, token: string) =>
  transaction.signInLink.findFirst({ where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: clock.now() } } });

/** Uses a link up; false when another request was faster. */
export async function useSignInLink(transaction: Transaction, token: string): Promise<boolean> {
  const { count } = await transaction.signInLink.updateMany({
    where: { tokenHash: sha256(token), usedAt: null, expiresAt: { gt: clock.now() } },
    data: { usedAt: clock.now() },
  });
  return count === 1;
}
