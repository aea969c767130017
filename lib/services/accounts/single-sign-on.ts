import { readReturn, type SignOnSecrets, signOnAddress } from "@/lib/adapters/auth/identity-provider";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { newId } from "@/lib/adapters/identifiers";
import { environment, type SingleSignOn } from "@/lib/env";
import { notFound, refuse } from "../refusal";
import { auditAccount } from "./account-audit";
import { noteProof, requireRecentProof } from "./confirm-identity";
import { currentPerson } from "./current-person";
import { makeChallenge, takeChallenge } from "./identity-challenges";
import { findSignInLink } from "./sign-in-links";
import type { SignedInPerson } from "./signed-in-person";
import { connectionIn, providerIdOf } from "./single-sign-on-settings";
import { afterFirstFactor, type SignedInOrAsked, startSession } from "./start-session";

/** What somebody goes to the provider for; an invitation is remembered by its hash. */
type Purpose =
  | { what: "signIn"; goTo: string }
  | { what: "invitation"; tokenHash: string }
  | { what: "connect"; personId: string }
  | { what: "confirm"; personId: string };

const settingsOrRefuse = (): SingleSignOn => {
  const { singleSignOn } = environment();
  if (!singleSignOn) throw notFound();
  return singleSignOn;
};

const cookieName = (): string => (environment().secure ? "__Host-groundwork-sign-on" : "groundwork-sign-on");
const cookie = (value: string, seconds: number): string =>
  [
    `${cookieName()}=${value}`,
    `Max-Age=${seconds}`,
    "Path=/",
    "HttpOnly",
    ...(environment().secure ? ["Secure"] : []),
    "SameSite=Lax",
  ].join("; ");

export type WayOut = { headers: Headers; goTo: string };

/** Sends a browser to the provider. Only this browser, by its cookie, can come back, once, within ten minutes. */
async function leave(purpose: Purpose): Promise<WayOut> {
  const settings = settingsOrRefuse();
  const out = await signOnAddress(settings, purpose.what === "confirm");
  if (!out) throw refuse("failed", `${settings.name} cannot be reached just now. Try again in a while, or choose another way.`);
  const token = await makeChallenge("singleSignOn", { value: { purpose, secrets: out.secrets } });
  return { headers: new Headers({ "set-cookie": cookie(token, 600) }), goTo: out.address };
}

/** `POST /api/v1/session/single-sign-on`: to sign in, or to take an invitation up without a password. */
export async function beginSingleSignOn(given: { goTo: string; invitation?: string | undefined }): Promise<WayOut> {
  if (given.invitation === undefined) return leave({ what: "signIn", goTo: given.goTo });
  settingsOrRefuse();
  const link = await findSignInLink(database(), given.invitation);
  if (link?.kind !== "invitation")
    throw refuse("notFound", "This invitation was used already or is too old. Ask whoever gave it to you for a new one.");
  return leave({ what: "invitation", tokenHash: link.tokenHash });
}

/** `POST /api/v1/account/single-sign-on`: to connect one's account, right after showing who one is, or to show who one is. */
export async function beginOwnSingleSignOn(person: SignedInPerson, { what }: { what: "connect" | "confirm" }): Promise<WayOut> {
  settingsOrRefuse();
  const connection = connectionIn(await database().account.findMany({ where: { userId: person.personId } }));
  if (what === "connect") {
    if (connection) throw refuse("invalid", "Your account is connected already.");
    await requireRecentProof(person);
  } else if (!connection) throw refuse("invalid", "Your account is not connected. Choose another way.");
  return leave({ what, personId: person.personId });
}

/** `DELETE /api/v1/account/single-sign-on`: only where another way to sign in is left. */
export async function disconnectSingleSignOn(person: SignedInPerson): Promise<void> {
  const accounts = await database().account.findMany({ where: { userId: person.personId } });
  const connection = connectionIn(accounts);
  if (!connection) throw refuse("invalid", "Your account is not connected.");
  await requireRecentProof(person);
  const passkeys = await database().passkey.count({ where: { personId: person.personId } });
  if (accounts.length === 1 && passkeys === 0)
    throw refuse(
      "invalid",
      "This is the only way you sign in. Add a passkey first, or ask whoever runs the server for a link to set a password.",
    );
  await database().account.delete({ where: { id: connection.id } });
  await auditAccount(person, "singleSignOnDisconnected");
}

const personOfSubject = async (providerId: string, subject: string): Promise<string | null> =>
  (await database().account.findUnique({ where: { providerId_accountId: { providerId, accountId: subject } } }))?.userId ?? null;

const takenByAnother = (name: string) => refuse("notAllowed", `This account at ${name} is connected to somebody else here.`);

