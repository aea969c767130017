import { randomBytes } from "node:crypto";
import { stepOfCode } from "@/lib/adapters/auth/one-time-code";
import { clock } from "@/lib/adapters/clock";
import { database, type Transaction } from "@/lib/adapters/db/database";
import { sha256 } from "@/lib/adapters/identifiers";
import { decrypt } from "../installation/encrypted-values";
import { refuse } from "../refusal";
import { countTowards } from "./sign-in-throttle";

const mostCodes = 10;

export const attemptsKey = (personId: string): string => `code:${personId}`;

/** Whether a person's app gives codes that are asked for after the password. */
export const hasOneTimeCodes = async (personId: string): Promise<boolean> =>
  (await database().oneTimeCodes.count({ where: { personId, confirmedAt: { not: null } } })) > 0;

/** Takes a code of the app; false for a wrong one, and for one that was taken before. */
async function takeOneTimeCode(personId: string, code: string): Promise<boolean> {
  const held = await database().oneTimeCodes.findFirst({ where: { personId, confirmedAt: { not: null } } });
  if (!held) return false;
  const secret = decrypt(held.encryptedSecret, "groundwork one-time codes");
  const step = stepOfCode(code, secret, clock.now());
  if (step === null) return false;
  const { count } = await database().oneTimeCodes.updateMany({
    where: { personId, OR: [{ lastStep: null }, { lastStep: { lt: step } }] },
    data: { lastStep: step },
  });
  return count === 1;
}

const plainCode = (code: string): string => code.toLowerCase().replace(/[\s-]/g, "");

async function takeRecoveryCode(personId: string, code: string): Promise<boolean> {
  const { count } = await database().recoveryCode.updateMany({
    where: { personId, codeHash: sha256(`${personId}:${plainCode(code)}`), usedAt: null },
    data: { usedAt: clock.now() },
  });
  return count === 1;
}

/**
 * Takes a code of the person's app or a recovery code, each of which works once; refuses a wrong one by the field `code`, and
 * every one after ten wrong ones in a quarter of an hour.
 */
export async function takeSecondFactor(personId: string, code: string): Promise<"code" | "recoveryCode"> {
  if (!(await countTowards({ key: attemptsKey(personId), most: mostCodes })))
    throw refuse("tooMany", "Too many wrong codes. Wait a quarter of an hour and try again.");
  const plain = plainCode(code);
  const way = /^\d{6}$/.test(plain) ? "code" : "recoveryCode";
  if (!(way === "code" ? await takeOneTimeCode(personId, plain) : await takeRecoveryCode(personId, plain))) {
    const message =
      "This code is not right, or it was used already. A code from the app works once and for about a minute; a recovery code works once.";
    throw refuse("notAllowed", message, [{ path: "code", message }]);
  }
  await database().signInAttempt.deleteMany({ where: { key: attemptsKey(personId) } });
  return way;
}

/** No letter that looks like a digit; 80 bits a code, so that a plain hash gives none away. */
const letters = "abcdefghjkmnpqrstuvwxyz23456789";
const newRecoveryCode = (): string => {
  let code = "";
  while (code.length < 16) for (const byte of randomBytes(16)) if (byte < 248 && code.length < 16) code += letters[byte % 31];
  return code.replace(/(.{4})(?=.)/g, "$1-");
};

/** Ten new codes, which are shown only now; earlier ones stop working. */
export async function writeRecoveryCodes(transaction: Transaction, personId: string): Promise<readonly string[]> {
  const codes = Array.from({ length: 10 }, newRecoveryCode);
  await transaction.recoveryCode.deleteMany({ where: { personId } });
  await transaction.recoveryCode.createMany({
    data: codes.map((code) => ({ personId, codeHash: sha256(`${personId}:${plainCode(code)}`) })),
  });
  return codes;
}

/** Takes every second factor of a person away: app, recovery codes and passkeys. */
export async function removeSecondFactors(transaction: Transaction, personId: string): Promise<void> {
  await transaction.oneTimeCodes.deleteMany({ where: { personId } });
  await transaction.recoveryCode.deleteMany({ where: { personId } });
  await transaction.passkey.deleteMany({ where: { personId } });
}
