import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { signedSessionToken, signToken } from "./session-token";

const secret = "a secret of the tests, long enough to be one";
const token = "Wc2invented0token";
const signature = createHmac("sha256", secret).update(token).digest("base64");
const cookie = (value: string): string => `theme=dark; groundwork=${encodeURIComponent(value)}; other=1`;
const read = (cookies: string | null): string | null => signedSessionToken(cookies, "groundwork", secret);

describe("the session's token in a cookie", () => {
  it("is read where our signature stands behind it", () => {
    expect(read(cookie(`${token}.${signature}`))).toBe(token);
  });

  it("is written as better-auth writes it", () => {
    expect(`theme=dark; groundwork=${signToken(token, secret)}; other=1`).toBe(cookie(`${token}.${signature}`));
  });

  it("is refused with another token, another signature, a cut one or none", () => {
    expect(read(cookie(`${token}x.${signature}`))).toBeNull();
    expect(read(cookie(`${token}.${signature.replace(/^./, signature.startsWith("A") ? "B" : "A")}`))).toBeNull();
    expect(read(cookie(`${token}.${signature.slice(0, 20)}`))).toBeNull();
    expect(read(cookie(`${token}.`))).toBeNull();
    expect(read(cookie(token))).toBeNull();
    expect(read(cookie(`.${createHmac("sha256", secret).update("").digest("base64")}`))).toBeNull();
  });

  it("is refused when it was signed with another secret", () => {
    expect(signedSessionToken(cookie(`${token}.${signature}`), "groundwork", "another secret")).toBeNull();
  });

  it("is not read from a cookie of another name, from broken encoding, or from nothing", () => {
    expect(read(`not-groundwork=${token}.${signature}`)).toBeNull();
    expect(read("groundwork=%E0%A4%A")).toBeNull();
    expect(read("")).toBeNull();
    expect(read(null)).toBeNull();
  });
});
