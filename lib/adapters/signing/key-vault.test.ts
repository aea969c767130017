import { createCipheriv, hkdfSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { givenUp, isGivenUp, keyIdIn, keyIdOf, lockKey, openKey, Unreadable } from "./key-vault";

const secret = "a secret of the tests, long enough to be one";
const later = "another secret of the tests, as long as that";
const key = new TextEncoder().encode("a private key");

/** As values were written before they named their key. */
function lockedWithoutId(): Uint8Array {
  const salt = Buffer.alloc(16, 7);
  const nonce = Buffer.alloc(12, 8);
  const cipher = createCipheriv("aes-256-gcm", Buffer.from(hkdfSync("sha256", secret, salt, "groundwork signing keys", 32)), nonce);
  const locked = Buffer.concat([cipher.update(key), cipher.final()]);
  return new Uint8Array(Buffer.concat([Uint8Array.of(1), salt, nonce, cipher.getAuthTag(), locked]));
}

describe("an encrypted key", () => {
  test("comes back under its secret only, and only unchanged in every byte", () => {
    const locked = lockKey(key, secret);
    expect(Buffer.from(locked).includes(Buffer.from(key))).toBe(false);
    expect(openKey(locked, [secret]).key).toEqual(key);
    expect(() => openKey(locked, [later])).toThrow(Unreadable);
    for (let at = 0; at < locked.length; at += 1) {
      const changed = new Uint8Array(locked);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => openKey(changed, [secret]), `byte ${at}`).toThrow(Unreadable);
      expect(() => openKey(locked.subarray(0, at), [secret]), `cut at ${at}`).toThrow(Unreadable);
    }
    expect(Buffer.from(lockKey(key, secret)).equals(Buffer.from(locked))).toBe(false);
  });

  test("names the secret that it lies under, and opens with an earlier one that is still given", () => {
    const locked = lockKey(key, secret);
    expect(keyIdIn(locked)).toBe(keyIdOf(secret));
    expect(keyIdOf(secret)).toMatch(/^[0-9a-f]{16}$/);
    expect(keyIdOf(later)).not.toBe(keyIdOf(secret));
    expect(openKey(locked, [later, secret])).toEqual({ key, secret });
  });

  test("that was locked for something else does not open", () => {
    const locked = lockKey(key, secret, "groundwork one-time codes");
    expect(openKey(locked, [secret], "groundwork one-time codes").key).toEqual(key);
    expect(() => openKey(locked, [secret])).toThrow(Unreadable);
  });

  test("that was written before values named their key opens still", () => {
    expect(keyIdIn(lockedWithoutId())).toBeNull();
    expect(openKey(lockedWithoutId(), [later, secret])).toEqual({ key, secret });
    expect(() => openKey(lockedWithoutId(), [later])).toThrow(Unreadable);
  });

  test("that was given up is told from one that is damaged", () => {
    expect(isGivenUp(givenUp)).toBe(true);
    expect(isGivenUp(lockKey(key, secret))).toBe(false);
    expect(() => openKey(givenUp, [secret])).toThrow(Unreadable);
  });
});
