import { createHmac, timingSafeEqual } from "node:crypto";

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
  const ours = createHmac("sha256", secret).update(token).digest();
  return given.length === ours.length && timingSafeEqual(given, ours) ? token : null;
}
