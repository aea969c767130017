import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Version 2: version (1 byte), id of the key (8), salt (16), nonce (12), tag (16), ciphertext; everything before the salt is
 * authenticated with it. Version 1 had no id and is read still.
 */
const version = 2;
const idLength = 8;

/** What stands in place of a value that nobody can read any more and that was given up. */
export const givenUp = Uint8Array.of(0);
export const isGivenUp = (locked: Uint8Array): boolean => locked.length === 1 && locked[0] === 0;

/** What a secret is for: one that was locked for something else does not open. */
export type Purpose = "groundwork signing keys" | "groundwork one-time codes";

/** None of the secrets given opens this value, or a byte of it was changed. */
export class Unreadable extends Error {}

const keyFrom = (secret: string, salt: Uint8Array, purpose: Purpose): Buffer => Buffer.from(hkdfSync("sha256", secret, salt, purpose, 32));

const idBytes = (secret: string): Buffer => Buffer.from(hkdfSync("sha256", secret, "", "groundwork key id", idLength));

/** Names a secret without giving it away: 16 hexadecimal digits that stand in every value encrypted under it. */
export const keyIdOf = (secret: string): string => idBytes(secret).toString("hex");

/** The id of the key that a value is encrypted under; null where it was written before values named their key. */
export const keyIdIn = (locked: Uint8Array): string | null =>
  locked[0] === version ? Buffer.from(locked.subarray(1, 1 + idLength)).toString("hex") : null;

/** A private key or another secret, encrypted with AES-256-GCM under a key that HKDF makes of the installation's secret and a salt of its own. */
export function lockKey(privateKey: Uint8Array, secret: string, purpose: Purpose = "groundwork signing keys"): Uint8Array<ArrayBuffer> {
  const head = Buffer.concat([Uint8Array.of(version), idBytes(secret)]);
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(secret, salt, purpose), nonce).setAAD(head);
  const locked = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  return new Uint8Array(Buffer.concat([head, salt, nonce, cipher.getAuthTag(), locked]));
}

function openWith(secret: string, head: Buffer, rest: Buffer, purpose: Purpose): Uint8Array | null {
  const decipher = createDecipheriv("aes-256-gcm", keyFrom(secret, rest.subarray(0, 16), purpose), rest.subarray(16, 28));
  if (head.length > 1) decipher.setAAD(head);
  decipher.setAuthTag(rest.subarray(28, 44));
  try {
    return new Uint8Array(Buffer.concat([decipher.update(rest.subarray(44)), decipher.final()]));
  } catch {
    return null;
  }
}

/** Opens what `lockKey` made, under whichever of `secrets` it was locked with, and says which. Throws `Unreadable`. */
export function openKey(
  locked: Uint8Array,
  secrets: readonly string[],
  purpose: Purpose = "groundwork signing keys",
): { key: Uint8Array; secret: string } {
  const bytes = Buffer.from(locked);
  const id = keyIdIn(locked);
  const head = bytes.subarray(0, id === null ? 1 : 1 + idLength);
  const rest = bytes.subarray(head.length);
  if ((id !== null || bytes[0] === 1) && rest.length >= 44)
    for (const secret of secrets) {
      if (id !== null && keyIdOf(secret) !== id) continue;
      const key = openWith(secret, head, rest, purpose);
      if (key) return { key, secret };
    }
  throw new Unreadable("This value is encrypted under another secret, or was changed");
}
