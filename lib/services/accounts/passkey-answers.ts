import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  type PublicKeyCredentialRequestOptionsJSON,
  verifyAuthenticationResponse,
} from "@simplewebauthn/server";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { environment } from "@/lib/env";
import { refuse } from "../refusal";
import { type ChallengeKind, makeChallenge, takeChallenge } from "./identity-challenges";
import type { SignedInPerson } from "./signed-in-person";
import { startSession } from "./start-session";

/** What a browser answers with a passkey. */
export type PasskeyAnswer = AuthenticationResponseJSON;

/** The relying party: the host under which people reach Groundwork. A passkey made for another host does not answer here. */
export const relyingParty = () => ({ rpID: new URL(environment().origin).hostname, expectedOrigin: environment().origin });

/** The challenge that an answer says it was given, or nothing. */
export function challengeIn(clientDataJSON: string): string {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientDataJSON, "base64url").toString("utf8")) as { challenge?: unknown };
    return typeof challenge === "string" ? challenge : "";
  } catch {
    return "";
  }
}

const notAccepted = () =>
  refuse(
    "notAllowed",
    "This passkey was not accepted: it is not known here, or this took longer than five minutes. Try again, or choose another way.",
    [{ path: "passkey", message: "This passkey was not accepted." }],
  );

/**
 * Whose passkey answered. Each challenge is good for one answer and five minutes, and the device must have asked for a finger, a
 * face or a PIN: possession and one more. `personId`: only this person's passkeys and challenges count.
 */
async function personOf(answer: PasskeyAnswer, kind: ChallengeKind, personId: string | null): Promise<string> {
  const challenge = challengeIn(answer.response.clientDataJSON);
  const asked = await takeChallenge(kind, challenge);
  if (!asked || asked.personId !== personId) throw notAccepted();
  const passkey = await database().passkey.findUnique({ where: { credentialId: answer.id } });
  if (!passkey || (personId !== null && passkey.personId !== personId)) throw notAccepted();
  const { rpID, expectedOrigin } = relyingParty();
  const outcome = await verifyAuthenticationResponse({
    response: answer,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID: rpID,
    requireUserVerification: true,
    credential: { id: passkey.credentialId, publicKey: new Uint8Array(passkey.publicKey), counter: Number(passkey.counter) },
    // The library throws for what an attacker could send; none of it is a fault of ours.
  }).catch(() => null);
  if (!outcome?.verified) throw notAccepted();
  await database().passkey.update({
    where: { passkeyId: passkey.passkeyId },
    data: { counter: outcome.authenticationInfo.newCounter, lastUsedAt: clock.now() },
  });
  return passkey.personId;
}

const requestOptions = (allowCredentials: { id: string; transports?: string[] }[]): Promise<PublicKeyCredentialRequestOptionsJSON> =>
  generateAuthenticationOptions({ rpID: relyingParty().rpID, userVerification: "required", allowCredentials, timeout: 5 * 60_000 });

/** `POST /api/v1/session/passkey/options`: nobody is named; the browser offers the passkeys that it holds for this host. */
export async function askForPasskey(): Promise<{ options: PublicKeyCredentialRequestOptionsJSON }> {
  const options = await requestOptions([]);
  await makeChallenge("passkeySignIn", { token: options.challenge });
  return { options };
}

/** `POST /api/v1/session/passkey`: signs in; counts as two factors. */
export async function signInWithPasskey(answer: PasskeyAnswer, requestHeaders: Headers): Promise<{ headers: Headers }> {
  const personId = await personOf(answer, "passkeySignIn", null);
  return { headers: await startSession(personId, { way: "passkey", twoFactors: true }, requestHeaders) };
}

/** `POST /api/v1/session/confirmation/options`: asks somebody signed in for one of their own passkeys. */
export async function askForOwnPasskey({ personId }: SignedInPerson): Promise<{ options: PublicKeyCredentialRequestOptionsJSON }> {
  const passkeys = await database().passkey.findMany({ where: { personId }, select: { credentialId: true, transports: true } });
  if (passkeys.length === 0) throw refuse("invalid", "You have no passkey here. Choose another way.");
  const options = await requestOptions(passkeys.map(({ credentialId, transports }) => ({ id: credentialId, transports })));
  await makeChallenge("passkeyConfirm", { personId, token: options.challenge });
  return { options };
}

/** Refuses unless one of the person's own passkeys answered. */
export async function confirmByPasskey({ personId }: SignedInPerson, answer: PasskeyAnswer): Promise<void> {
  await personOf(answer, "passkeyConfirm", personId);
}
