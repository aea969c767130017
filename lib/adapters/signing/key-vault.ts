import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const version = 1;

/** What a secret is for: one that was locked for something else does not open. */
type Purpose = "groundwork signing keys" | "groundwork one-time codes";

const keyFrom = (secret: string, salt: Uint8Array, purpose: Purpose): Buffer => Buffer.from(hkdfSync("sha256", secret, salt, purpose, 32));

/** A private key or another secret, encrypted with AES-256-GCM under a key that HKDF makes of the installation's secret and a salt of its own. */
export function lockKey(privateKey: Uint8Array, secret: string, purpose: Purpose = "groundwork signing keys"): Uint8Array<ArrayBuffer> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(secret, salt, purpose), nonce);
  const locked = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  return new Uint8Array(Buffer.concat([Uint8Array.of(version), salt, nonce, cipher.getAuthTag(), locked]));
}

/** Opens what `lockKey` made. Throws where the secret is another one, or a byte was changed. */
export function unlockKey(locked: Uint8Array, secret: string, purpose: Purpose = "groundwork signing keys"): Uint8Array {
  const bytes = Buffer.from(locked);
  if (bytes[0] !== version || bytes.length < 46) throw new Error("The encrypted key is damaged");
  const decipher = createDecipheriv("aes-256-gcm", keyFrom(secret, bytes.subarray(1, 17), purpose), bytes.subarray(17, 29));
  decipher.setAuthTag(bytes.subarray(29, 45));
  return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(45)), decipher.final()]));
}
