import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  enableNonRepudiationChecks,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import { environment, type SingleSignOn } from "@/lib/env";
import { log } from "../log";

/** Remembered from the way out to the way back; each value is good for one sign-in. */
export type SignOnSecrets = { state: string; nonce: string; codeVerifier: string };

/** Where the provider sends the browser back to; registered there by the operator. */
const returnAddress = (): string => `${environment().origin}/sign-in/return`;

const dayMilliseconds = 24 * 3600 * 1000;
const held = globalThis as { groundworkProvider?: { since: number; configuration: Promise<Configuration> } };

/**
 * What the provider says of itself: asked of the issuer in the operator's settings, of nobody else, and again after a day or a
 * failure. Redirects are not followed.
 */
function configurationOf({ issuer, clientId, clientSecret }: SingleSignOn): Promise<Configuration> {
  const now = Date.now();
  if (held.groundworkProvider && now - held.groundworkProvider.since < dayMilliseconds) return held.groundworkProvider.configuration;
  const address = new URL(issuer);
  const configuration = discovery(address, clientId, clientSecret, undefined, {
    timeout: 10,
    // The ID token's signature is checked although it comes over TLS; http only for a provider on this machine (lib/env.ts).
    execute: [enableNonRepudiationChecks, ...(address.protocol === "http:" ? [allowInsecureRequests] : [])],
  });
  held.groundworkProvider = { since: now, configuration };
  configuration.catch(() => forgetIdentityProvider());
  return configuration;
}

function forgetIdentityProvider(): void {
  delete held.groundworkProvider;
}

/** Why a provider cannot be asked, as a code for the log; its words may name people. */
const noteFailure = (what: string, error: unknown): void =>
  log().warn({ code: error instanceof Error && "code" in error ? String(error.code) : "unknown" }, what);

/**
 * The address at which the person signs in (authorisation code with PKCE, state and nonce), or null where the provider cannot be
 * reached. `fresh`: the provider asks for the password again, however recent its own session is.
 */
export async function signOnAddress(settings: SingleSignOn, fresh: boolean): Promise<{ address: string; secrets: SignOnSecrets } | null> {
  const secrets = { state: randomState(), nonce: randomNonce(), codeVerifier: randomPKCECodeVerifier() };
  try {
    const address = buildAuthorizationUrl(await configurationOf(settings), {
      redirect_uri: returnAddress(),
      scope: "openid",
      state: secrets.state,
      nonce: secrets.nonce,
      code_challenge: await calculatePKCECodeChallenge(secrets.codeVerifier),
      code_challenge_method: "S256",
      ...(fresh ? { max_age: "0", prompt: "login" } : {}),
    });
    return { address: address.href, secrets };
  } catch (error) {
    noteFailure("the identity provider cannot be reached", error);
    return null;
  }
}

export type SignOnOutcome =
  | { ok: true; subject: string; twoFactors: boolean }
  /** `declined`: the provider or the person said no. `refused`: what came back is not what was asked for. */
  | { ok: false; reason: "declined" | "refused" };

const longestFreshSeconds = 300;

/**
 * Exchanges what the browser brought back for an ID token and checks it: state, PKCE, signature by a key of the provider, issuer,
 * audience, expiry, nonce; with `fresh` also that the provider signed the person in within the last five minutes. No token is kept.
 */
export async function readReturn(
  settings: SingleSignOn,
  parameters: URLSearchParams,
  { state, nonce, codeVerifier }: SignOnSecrets,
  fresh: boolean,
): Promise<SignOnOutcome> {
  try {
    const address = new URL(returnAddress());
    address.search = parameters.toString();
    const tokens = await authorizationCodeGrant(await configurationOf(settings), address, {
      pkceCodeVerifier: codeVerifier,
      expectedState: state,
      expectedNonce: nonce,
      idTokenExpected: true,
      ...(fresh ? { maxAge: longestFreshSeconds } : {}),
    });
    const claims = tokens.claims();
    if (!claims) return { ok: false, reason: "refused" };
    // RFC 8176: the provider says that it asked for more than one factor.
    const methods = Array.isArray(claims.amr) ? claims.amr : [];
    return { ok: true, subject: claims.sub, twoFactors: settings.asksForSecondFactor || methods.includes("mfa") };
  } catch (error) {
    noteFailure("a single sign-on was not accepted", error);
    return { ok: false, reason: error instanceof AuthorizationResponseError ? "declined" : "refused" };
  }
}
