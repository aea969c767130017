import { auth } from "@/lib/adapters/auth/auth";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { refuse } from "../refusal";
import { confirmByPasskey, type PasskeyAnswer } from "./passkey-answers";
import { hasOneTimeCodes, takeSecondFactor } from "./second-factor";
import { countAttempt, forgetAttempt } from "./sign-in-throttle";
import type { SignedInPerson } from "./signed-in-person";

/** How a person shows once more who they are; with nothing in it, what they showed in the last five minutes counts. */
export type Proof = {
  password?: string | undefined;
  /** Of the person's app, or a recovery code; where there is an app, a password alone is not enough. */
  code?: string | undefined;
  passkey?: PasskeyAnswer | undefined;
};

/** A proof is good for this long. */
const freshMilliseconds = 5 * 60 * 1000;

async function checkPassword(person: SignedInPerson, password: string): Promise<void> {
  const who = { email: person.email, address: null };
  await countAttempt(who);
  const account = await database().account.findFirst({
    where: { userId: person.personId, providerId: "credential" },
    select: { password: true },
  });
  const { password: passwords } = await auth().$context;
  if (!account?.password || !(await passwords.verify({ hash: account.password, password })))
    throw refuse("notAllowed", "The password is not right. Nothing was done.", [
      { path: "password", message: "The password is not right." },
    ]);
  await forgetAttempt(who);
}

/** Refuses where the person has not shown within five minutes, in this session, who they are. */
export async function requireRecentProof(person: SignedInPerson): Promise<void> {
  const session = await database().session.findUnique({ where: { id: person.sessionId }, select: { confirmedAt: true } });
  const age = clock.now().getTime() - (session?.confirmedAt?.getTime() ?? 0);
  if (age < 0 || age > freshMilliseconds)
    throw refuse(
      "confirmIdentity",
      "Please show once more that it is you: your last sign-in is more than five minutes ago. Nothing was lost.",
    );
}

/** Notes in the session that the person has just shown who they are, and whether with two factors. */
export async function noteProof(
  { sessionId, personId }: Pick<SignedInPerson, "sessionId" | "personId">,
  twoFactors: boolean,
): Promise<void> {
  await database().session.updateMany({
    where: { id: sessionId, userId: personId },
    data: { confirmedAt: clock.now(), ...(twoFactors ? { twoFactors } : {}) },
  });
}

/**
 * Asks who is there right before a decision, a signature or a change of the account: an open session alone decides nothing. A
 * password (with a code where the person has an app), a passkey, or a proof of the last five minutes, which is how people without
 * a password do it. Wrong passwords and codes count towards the limits of the account.
 */
export async function confirmIdentity(person: SignedInPerson, proof: Proof): Promise<void> {
  if (proof.passkey) {
    await confirmByPasskey(person, proof.passkey);
    await noteProof(person, true);
  } else if (proof.password !== undefined) {
    const needsCode = await hasOneTimeCodes(person.personId);
    if (needsCode && !proof.code?.trim())
      throw refuse("notAllowed", "Please give a code from your app as well.", [
        { path: "code", message: "Please give a code from your app." },
      ]);
    await checkPassword(person, proof.password);
    if (needsCode) await takeSecondFactor(person.personId, proof.code ?? "");
    await noteProof(person, needsCode);
  } else await requireRecentProof(person);
}
