import { createHmac, timingSafeEqual } from "node:crypto";

const signatureOf = (token: string, secret: string): Buffer => createHmac("sha256", secret).update(token).digest();

/** A token with our signature behind it, as it stands in the cookie. */
export const signToken = (token: string, secret: string): string =>
  encodeURIComponent(`${token}.${signatureOf(token, secret).toString("base64")}`);

/**
 * The session's token from a request's cookies, if the cookie carries our signature: `token.signature`, percent-encoded, the
 * signature an HMAC-SHA256 in base64, as better-auth writes it. Null for anything else; who owns the token, and whether its
 * session still runs, the database says.
 */
export function signedSessionToken(cookies: string | null, name: string, secret: string): string | null {
  const cookie = cookies?.split(/; */).find((one) => one.startsWith(`${name}=`));
  if (cookie === undefined) return null;
  let value: string;
  try {
    value = decodeURIComponent(cookie.slice(name.length + 1));
  } catch {
    return null;
  }
  const dot = value.lastIndexOf(".");
  if (dot < 1) return null;
  const token = value.slice(0, dot);
  const given = Buffer.from(value.slice(dot + 1), "base64");
  const ours = signatureOf(token, secret);
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
}
