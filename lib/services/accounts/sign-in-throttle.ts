import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { sha256 } from "@/lib/adapters/identifiers";
import { environment } from "@/lib/env";
import { refuse } from "../refusal";

/** `address`: null where the account alone counts. */
type Who = { email: string; address: string | null };

const windowMilliseconds = 15 * 60 * 1000;

/** Attempts that a key may make in a quarter of an hour. */
export type Limit = { key: string; most: number };

/** A limit for one client address; null where addresses cannot be told apart, because everybody would count as one. */
export const limitOfAddress = (what: string, address: string | null, most: number): Limit | null =>
  address !== null && environment().trustedProxy ? { key: `${what}:${sha256(address)}`, most } : null;

/** Wrong passwords in a quarter of an hour: 10 an account; 30 an address, where addresses can be told apart. */
const accountKey = (email: string): string => `account:${sha256(email)}`;
const limitsOf = ({ email, address }: Who): readonly Limit[] => [
  { key: accountKey(email), most: 10 },
  ...[limitOfAddress("address", address, 30)].filter((limit) => limit !== null),
];

/** Counts an attempt; false beyond the limit. What is counted beyond it changes nothing: after a quarter of an hour all begin anew. */
export async function countTowards({ key, most }: Limit): Promise<boolean> {
  const now = clock.now();
  const since = new Date(now.getTime() - windowMilliseconds);
  const [row] = await database().$queryRaw<{ failures: number }[]>`
    insert into sign_in_attempt (key, failures, since) values (${key}, 1, ${now})
    on conflict (key) do update set failures = case when sign_in_attempt.since > ${since} then sign_in_attempt.failures + 1 else 1 end,
      since = case when sign_in_attempt.since > ${since} then sign_in_attempt.since else ${now} end
    returning failures`;
  return (row?.failures ?? 0) <= most;
}

/**
 * Counts an attempt before the password is looked at, so that attempts sent side by side count as well; refuses beyond the
 * limit.
 */
export async function countAttempt(who: Who): Promise<void> {
  for (const limit of limitsOf(who))
    if (!(await countTowards(limit)))
      throw refuse("tooMany", "Too many wrong passwords. Wait a quarter of an hour, or ask whoever runs the server for a new link.");
}

/** Somebody with a link of theirs is not shut out by those who guessed before. */
export async function forgiveAccount(email: string): Promise<void> {
  await database().signInAttempt.deleteMany({ where: { key: accountKey(email) } });
}

/** The password was right: the account begins anew, and the address gets back the attempt that was counted for this one. */
export async function forgetAttempt(who: Who): Promise<void> {
  await forgiveAccount(who.email);
  for (const { key } of limitsOf(who).filter((one) => one.key !== accountKey(who.email)))
    await database().signInAttempt.updateMany({ where: { key, failures: { gt: 0 } }, data: { failures: { decrement: 1 } } });
}
