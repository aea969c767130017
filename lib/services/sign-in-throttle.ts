import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { sha256 } from "@/lib/adapters/identifiers";
import { environment } from "@/lib/env";
import { refuse } from "./refusal";

/** `address`: null where the account alone counts. */
type Who = { email: string; address: string | null };

const windowMilliseconds = 15 * 60 * 1000;

/** Wrong passwords in a quarter of an hour: 10 an account; 30 an address, where addresses can be told apart. */
const accountKey = (email: string): string => `account:${sha256(email)}`;
const limitsOf = ({ email, address }: Who): readonly { key: string; most: number }[] => [
  { key: accountKey(email), most: 10 },
  ...(address !== null && environment().trustedProxy ? [{ key: `address:${sha256(address)}`, most: 30 }] : []),
];

/**
 * Counts an attempt before the password is looked at, so that attempts sent side by side count as well; refuses beyond the
 * limit. What a refused attempt counts is harmless: it changes nothing within the quarter of an hour, after which all begin anew.
 */
export async function countAttempt(who: Who): Promise<void> {
  const now = clock.now();
  const since = new Date(now.getTime() - windowMilliseconds);
  for (const { key, most } of limitsOf(who)) {
    const [row] = await database().$queryRaw<{ failures: number }[]>`
      insert into sign_in_attempt (key, failures, since) values (${key}, 1, ${now})
      on conflict (key) do update set failures = case when sign_in_attempt.since > ${since} then sign_in_attempt.failures + 1 else 1 end,
        since = case when sign_in_attempt.since > ${since} then sign_in_attempt.since else ${now} end
      returning failures`;
    if (row && row.failures > most)
      throw refuse("tooMany", "Too many wrong passwords. Wait a quarter of an hour, or ask whoever runs the server for a new link.");
  }
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
