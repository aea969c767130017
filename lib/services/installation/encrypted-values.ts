import { log } from "@/lib/adapters/log";
import { isGivenUp, keyIdIn, lockKey, openKey, type Purpose, Unreadable } from "@/lib/adapters/signing/key-vault";
import { environment } from "@/lib/env";
import { refuse } from "../refusal";

/** The secrets that values are read with: the one in use first. */
export function secretsForReading(): readonly string[] {
  const { secret, previousSecret } = environment();
  return previousSecret === null ? [secret] : [secret, previousSecret];
}

/** Encrypts under the secret in use. */
export const encrypt = (plain: Uint8Array, purpose: Purpose): Uint8Array<ArrayBuffer> => lockKey(plain, environment().secret, purpose);

const unreadableWords: Readonly<Record<Purpose, string>> = {
  "groundwork signing keys":
    "The keys that seal documents cannot be read by this server: they are encrypted under another secret. Nothing was signed. Ask whoever runs the server to run: npx dpia doctor",
  "groundwork one-time codes":
    "Your app’s codes cannot be checked by this server: its secret was changed. Use a recovery code or a passkey, or ask whoever runs the server for help.",
};

/** Opens a value under the secret in use or the one before; refuses, with a sentence for the person, one that neither opens. */
export function decrypt(locked: Uint8Array, purpose: Purpose): Uint8Array {
  try {
    return openKey(locked, secretsForReading(), purpose).key;
  } catch (error) {
    if (error instanceof Unreadable) {
      log().error({ purpose, keyId: keyIdIn(locked) }, "a value is encrypted under a secret that this server does not hold");
      throw refuse(isGivenUp(locked) ? "notAllowed" : "failed", unreadableWords[purpose]);
    }
    throw error;
  }
}
