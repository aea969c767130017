import {
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
  startAuthentication,
  startRegistration,
} from "@simplewebauthn/browser";
import { callApi } from "@/components/ui/call-api";

type Outcome<T> = { ok: true; answer: T } | { ok: false; message: string; data: unknown };

const failed = (data: unknown = null): Outcome<never> => ({
  ok: false,
  message:
    "The browser gave no passkey: it was cancelled, took too long, or this device has none for this address. Try again, or choose another way.",
  data,
});

/** Asks the server what to ask the browser, and the browser for one of its passkeys. */
export async function answerWithPasskey(optionsAt: string): Promise<Outcome<AuthenticationResponseJSON>> {
  const reply = await callApi<{ options: PublicKeyCredentialRequestOptionsJSON }>("POST", optionsAt);
  if (!reply.ok) return reply;
  try {
    return { ok: true, answer: await startAuthentication({ optionsJSON: reply.data.options }) };
  } catch {
    return failed();
  }
}

/** Lets the browser make a passkey for this person. */
export async function makePasskey(optionsAt: string): Promise<Outcome<RegistrationResponseJSON>> {
  const reply = await callApi<{ options: PublicKeyCredentialCreationOptionsJSON }>("POST", optionsAt);
  if (!reply.ok) return reply;
  try {
    return { ok: true, answer: await startRegistration({ optionsJSON: reply.data.options }) };
  } catch (error) {
    if (error instanceof Error && error.name === "InvalidStateError")
      return { ok: false, message: "This device holds a passkey of yours for this address already.", data: null };
    return failed();
  }
}
