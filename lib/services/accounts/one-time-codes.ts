import { codeSecretWords, newCodeSecret, qrPath, stepOfCode } from "@/lib/adapters/auth/one-time-code";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { decrypt, encrypt } from "../installation/encrypted-values";
import { refuse } from "../refusal";
import { auditAccount, deleteOtherSessions } from "./account-audit";
import { requireRecentProof } from "./confirm-identity";
import { attemptsKey, hasOneTimeCodes, writeRecoveryCodes } from "./second-factor";
import { countTowards } from "./sign-in-throttle";
import type { SignedInPerson } from "./signed-in-person";

const purpose = "groundwork one-time codes";

/** What the app has to learn: to scan, or to type in. */
export type Enrolment = { letters: string; address: string; qr: { size: number; path: string } };

/** `POST /api/v1/account/one-time-codes`: a new secret for the person's app. It counts once a code of it came back; until then nothing changes. */
export async function beginOneTimeCodes(person: SignedInPerson): Promise<Enrolment> {
  if (await hasOneTimeCodes(person.personId))
    throw refuse("invalid", "An app is set up already. Remove it first if you want to change to another one.");
  await requireRecentProof(person);
  const secret = newCodeSecret();
  const data = {
    encryptedSecret: encrypt(secret, purpose),
    confirmedAt: null,
    lastStep: null,
    createdAt: clock.now(),
  };
  await database().oneTimeCodes.upsert({
    where: { personId: person.personId, confirmedAt: null },
    create: { personId: person.personId, ...data },
    update: data,
  });
  const words = codeSecretWords(secret, person.email);
  return { ...words, qr: qrPath(words.address) };
}

/**
 * `PUT /api/v1/account/one-time-codes`: the first code of the app sets it up. Gives ten recovery codes, which are shown only now;
 * every other session of the person ends.
 */
export async function confirmOneTimeCodes(
  person: SignedInPerson,
  { code }: { code: string },
): Promise<{ recoveryCodes: readonly string[] }> {
  const { personId } = person;
  const begun = await database().oneTimeCodes.findFirst({ where: { personId, confirmedAt: null } });
  if (!begun) throw refuse("invalid", "There is no app to set up. Begin anew.");
  await requireRecentProof(person);
  if (!(await countTowards({ key: attemptsKey(personId), most: 10 })))
    throw refuse("tooMany", "Too many wrong codes. Wait a quarter of an hour and try again.");
  const step = stepOfCode(code.replace(/\s/g, ""), decrypt(begun.encryptedSecret, purpose), clock.now());
  if (step === null) {
    const message = "This code is not right. Look whether the clock of your device is right, and take the code that the app shows now.";
    throw refuse("notAllowed", message, [{ path: "code", message }]);
  }
  const recoveryCodes = await database().$transaction(async (transaction) => {
    const { count } = await transaction.oneTimeCodes.updateMany({
      where: { personId, confirmedAt: null, createdAt: begun.createdAt },
      data: { confirmedAt: clock.now(), lastStep: step },
    });
    if (count === 0) throw refuse("invalid", "The set-up was begun anew in another window. Finish it there.");
    await transaction.session.updateMany({ where: { id: person.sessionId, userId: personId }, data: { twoFactors: true } });
    await deleteOtherSessions(transaction, person);
    return writeRecoveryCodes(transaction, personId);
  });
  await database().signInAttempt.deleteMany({ where: { key: attemptsKey(personId) } });
  await auditAccount(person, "oneTimeCodesSetUp");
  return { recoveryCodes };
}

/** `DELETE /api/v1/account/one-time-codes`: the app and the recovery codes are asked for no more. */
export async function removeOneTimeCodes(person: SignedInPerson): Promise<void> {
  const { personId } = person;
  if (!(await hasOneTimeCodes(personId))) throw refuse("invalid", "There is no app to remove.");
  await requireRecentProof(person);
  await database().$transaction(async (transaction) => {
    await transaction.oneTimeCodes.deleteMany({ where: { personId } });
    await transaction.recoveryCode.deleteMany({ where: { personId } });
    // What the app had shown counts no more; a passkey's sign-in goes on counting as two factors.
    await transaction.session.updateMany({ where: { userId: personId, way: { not: "passkey" } }, data: { twoFactors: false } });
  });
  await auditAccount(person, "oneTimeCodesRemoved");
}

/** `POST /api/v1/account/recovery-codes`: ten new ones, shown only now; earlier ones stop working. */
export async function renewRecoveryCodes(person: SignedInPerson): Promise<{ recoveryCodes: readonly string[] }> {
  if (!(await hasOneTimeCodes(person.personId))) throw refuse("invalid", "Recovery codes stand in for an app. Set one up first.");
  await requireRecentProof(person);
  const recoveryCodes = await database().$transaction((transaction) => writeRecoveryCodes(transaction, person.personId));
  await auditAccount(person, "recoveryCodesMade");
  return { recoveryCodes };
}
