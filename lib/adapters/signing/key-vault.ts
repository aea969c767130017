import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

const version = 1;

const keyFrom = (secret: string, salt: Uint8Array): Buffer => Buffer.from(hkdfSync("sha256", secret, salt, "groundwork signing keys", 32));

/** A private key encrypted with AES-256-GCM under a key that HKDF makes of the installation's secret and a salt of its own. */
export function lockKey(privateKey: Uint8Array, secret: string): Uint8Array<ArrayBuffer> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFrom(secret, salt), nonce);
  const locked = Buffer.concat([cipher.update(privateKey), cipher.final()]);
  return new Uint8Array(Buffer.concat([Uint8Array.of(version), salt, nonce, cipher.getAuthTag(), locked]));
}

/** Opens what `lockKey` made. Throws where the secret is another one, or a byte was changed. */
export function unlockKey(locked: Uint8Array, secret: string): Uint8Array {
  const bytes = Buffer.from(locked);
  if (bytes[0] !== version || bytes.length < 46) throw new Error("The encrypted key is damaged");
  const decipher = createDecipheriv("aes-256-gcm", keyFrom(secret, bytes.subarray(1, 17)), bytes.subarray(17, 29));
  decipher.setAuthTag(bytes.subarray(29, 45));
  return new Uint8Array(Buffer.concat([decipher.update(bytes.subarray(45)), decipher.final()]));
}
