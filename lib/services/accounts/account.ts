import { auth } from "@/lib/adapters/auth/auth";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { browserWords } from "@/lib/domain/view/browser-words";
import { notFound, refuse } from "../refusal";
import { auditAccount, deleteOtherSessions } from "./account-audit";
import { confirmIdentity } from "./confirm-identity";
import { checkPassword } from "./password-rules";
import type { SignedInPerson } from "./signed-in-person";
import { connectionIn, singleSignOnName } from "./single-sign-on-settings";
import type { SignInWay } from "./start-session";

/** How a person can show who they are. */
export type ProofWays = {
  password: boolean;
  /** Whether a code goes with the password. */
  code: boolean;
  passkey: boolean;
  /** What the operator calls the single sign-on, where the person has connected it. */
  singleSignOn: string | null;
};

export async function proofWaysOf({ personId }: { personId: string }): Promise<ProofWays> {
  const user = await database().user.findUniqueOrThrow({
    where: { id: personId },
    select: {
      accounts: { select: { providerId: true } },
      oneTimeCodes: { select: { confirmedAt: true } },
      passkeys: { select: { passkeyId: true }, take: 1 },
    },
  });
  const connected = connectionIn(user.accounts);
  return {
    password: user.accounts.some(({ providerId }) => providerId === "credential"),
    code: !!user.oneTimeCodes?.confirmedAt,
    passkey: user.passkeys.length > 0,
    singleSignOn: connected ? singleSignOnName() : null,
  };
}

export type AccountView = {
  name: string;
  email: string;
  ways: ProofWays;
  recoveryCodesLeft: number;
  passkeys: readonly { passkeyId: string; name: string; createdAt: string; lastUsedAt: string | null }[];
  sessions: readonly SessionView[];
  /** What the operator calls the single sign-on; null where there is none. */
  singleSignOn: string | null;
};

export type SessionView = {
  sessionId: string;
  isThisOne: boolean;
  way: SignInWay;
  /** `Firefox on Windows`; `an unknown browser`. */
  browser: string;
  address: string;
  signedInAt: string;
  /** To within five minutes. */
  lastUsedAt: string;
};

/** `GET /api/v1/account/sessions`: those that still run, the newest first. */
export async function listSessions(person: SignedInPerson): Promise<readonly SessionView[]> {
  const sessions = await database().session.findMany({
    where: { userId: person.personId, expiresAt: { gt: clock.now() } },
    orderBy: { updatedAt: "desc" },
  });
  return sessions.map(({ id, way, userAgent, ipAddress, createdAt, updatedAt }) => ({
    sessionId: id,
    isThisOne: id === person.sessionId,
    way: way as SignInWay,
    browser: browserWords(userAgent ?? ""),
    address: ipAddress ?? "",
    signedInAt: createdAt.toISOString(),
    lastUsedAt: updatedAt.toISOString(),
  }));
}

/** `GET /api/v1/account`: everything that the account page shows; no secret, and nothing of anybody else's. */
export async function accountView(person: SignedInPerson): Promise<AccountView> {
  const { personId, name, email } = person;
  const [ways, recoveryCodesLeft, passkeys, sessions] = await Promise.all([
    proofWaysOf(person),
    database().recoveryCode.count({ where: { personId, usedAt: null } }),
    database().passkey.findMany({ where: { personId }, orderBy: { createdAt: "asc" } }),
    listSessions(person),
  ]);
  return {
    name,
    email,
    ways,
    recoveryCodesLeft,
    passkeys: passkeys.map(({ passkeyId, name: called, createdAt, lastUsedAt }) => ({
      passkeyId,
      name: called,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
    })),
    sessions,
    singleSignOn: singleSignOnName(),
  };
}

/** `PUT /api/v1/account`: the name as it stands in documents from now on; what was signed keeps the name it was signed with. */
export async function changeName(person: SignedInPerson, { name }: { name: string }): Promise<void> {
  await database().user.update({ where: { id: person.personId }, data: { name: name.trim() } });
  await auditAccount({ ...person, name: name.trim() }, "name");
}

/** `PUT /api/v1/account/password`: needs the current one, and a code where there is an app. Every other session ends at once. */
export async function changePassword(
  person: SignedInPerson,
  { password, current, code }: { password: string; current: string; code?: string | undefined },
) {
  const { personId, name, email } = person;
  const held = await database().account.findFirst({ where: { userId: personId, providerId: "credential" }, select: { id: true } });
  if (!held) throw refuse("invalid", "You sign in without a password. Whoever runs the server can make you a link to set one.");
  checkPassword(password, [name, email, ...person.memberships.map(({ organisationName }) => organisationName)]);
  await confirmIdentity(person, { password: current, code });
  const hash = await (await auth().$context).password.hash(password);
  await database().$transaction(async (transaction) => {
    await transaction.account.update({ where: { id: held.id }, data: { password: hash } });
    await deleteOtherSessions(transaction, person);
    // A link that somebody else asked for before must not undo what was just done.
    await transaction.signInLink.deleteMany({ where: { personId, usedAt: null } });
  });
  await auditAccount(person, "password");
}

/** `DELETE /api/v1/account/sessions`: all but this one, at once. */
export async function endOtherSessions(person: SignedInPerson): Promise<void> {
  await deleteOtherSessions(database(), person);
  await auditAccount(person, "sessionsEnded");
}

/** `DELETE /api/v1/account/sessions/{id}`: ends at once; not found for a session of somebody else's. */
export async function endSession(person: SignedInPerson, sessionId: string): Promise<void> {
  const { count } = await database().session.deleteMany({ where: { id: sessionId, userId: person.personId } });
  if (count === 0) throw notFound();
  await auditAccount(person, "sessionsEnded");
}
