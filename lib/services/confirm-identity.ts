import { auth } from "@/lib/adapters/auth/auth";
import { database } from "@/lib/adapters/db/database";
import { refuse } from "./refusal";
import { countAttempt, forgetAttempt } from "./sign-in-throttle";
import type { SignedInPerson } from "./signed-in-person";

/**
 * Asks for the password again, right before a decision or a signature: an open session alone decides nothing. Wrong ones
 * count towards the limit of the account.
 */
export async function confirmIdentity(person: SignedInPerson, password: string): Promise<void> {
  const who = { email: person.email, address: null };
  await countAttempt(who);
  const account = await database().account.findFirst({
    where: { userId: person.personId, providerId: "credential" },
    select: { password: true },
  });
  const { password: passwords } = await auth().$context;
  if (!account?.password || !(await passwords.verify({ hash: account.password, password })))
    throw refuse("notAllowed", "The password is not right. Nothing was signed.", [
      { path: "password", message: "The password is not right." },
    ]);
  await forgetAttempt(who);
}
