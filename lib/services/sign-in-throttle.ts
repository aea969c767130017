import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { sha256 } from "@/lib/adapters/identifiers";
import { environment } from "@/lib/env";
import { refuse } from "./refusal";

type Who = { email: string; address: string };

const windowMilliseconds = 15 * 60 * 1000;

/** Wrong passwords in a quarter of an hour: 10 an account; 30 an address, where addresses can be told apart. */
const limitsOf = ({ email, address }: Who): readonly { key: string; most: number }[] => [
  { key: `account:${sha256(email)}`, most: 10 },
  ...(environment().trustedProxy ? [{ key: `address:${sha256(address)}`, most: 30 }] : []),
];

export async function refuseTooMany(who: Who): Promise<void> {
  const since = new Date(clock.now().getTime() - windowMilliseconds);
  for (const { key, most } of limitsOf(who)) {
    const attempt = await database().signInAttempt.findFirst({ where: { key, since: { gt: since } } });
    if (attempt && attempt.failures >= most)
      throw refuse("tooMany", "Too many wrong passwords. Wait a quarter of an hour, or ask whoever runs the server for a new link.");
  }
}

export async function noteFailure(who: Who): Promise<void> {
  const now = clock.now();
  const since = new Date(now.getTime() - windowMilliseconds);
  for (const { key } of limitsOf(who))
    await database().$executeRaw`
      insert into sign_in_attempt (key, failures, since) values (${key}, 1, ${now})
      on conflict (key) do update set failures = case when sign_in_attempt.since > ${since} then sign_in_attempt.failures + 1 else 1 end,
        since = case when sign_in_attempt.since > ${since} then sign_in_attempt.since else ${now} end`;
}

export async function forgetFailures(who: Who): Promise<void> {
  await database().signInAttempt.deleteMany({ where: { key: `account:${sha256(who.email)}` } });
}
