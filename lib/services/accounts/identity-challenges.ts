import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { newToken, sha256 } from "@/lib/adapters/identifiers";

/** What is asked for in the next request: a second factor, a passkey's answer, or the return from a single sign-on. */
export type ChallengeKind = "secondFactor" | "passkeySignIn" | "passkeyConfirm" | "passkeyRegister" | "singleSignOn";

const minutes: Readonly<Record<ChallengeKind, number>> = {
  secondFactor: 10,
  passkeySignIn: 5,
  passkeyConfirm: 5,
  passkeyRegister: 5,
  singleSignOn: 10,
};

type Held = { personId: string | null; value: Prisma.JsonValue };

/** Remembers what is asked for, for a few minutes, under a token that only the asked browser is given. Takes away what ran out. */
export async function makeChallenge(
  kind: ChallengeKind,
  { personId = null, value = {}, token = newToken() }: { personId?: string | null; value?: Prisma.InputJsonValue; token?: string } = {},
): Promise<string> {
  const now = clock.now();
  await database().identityChallenge.deleteMany({ where: { expiresAt: { lt: now } } });
  const expiresAt = new Date(now.getTime() + minutes[kind] * 60_000);
  await database().identityChallenge.create({ data: { tokenHash: sha256(token), kind, personId, value, expiresAt } });
  return token;
}

const running = (kind: ChallengeKind, token: string) => ({ tokenHash: sha256(token), kind, expiresAt: { gt: clock.now() } });

/** Uses a challenge up: null where it is unknown, of another kind, too old, or another request was faster. */
export async function takeChallenge(kind: ChallengeKind, token: string): Promise<Held | null> {
  const held = await database().identityChallenge.findFirst({ where: running(kind, token) });
  if (!held) return null;
  const { count } = await database().identityChallenge.deleteMany({ where: running(kind, token) });
  return count === 1 ? held : null;
}

/** Counts one attempt at a challenge that stays; null where it is over or had its `most` attempts. */
export async function tryChallenge(kind: ChallengeKind, token: string, most: number): Promise<Held | null> {
  const where = { ...running(kind, token), attempts: { lt: most } };
  const { count } = await database().identityChallenge.updateMany({ where, data: { attempts: { increment: 1 } } });
  return count === 1 ? database().identityChallenge.findFirst({ where: running(kind, token) }) : null;
}
