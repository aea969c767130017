import { prismaAdapter } from "better-auth/adapters/prisma";
import { betterAuth } from "better-auth/minimal";
import { environment } from "@/lib/env";
import { database } from "../db/database";
import { log } from "../log";
import { signToken } from "./session-token";

const hour = 3600;

/** Sessions end after 8 idle hours; `current-person` ends them after 24 hours in all. */
export const absoluteSessionSeconds = 24 * hour;
export const idleSessionSeconds = 8 * hour;
/** A session in use is renewed, in the table and the cookie, once it is this old. */
export const renewSessionSeconds = 300;
export const shortestPassword = 15;
export const longestPassword = 128;

export const sessionCookieName = (): string => (environment().secure ? "__Host-groundwork" : "groundwork");

function make() {
  const { origin, allowedOrigins, secret, secure } = environment();
  return betterAuth({
    appName: "Groundwork",
    baseURL: origin,
    basePath: "/api/auth",
    trustedOrigins: [...allowedOrigins],
    secret,
    database: prismaAdapter(database(), { provider: "postgresql" }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: shortestPassword,
      maxPasswordLength: longestPassword,
      revokeSessionsOnPasswordReset: true,
    },
    // A cached cookie would outlive a revoked session.
    session: { expiresIn: idleSessionSeconds, updateAge: renewSessionSeconds, freshAge: 300, cookieCache: { enabled: false } },
    account: { accountLinking: { enabled: false } },
    // Wide on purpose: behind one address sit many people. What stops guessing is the throttle per account (sign-in-throttle.ts).
    rateLimit: { enabled: true, storage: "database", window: 60, max: 600 },
    advanced: {
      // better-auth would put __Secure- before any name; __Host- is stricter (own host only) and set by hand.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookieName(),
          attributes: { secure, path: "/", sameSite: "lax", httpOnly: true },
        },
      },
      ipAddress: { ipAddressHeaders: ["x-groundwork-client-address"] },
    },
    telemetry: { enabled: false },
    // better-auth words its warnings with e-mail addresses in places: only their level is kept.
    logger: { log: (level) => log().debug({ level }, "better-auth") },
  });
}

const held = globalThis as { groundworkAuth?: ReturnType<typeof make> };

/** Accounts and sessions. Its own routes are not mounted: everything passes through /api/v1. */
export function auth(): ReturnType<typeof make> {
  held.groundworkAuth ??= make();
  return held.groundworkAuth;
}

/** The line that gives a browser its session: this host alone, no script, over TLS alone where there is TLS. */
export function sessionCookie(token: string): string {
  const { secret, secure } = environment();
  const attributes = [`Max-Age=${idleSessionSeconds}`, "Path=/", "HttpOnly", ...(secure ? ["Secure"] : []), "SameSite=Lax"];
  return [`${sessionCookieName()}=${signToken(token, secret)}`, ...attributes].join("; ");
}

export function forgetAuth(): void {
  delete held.groundworkAuth;
}
