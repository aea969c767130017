import { auth } from "@/lib/adapters/auth/auth";
import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { asPerson, enterOrganisation, inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import { environment } from "@/lib/env";
import { demoOrganisationId } from "../assessment/load-demo";
import { writeOrganisation } from "../house/create-organisation";
import { refuse } from "../refusal";
import { clientAddress } from "./client-address";
import { checkPassword } from "./password-rules";
import { removeSecondFactors } from "./second-factor";
import { findSignInLink, type LinkKind, useSignInLink } from "./sign-in-links";
import { countAttempt, forgetAttempt, forgiveAccount } from "./sign-in-throttle";
import { afterFirstFactor, type SignedInOrAsked } from "./start-session";

/** What a sign-in link is for; `asks` are the fields that the welcome page shows. */
export type OpenedLink = {
  kind: LinkKind;
  /** Filled in for an invitation and for a new password. */
  name: string;
  email: string;
  organisationName: string | null;
  asks: readonly ("name" | "email" | "password" | "organisationName")[];
};

const asks: Readonly<Record<LinkKind, OpenedLink["asks"]>> = {
  first: ["name", "email", "password", "organisationName"],
  invitation: ["name", "password"],
  newPassword: ["password"],
};

/** What the link is for, or null: unknown, used, expired. Opening does not use it up. */
export async function openSignInLink(token: string): Promise<OpenedLink | null> {
  const link = await findSignInLink(database(), token);
  if (!link) return null;
  const kind = link.kind as LinkKind;
  if (kind === "first" || !link.personId) return { kind: "first", name: "", email: "", organisationName: null, asks: asks.first };
  const user = await database().user.findUnique({ where: { id: link.personId }, select: { name: true, email: true } });
  if (!user) return null;
  const { organisationId } = link;
  const organisation = organisationId
    ? await inOrganisation(organisationId, (transaction) => transaction.organisation.findUnique({ where: { organisationId } }))
    : null;
  return { kind, name: user.name, email: user.email, organisationName: organisation?.name ?? null, asks: asks[kind] };
}

const problem = (path: string, message: string) => refuse("invalid", message, [{ path, message }]);

type Completed = { token: string; name: string; password: string; email?: string; organisationName?: string };

async function setPassword(personId: string, passwordHash: string, transaction: Parameters<typeof useSignInLink>[0]): Promise<void> {
  const now = clock.now();
  await transaction.account.deleteMany({ where: { userId: personId, providerId: "credential" } });
  await transaction.account.create({
    data: { id: newId("ac"), accountId: personId, providerId: "credential", userId: personId, password: passwordHash, createdAt: now },
  });
  await transaction.session.deleteMany({ where: { userId: personId } });
}

const usedUp = () => refuse("notFound", "This link was used already or is too old. Ask for a new one.");

async function completeFirst(given: Completed, passwordHash: string): Promise<{ email: string; personId: string; goTo: string }> {
  const email = given.email?.trim().toLowerCase() ?? "";
  const organisationName = given.organisationName?.trim() ?? "";
  if (email === "") throw problem("email", "Please give your e-mail address; you sign in with it.");
  if (organisationName === "") throw problem("organisationName", "Please name your organisation.");
  const personId = newId("pe");
  const organisationId = newId("or");
  await inOrganisation(organisationId, async (transaction) => {
    if (!(await useSignInLink(transaction, given.token))) throw usedUp();
    if ((await transaction.account.count()) > 0) throw usedUp();
    await transaction.user.create({ data: { id: personId, email, name: given.name.trim(), emailVerified: false } });
    await transaction.person.create({ data: { personId } });
    await setPassword(personId, passwordHash, transaction);
    await writeOrganisation(transaction, { organisationId, name: organisationName, demo: false, founder: { personId, name: given.name } });
    await enterOrganisation(transaction, demoOrganisationId);
    const demo = await transaction.organisation.findUnique({ where: { organisationId: demoOrganisationId } });
    if (demo)
      await transaction.membership.create({ data: { organisationId: demoOrganisationId, personId, roles: ["administrator", "author"] } });
  });
  return { email, personId, goTo: `/o/${organisationId}/assessments` };
}

async function completeKnown(
  given: Completed,
  link: { kind: string; personId: string; organisationId: string | null; resetsSecondFactor: boolean },
  passwordHash: string,
): Promise<{ email: string; personId: string; goTo: string }> {
  const email = await asPerson(link.personId, async (transaction) => {
    if (!(await useSignInLink(transaction, given.token))) throw usedUp();
    await setPassword(link.personId, passwordHash, transaction);
    if (link.resetsSecondFactor) await removeSecondFactors(transaction, link.personId);
    const name = given.name.trim();
    const user = await transaction.user.update({
      where: { id: link.personId },
      data: link.kind === "invitation" && name !== "" ? { name } : {},
      select: { email: true },
    });
    return user.email;
  });
  return { email, personId: link.personId, goTo: link.organisationId ? `/o/${link.organisationId}/assessments` : "/" };
}

/**
 * Uses the link up: sets name and password, for the first person makes the organisation beside the example's, and signs in.
 * `headers` carry the session cookie; `goTo` is the page to show. A second factor is asked for all the same, unless the link says
 * that it was lost. `POST /api/v1/welcome` does this.
 */
export async function completeFirstSignIn(given: Completed, requestHeaders: Headers): Promise<SignedInOrAsked & { goTo: string }> {
  const link = await findSignInLink(database(), given.token);
  if (!link) throw usedUp();
  if (link.kind !== "newPassword" && given.name.trim() === "") throw problem("name", "Please give your name.");
  const user = link.personId
    ? await database().user.findUnique({ where: { id: link.personId }, select: { name: true, email: true } })
    : { name: "", email: given.email ?? "" };
  checkPassword(given.password, [given.name, user?.name ?? "", user?.email ?? "", given.organisationName ?? ""]);
  const passwordHash = await (await auth().$context).password.hash(given.password);
  const { email, personId, goTo } = link.personId
    ? await completeKnown(given, { ...link, personId: link.personId }, passwordHash)
    : await completeFirst(given, passwordHash);
  await forgiveAccount(email);
  return { ...(await afterFirstFactor(personId, "password", requestHeaders)), goTo };
}

/** Passes on to better-auth, with its own origin and rate checks, as one request from this client. */
function askAuth(path: string, requestHeaders: Headers, body: unknown): Promise<Response> {
  const headers = new Headers({ "content-type": "application/json", origin: environment().origin });
  for (const name of ["cookie", "user-agent"]) {
    const value = requestHeaders.get(name);
    if (value) headers.set(name, value);
  }
  headers.set("x-groundwork-client-address", clientAddress(requestHeaders));
  return auth().handler(new Request(`${environment().origin}/api/auth${path}`, { method: "POST", headers, body: JSON.stringify(body) }));
}

const cookiesOf = (response: Response): Headers => {
  const headers = new Headers();
  for (const cookie of response.headers.getSetCookie()) headers.append("set-cookie", cookie);
  return headers;
};

/**
 * `POST /api/v1/session`. The same answer, in the same time, for an unknown e-mail and a wrong password; 429 after 10 wrong ones in
 * 15 minutes. Whoever has a second factor is asked for it before there is a session.
 */
export async function signIn(given: { email: string; password: string }, requestHeaders: Headers): Promise<SignedInOrAsked> {
  const email = given.email.trim().toLowerCase();
  const who = { email, address: clientAddress(requestHeaders) };
  await countAttempt(who);
  const account = await database().account.findFirst({
    where: { providerId: "credential", user: { email } },
    select: { userId: true, password: true },
  });
  const { password: passwords } = await auth().$context;
  // A password that nobody has is hashed as well: how long it takes tells nothing.
  const isRight = account?.password
    ? await passwords.verify({ hash: account.password, password: given.password })
    : (await passwords.hash(given.password)) === "";
  if (!account || !isRight) throw refuse("signedOut", "The e-mail address or the password is not right.");
  await forgetAttempt(who);
  return afterFirstFactor(account.userId, "password", requestHeaders);
}

/** `DELETE /api/v1/session`. */
export async function signOut(requestHeaders: Headers): Promise<{ headers: Headers }> {
  const headers = cookiesOf(await askAuth("/sign-out", requestHeaders, {}));
  // Storage too: what was typed and not yet saved does not stay behind on a shared machine.
  headers.set("clear-site-data", '"cache", "storage"');
  return { headers };
}
