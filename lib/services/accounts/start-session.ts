import { idleSessionSeconds, sessionCookie, sessionCookieName } from "@/lib/adapters/auth/auth";
import { signedSessionToken } from "@/lib/adapters/auth/session-token";
import { clock } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { database } from "@/lib/adapters/db/database";
import { asPerson, inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId, newToken } from "@/lib/adapters/identifiers";
import { environment } from "@/lib/env";
import { refuse } from "../refusal";
import { clientAddress } from "./client-address";
import { makeChallenge } from "./identity-challenges";
import { hasOneTimeCodes } from "./second-factor";

export type SignInWay = "password" | "passkey" | "singleSignOn";

/** The organisations that a person belongs to. */
export const organisationsOf = async (personId: string): Promise<readonly string[]> =>
  (
    await asPerson(personId, (transaction) => transaction.membership.findMany({ where: { personId }, select: { organisationId: true } }))
  ).map(({ organisationId }) => organisationId);

/** Whether an organisation has suspended the person and none but the example's is open to them any more. */
const isShutOut = async (personId: string): Promise<boolean> => {
  const memberships = await asPerson(personId, (transaction) =>
    transaction.membership.findMany({ where: { personId }, select: { suspendedAt: true, organisation: { select: { demo: true } } } }),
  );
  return (
    memberships.some(({ suspendedAt }) => suspendedAt !== null) &&
    memberships.every(({ suspendedAt, organisation }) => suspendedAt !== null || organisation.demo)
  );
};

/**
 * A new session with a token of its own, and the cookie that carries it; one that the browser had before ends. Written into the
 * chain of each organisation that the person belongs to. Refuses who is suspended, however they came here.
 */
export async function startSession(
  personId: string,
  { way, twoFactors }: { way: SignInWay; twoFactors: boolean },
  requestHeaders: Headers,
): Promise<Headers> {
  if (await isShutOut(personId))
    throw refuse("signedOut", "Your access is suspended, so you cannot sign in. Ask an administrator of your organisation.");
  const before = signedSessionToken(requestHeaders.get("cookie"), sessionCookieName(), environment().secret);
  if (before !== null) await database().session.deleteMany({ where: { token: before } });
  const now = clock.now();
  const token = newToken();
  await database().session.create({
    data: {
      id: newId("se"),
      token,
      userId: personId,
      expiresAt: new Date(now.getTime() + idleSessionSeconds * 1000),
      ipAddress: clientAddress(requestHeaders),
      userAgent: requestHeaders.get("user-agent")?.slice(0, 500) ?? null,
      createdAt: now,
      updatedAt: now,
      way,
      twoFactors,
      confirmedAt: now,
    },
  });
  for (const organisationId of await organisationsOf(personId))
    await inOrganisation(organisationId, (transaction) =>
      appendAudit(transaction, {
        organisationId,
        kind: "signedIn",
        personId,
        clientAddress: clientAddress(requestHeaders),
        subject: { way, twoFactors },
      }),
    );
  return new Headers({ "set-cookie": sessionCookie(token) });
}

/** Either a session, or the token under which the second factor is asked for, which is no session yet. */
export type SignedInOrAsked = { headers: Headers; secondFactor: string | null };

/** After a first factor that was right: asks whoever has an app with codes for one; everybody else is in. */
export async function afterFirstFactor(personId: string, way: SignInWay, requestHeaders: Headers): Promise<SignedInOrAsked> {
  if (await hasOneTimeCodes(personId))
    return { headers: new Headers(), secondFactor: await makeChallenge("secondFactor", { personId, value: { way } }) };
  return { headers: await startSession(personId, { way, twoFactors: false }, requestHeaders), secondFactor: null };
}
