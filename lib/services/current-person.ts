import { absoluteSessionSeconds, auth } from "@/lib/adapters/auth/auth";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { sqlAsPerson } from "@/lib/adapters/db/in-organisation";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import type { SignedInPerson } from "./signed-in-person";

const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word);

type PersonRow = {
  name: string;
  email: string;
  /** Null, as all that follows, for somebody who belongs to no organisation. */
  organisationId: string | null;
  roles: readonly string[];
  organisationName: string;
  demo: boolean;
};

/** The person with today's memberships, or null for somebody who is no longer known. */
export async function personWithId(personId: string, sessionId: string): Promise<SignedInPerson | null> {
  const rows = await sqlAsPerson(
    personId,
    (sql) => sql.$queryRaw<PersonRow[]>`
      select u.name, u.email, m.organisation_id as "organisationId", m.roles, o.name as "organisationName", o.demo
      from "user" u left join membership m on m.person_id = u.id left join organisation o using (organisation_id)
      where u.id = ${personId} order by m.created_at, m.organisation_id`,
  );
  const [first] = rows;
  if (!first) return null;
  return {
    personId,
    name: first.name,
    email: first.email,
    sessionId,
    memberships: rows.flatMap(({ organisationId, roles: held, organisationName, demo }) =>
      organisationId === null ? [] : [{ organisationId, organisationName, demo, roles: held.filter(isRole) }],
    ),
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
