import {
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { newId } from "@/lib/adapters/identifiers";
import { notFound, refuse } from "../refusal";
import { auditAccount } from "./account-audit";
import { requireRecentProof } from "./confirm-identity";
import { makeChallenge, takeChallenge } from "./identity-challenges";
import { challengeIn, relyingParty } from "./passkey-answers";
import type { SignedInPerson } from "./signed-in-person";

const mostPasskeys = 20;

/** `POST /api/v1/account/passkeys/options`: lets the browser make a passkey; not on a device that holds one of this person's already. */
export async function beginPasskey(person: SignedInPerson): Promise<{ options: PublicKeyCredentialCreationOptionsJSON }> {
  const { personId, email, name } = person;
  await requireRecentProof(person);
  const held = await database().passkey.findMany({ where: { personId }, select: { credentialId: true, transports: true } });
  if (held.length >= mostPasskeys) throw refuse("invalid", `You have ${held.length} passkeys. Remove one that you no longer use first.`);
  const options = await generateRegistrationOptions({
    rpName: "Groundwork",
    rpID: relyingParty().rpID,
    userID: new TextEncoder().encode(personId),
    userName: email,
    userDisplayName: name,
    attestationType: "none",
    excludeCredentials: held.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
    // Kept on the device, so that nobody has to type who they are; opened by a finger, a face or a PIN.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
    timeout: 5 * 60_000,
  });
  await makeChallenge("passkeyRegister", { personId, token: options.challenge });
  return { options };
}

/** `POST /api/v1/account/passkeys`: keeps the public key of a passkey that was just made. */
export async function addPasskey(
  person: SignedInPerson,
  { name, response }: { name: string; response: RegistrationResponseJSON },
): Promise<{ passkeyId: string }> {
  const { personId } = person;
  const refusal = () => refuse("invalid", "The passkey was not accepted, or this took longer than five minutes. Try again.");
  const challenge = challengeIn(response.response.clientDataJSON);
  const asked = await takeChallenge("passkeyRegister", challenge);
  if (!asked || asked.personId !== personId) throw refusal();
  await requireRecentProof(person);
  const { rpID, expectedOrigin } = relyingParty();
  const outcome = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin,
    expectedRPID: rpID,
    requireUserVerification: true,
  }).catch(() => null);
  if (!outcome?.verified) throw refusal();
  const { credential } = outcome.registrationInfo;
  if (await database().passkey.findUnique({ where: { credentialId: credential.id } })) throw refusal();
  const passkeyId = newId("pk");
  await database().passkey.create({
    data: {
      passkeyId,
      personId,
      credentialId: credential.id,
      publicKey: new Uint8Array(credential.publicKey),
      counter: credential.counter,
      transports: [...(credential.transports ?? [])],
      name: name.trim(),
      createdAt: clock.now(),
    },
  });
  await auditAccount(person, "passkeyAdded");
  return { passkeyId };
}

/** `DELETE /api/v1/account/passkeys/{id}`: it opens nothing here any more. Not found for somebody else's. */
export async function removePasskey(person: SignedInPerson, passkeyId: string): Promise<void> {
  const where = { passkeyId, personId: person.personId };
  if ((await database().passkey.count({ where })) === 0) throw notFound();
  await requireRecentProof(person);
  await database().passkey.deleteMany({ where });
  await auditAccount(person, "passkeyRemoved");
}
