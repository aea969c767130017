import { absoluteSessionSeconds, auth, idleSessionSeconds, renewSessionSeconds, sessionCookieName } from "@/lib/adapters/auth/auth";
import { signedSessionToken } from "@/lib/adapters/auth/session-token";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { sqlAsPerson, sqlOfInstallation } from "@/lib/adapters/db/in-organisation";
import { type Role, roles } from "@/lib/domain/assessment/roles";
import { environment } from "@/lib/env";
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
  requireSecondFactor: boolean;
  suspended: boolean;
};

/**
 * The person with today's memberships, or null for somebody who is no longer known. `twoFactors`: whether two were shown in this
 * session; without, an organisation that asks for them stays shut, here, before any service is asked.
 */
export async function personWithId(personId: string, sessionId: string, twoFactors = false): Promise<SignedInPerson | null> {
  const rows = await sqlAsPerson(
    personId,
    (sql) => sql.$queryRaw<PersonRow[]>`
      select u.name, u.email, m.organisation_id as "organisationId", m.roles, o.name as "organisationName", o.demo,
        o.require_second_factor as "requireSecondFactor", m.suspended_at is not null as suspended
      from "user" u left join membership m on m.person_id = u.id left join organisation o using (organisation_id)
      where u.id = ${personId} order by m.created_at, m.organisation_id`,
  );
  const [first] = rows;
  if (!first) return null;
  const isShut = (row: PersonRow): boolean => row.requireSecondFactor && !twoFactors;
  const places = (which: (row: PersonRow) => boolean) =>
    rows.flatMap((row) =>
      row.organisationId !== null && which(row) ? [{ organisationId: row.organisationId, organisationName: row.organisationName }] : [],
    );
  return {
    personId,
    name: first.name,
    email: first.email,
    sessionId,
    memberships: rows.flatMap((row) => {
      const { organisationId, roles: held, organisationName, demo } = row;
      return organisationId === null || isShut(row) || row.suspended
        ? []
        : [{ organisationId, organisationName, demo, roles: held.filter(isRole) }];
    }),
    askedForSecondFactor: places((row) => isShut(row) && !row.suspended),
    suspendedIn: places(({ suspended }) => suspended),
  };
}

type RunningSession = { id: string; userId: string; createdAt: Date; twoFactors: boolean; cookies: readonly string[] };

/**
 * The session of a request. One that was renewed just now is read in one statement, at every save; in every other case, and
 * where anything is not as it should be, better-auth decides: it renews, ends, and takes cookies away.
 */
async function runningSession(headers: Headers): Promise<RunningSession | null> {
  const token = signedSessionToken(headers.get("cookie"), sessionCookieName(), environment().secret);
  if (token !== null) {
    const [session] = await sqlOfInstallation().$queryRaw<(Omit<RunningSession, "cookies"> & { expiresAt: Date })[]>`
      select id, user_id as "userId", created_at as "createdAt", expires_at as "expiresAt", two_factors as "twoFactors" from session where token = ${token}`;
    const renewed = (session?.expiresAt.getTime() ?? 0) - idleSessionSeconds * 1000;
    const age = clock.now().getTime() - renewed;
    if (session && age >= 0 && age < renewSessionSeconds * 1000) return { ...session, cookies: [] };
  }
  const reply = await auth().api.getSession({ headers, returnHeaders: true });
  const found = reply.response;
  if (!found) return null;
  const { id, createdAt } = found.session;
  const held = await database().session.findUnique({ where: { id }, select: { twoFactors: true } });
  return held && { id, userId: found.user.id, createdAt, ...held, cookies: reply.headers.getSetCookie() };
}

/** The person of a request, and the cookie that goes on with the session where it was renewed. */
export async function personAndCookies(headers: Headers): Promise<{ person: SignedInPerson; cookies: readonly string[] } | null> {
  const session = await runningSession(headers);
  if (!session) return null;
  if (clock.now().getTime() - session.createdAt.getTime() > absoluteSessionSeconds * 1000) {
    await database().session.deleteMany({ where: { id: session.id } });
    return null;
  }
  const person = await personWithId(session.userId, session.id, session.twoFactors);
  return person ? { person, cookies: session.cookies } : null;
}

/** The person whose session the request carries, or null: no session, ended (8 hours idle, 24 hours in all), or removed. */
export async function currentPerson(headers: Headers): Promise<SignedInPerson | null> {
  return (await personAndCookies(headers))?.person ?? null;
}
