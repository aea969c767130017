import { absoluteSessionSeconds, auth } from "@/lib/adapters/auth/auth";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { asPerson } from "@/lib/adapters/db/in-organisation";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "./signed-in-person";

const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word);

/** The person with today's memberships, or null for somebody who is no longer known. */
export async function personWithId(personId: string, sessionId: string): Promise<SignedInPerson | null> {
  const [user, memberships] = await asPerson(personId, async (transaction) => [
    await transaction.user.findUnique({ where: { id: personId }, select: { name: true, email: true } }),
    await transaction.membership.findMany({
      where: { personId },
      select: { organisationId: true, roles: true, organisation: { select: { name: true, demo: true } } },
    }),
  ]);
  if (!user) return null;
  return {
    personId,
    name: user.name,
    email: user.email,
    sessionId,
    memberships: memberships.map(({ organisationId, roles: held, organisation }) => ({
      organisationId,
      organisationName: organisation.name,
      demo: organisation.demo,
      roles: held.filter(isRole),
    })),
  };
}

/** The person of a request, and the cookie that goes on with the session where it was renewed. */
export async function personAndCookies(headers: Headers): Promise<{ person: SignedInPerson; cookies: readonly string[] } | null> {
  const reply = await auth().api.getSession({ headers, returnHeaders: true });
  const found = reply.response;
  if (!found) return null;
  if (clock.now().getTime() - found.session.createdAt.getTime() > absoluteSessionSeconds * 1000) {
    await database().session.deleteMany({ where: { id: found.session.id } });
    return null;
  }
  const person = await personWithId(found.user.id, found.session.id);
  return person ? { person, cookies: reply.headers.getSetCookie() } : null;
}

/** The person whose session the request carries, or null: no session, ended (8 hours idle, 24 hours in all), or removed. */
export async function currentPerson(headers: Headers): Promise<SignedInPerson | null> {
  return (await personAndCookies(headers))?.person ?? null;
}
