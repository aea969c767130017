import { expect, test } from "vitest";
import { lockKey, unlockKey } from "./key-vault";

const secret = "a secret of the tests, long enough to be one";
const key = new TextEncoder().encode("a private key");

test("a key comes back under its secret only, and only unchanged", () => {
  const locked = lockKey(key, secret);
  expect(Buffer.from(locked).includes(Buffer.from(key))).toBe(false);
  expect(unlockKey(locked, secret)).toEqual(key);
  expect(() => unlockKey(locked, `${secret}.`)).toThrow();
  const changed = new Uint8Array(locked);
  changed[50] = (changed[50] ?? 0) ^ 1;
  expect(() => unlockKey(changed, secret)).toThrow();
  expect(Buffer.from(lockKey(key, secret)).equals(Buffer.from(locked))).toBe(false);
});