/** Connects the provider's account: the key is issuer and subject, never an e-mail address that a provider may hand out anew. */
async function connect(personId: string, providerId: string, subject: string, name: string, before?: () => Promise<void>): Promise<void> {
  const owner = await personOfSubject(providerId, subject);
  if (owner !== null && owner !== personId) throw takenByAnother(name);
  await before?.();
  if (owner === personId) return;
  const data = { id: newId("ac"), accountId: subject, providerId, userId: personId, createdAt: clock.now() };
  const { count } = await database().account.createMany({ data: [data], skipDuplicates: true });
  if (count === 0 && (await personOfSubject(providerId, subject)) !== personId) throw takenByAnother(name);
}

async function takeInvitationUp(tokenHash: string, providerId: string, subject: string, name: string) {
  const usedUp = () => refuse("notFound", "This invitation was used already or is too old. Ask whoever gave it to you for a new one.");
  const where = { tokenHash, kind: "invitation", usedAt: null, expiresAt: { gt: clock.now() } };
  const link = await database().signInLink.findFirst({ where });
  if (!link?.personId) throw usedUp();
  const { personId, organisationId } = link;
  await connect(personId, providerId, subject, name, async () => {
    const { count } = await database().signInLink.updateMany({ where, data: { usedAt: clock.now() } });
    if (count === 0) throw usedUp();
  });
  await database().session.deleteMany({ where: { userId: personId } });
  return { personId, goTo: organisationId ? `/o/${organisationId}/assessments` : "/" };
}

const ownCookie = (requestHeaders: Headers): string =>
  requestHeaders
    .get("cookie")
    ?.split(/; */)
    .find((one) => one.startsWith(`${cookieName()}=`))
    ?.slice(cookieName().length + 1) ?? "";

const forgetCookie = (headers: Headers): Headers => {
  headers.append("set-cookie", cookie("", 0));
  return headers;
};

/** The session that begins, with a second factor asked for where neither the provider nor the operator speaks for one. */
async function enter(personId: string, twoFactors: boolean, requestHeaders: Headers): Promise<SignedInOrAsked> {
  return twoFactors
    ? { headers: await startSession(personId, { way: "singleSignOn", twoFactors }, requestHeaders), secondFactor: null }
    : afterFirstFactor(personId, "singleSignOn", requestHeaders);
}

/**
 * `POST /api/v1/session/single-sign-on/return`: what the provider sent the browser back with. Refuses an answer that this browser
 * did not ask for, that comes twice or too late, or that does not hold.
 */
export async function returnFromSingleSignOn(parameters: string, requestHeaders: Headers): Promise<SignedInOrAsked & { goTo: string }> {
  const settings = settingsOrRefuse();
  const { name } = settings;
  const asked = await takeChallenge("singleSignOn", ownCookie(requestHeaders));
  if (!asked) throw refuse("signedOut", `This took too long, or was answered already. Begin anew, in this same browser, with ${name}.`);
  const { purpose, secrets } = asked.value as { purpose: Purpose; secrets: SignOnSecrets };
  const outcome = await readReturn(settings, new URLSearchParams(parameters), secrets, purpose.what === "confirm");
  if (!outcome.ok)
    throw refuse(
      "signedOut",
      outcome.reason === "declined"
        ? `${name} did not sign you in. Begin anew, or choose another way.`
        : `What ${name} answered was not accepted: it does not fit what was asked for, or is too old. Begin anew; if it happens again, tell whoever runs the server.`,
    );
  const { subject, twoFactors } = outcome;
  const providerId = providerIdOf(settings.issuer);
  if (purpose.what === "invitation") {
    const { personId, goTo } = await takeInvitationUp(purpose.tokenHash, providerId, subject, name);
    const entered = await enter(personId, twoFactors, requestHeaders);
    return { ...entered, headers: forgetCookie(entered.headers), goTo };
  }
  if (purpose.what === "signIn") {
    const personId = await personOfSubject(providerId, subject);
    if (personId === null)
      throw refuse(
        "signedOut",
        `Nobody here is connected to this account at ${name}. Open your invitation and choose ${name} there, or sign in another way and connect it on your account page.`,
      );
    const entered = await enter(personId, twoFactors, requestHeaders);
    return { ...entered, headers: forgetCookie(entered.headers), goTo: purpose.goTo };
  }
  const person = await currentPerson(requestHeaders);
  if (person?.personId !== purpose.personId) throw refuse("signedOut", "You signed out in between. Sign in and begin anew.");
  if (purpose.what === "connect") {
    await connect(person.personId, providerId, subject, name);
    await auditAccount(person, "singleSignOnConnected");
    return { headers: forgetCookie(new Headers()), secondFactor: null, goTo: "/account" };
  }
  if ((await personOfSubject(providerId, subject)) !== person.personId)
    throw refuse("notAllowed", `This is another account at ${name} than the one that you are connected to.`);
  await noteProof(person, twoFactors);
  return { headers: forgetCookie(new Headers()), secondFactor: null, goTo: "/account/confirmed" };
}
