import { afterAll, beforeAll, expect, test } from "vitest";
import { signedSessionToken } from "@/lib/adapters/auth/session-token";
import { clock } from "@/lib/adapters/clock";
import { currentPerson, personAndCookies } from "@/lib/services/accounts/current-person";
import { firstSignInLink, signInLinkFor } from "@/lib/services/accounts/first-sign-in-link";
import { completeFirstSignIn, openSignInLink, signIn, signOut } from "@/lib/services/accounts/sign-in";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { createOrganisation } from "@/lib/services/house/create-organisation";
import { listOrganisations } from "@/lib/services/house/list-organisations";
import { addPerson, changeRoles, listPeople, removePerson } from "@/lib/services/people/people";
import { freshDatabase, type TestDatabase } from "../support/database";
import { again, newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
const realNow = clock.now;
const password = "correct horse battery staple";

beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  clock.now = realNow;
  await database.drop();
});

const tokenOf = (link: string | null): string => new URL(link ?? "").searchParams.get("token") ?? "";
const cookieOf = (headers: Headers): Headers =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  });
const later = (hours: number) => {
  const at = new Date(realNow().getTime() + hours * 3_600_000);
  clock.now = () => at;
};

let ada: SignedInPerson;

test("the first link makes the first person and organisation, signs in, and works once", async () => {
  const token = tokenOf(await firstSignInLink());
  expect(await openSignInLink(token)).toMatchObject({ kind: "first", asks: ["name", "email", "password", "organisationName"] });
  const given = { token, name: "Ada Invented", email: "Ada@Example.org", password, organisationName: "Invented Insurance" };
  expect((await refusalOf(completeFirstSignIn({ ...given, password: "fourteen chars" }, new Headers()))).problems).toEqual([
    { path: "password", message: expect.stringContaining("15 characters") },
  ]);
  const { headers, goTo } = await completeFirstSignIn(given, new Headers());
  expect(headers.getSetCookie()[0]).toMatch(/^groundwork=.*HttpOnly; SameSite=Lax/i);
  const person = await currentPerson(cookieOf(headers));
  expect(person).toMatchObject({ name: "Ada Invented", email: "ada@example.org" });
  if (!person) throw new Error("not signed in");
  ada = person;
  const [organisation] = await listOrganisations(ada);
  expect(organisation).toMatchObject({ name: "Invented Insurance", demo: false, roles: ["administrator", "author"] });
  expect(goTo).toBe(`/o/${organisation?.organisationId}/assessments`);

  expect(await openSignInLink(token)).toBeNull();
  expect((await refusalOf(completeFirstSignIn(given, new Headers()))).refused).toBe("notFound");
  expect(await firstSignInLink()).toBeNull();
});

test("of two people who open the same link at once, one gets in", async () => {
  const organisationId = ada.memberships[0]?.organisationId ?? "";
  const { signInLink } = await addPerson(ada, organisationId, { email: "bo@example.org", name: "Bo", roles: ["reader"] });
  const token = tokenOf(signInLink);
  const outcomes = await Promise.allSettled(
    [1, 2, 3].map((number) => completeFirstSignIn({ token, name: `Bo ${number}`, password }, new Headers())),
  );
  expect(outcomes.filter((one) => one.status === "fulfilled")).toHaveLength(1);
});

test("an invitation of somebody who was removed, of another server, or for somebody else lets nobody in", async () => {
  const organisationId = ada.memberships[0]?.organisationId ?? "";
  const { personId, signInLink } = await addPerson(ada, organisationId, { email: "di@example.org", name: "Di", roles: ["reader"] });
  const token = tokenOf(signInLink);
  // Opened by somebody who is signed in as another: it is the invited person's account, not theirs.
  expect(await openSignInLink(token)).toMatchObject({ kind: "invitation", email: "di@example.org" });
  const elsewhere = await newOrganisation("Elsewhere");
  const theirs = await newPerson(elsewhere, ["administrator"]);
  const again = await refusalOf(addPerson(theirs, elsewhere, { email: "di@example.org", name: "Di", roles: ["author"] }));
  expect(again.message).toMatch(/invited on this server before/);
  await removePerson(ada, organisationId, personId);
  for (const foreign of [token, "x".repeat(43)]) {
    expect(await openSignInLink(foreign)).toBeNull();
    const refused = await refusalOf(completeFirstSignIn({ token: foreign, name: "Di", password }, new Headers()));
    expect(refused).toMatchObject({ refused: "notFound", message: expect.stringMatching(/link/) });
  }
});

test("only the hash of a link is kept, and a link ends after seven days", async () => {
  const organisationId = ada.memberships[0]?.organisationId ?? "";
  const { signInLink } = await addPerson(ada, organisationId, { email: "cy@example.org", name: "Cy", roles: ["author"] });
  const token = tokenOf(signInLink);
  const { rows } = await database.asSuperuser("select token_hash from sign_in_link");
  expect(rows.map((row: { token_hash: string }) => row.token_hash)).not.toContain(token);
  later(7 * 24 + 1);
  expect(await openSignInLink(token)).toBeNull();
  clock.now = realNow;
  expect(await openSignInLink(token)).toMatchObject({
    kind: "invitation",
    organisationName: "Invented Insurance",
    email: "cy@example.org",
  });
});

test("signing in and out; the cookie of an ended session is worth nothing", async () => {
  const { headers } = await signIn({ email: "ADA@example.org", password }, new Headers());
  const cookie = cookieOf(headers);
  expect(await currentPerson(cookie)).toMatchObject({ email: "ada@example.org" });
  await signOut(cookie);
  expect(await currentPerson(cookie)).toBeNull();
});

test("a session in use is renewed every five minutes, in the table and in the cookie, and not in between", async () => {
  const { headers } = await signIn({ email: "ada@example.org", password }, new Headers());
  const cookie = cookieOf(headers);
  const token = signedSessionToken(cookie.get("cookie"), "groundwork", process.env.GROUNDWORK_SECRET ?? "");
  const ends = async () =>
    (await database.asSuperuser(`select expires_at as at from session where token = '${token}'`)).rows.map((row) => row.at.getTime());
  const [first] = await ends();
  expect((await personAndCookies(cookie))?.cookies).toEqual([]);
  expect(await ends()).toEqual([first]);
  await database.asSuperuser(`update session set expires_at = expires_at - interval '6 minutes' where token = '${token}'`);
  expect((await personAndCookies(cookie))?.cookies.join()).toContain(encodeURIComponent(token ?? "no token"));
  const [renewed] = await ends();
  expect(renewed).toBeGreaterThanOrEqual(first);
});

test("a session that nobody used for eight hours has ended", async () => {
  const { headers } = await signIn({ email: "ada@example.org", password }, new Headers());
  await database.asSuperuser("update session set expires_at = now() - interval '1 second'");
  expect(await currentPerson(cookieOf(headers))).toBeNull();
});

test("a session ends after a day, however busy", async () => {
  const { headers } = await signIn({ email: "ada@example.org", password }, new Headers());
  later(25);
  expect(await currentPerson(cookieOf(headers))).toBeNull();
  clock.now = realNow;
});

test("a new password ends every session", async () => {
  const { headers } = await signIn({ email: "ada@example.org", password }, new Headers());
  const token = tokenOf(await signInLinkFor("ada@example.org"));
  await completeFirstSignIn({ token, name: "", password: `${password} two` }, new Headers());
  expect(await currentPerson(cookieOf(headers))).toBeNull();
  expect((await refusalOf(signIn({ email: "ada@example.org", password }, new Headers()))).refused).toBe("signedOut");
});

test("wrong passwords: the same answer for an unknown e-mail, and a stop after ten", async () => {
  const wrong = (email: string) => refusalOf(signIn({ email, password: "wrong wrong wrong" }, new Headers()));
  expect(await wrong("nobody@example.org")).toEqual(await wrong("bo@example.org"));
  for (let attempt = 0; attempt < 9; attempt += 1) await wrong("bo@example.org");
  expect((await refusalOf(signIn({ email: "bo@example.org", password }, new Headers()))).refused).toBe("tooMany");
  later(0.3);
  await signIn({ email: "bo@example.org", password }, new Headers());
  clock.now = realNow;
});

test("a role taken away is gone with the next request; the last administrator stays", async () => {
  const organisationId = await newOrganisation();
  const chief = await newPerson(organisationId, ["administrator"]);
  const helper = await newPerson(organisationId, ["author"]);
  await changeRoles(chief, organisationId, helper.personId, ["reader"]);
  expect((await again(helper)).memberships[0]?.roles).toEqual(["reader"]);
  expect((await refusalOf(changeRoles(chief, organisationId, chief.personId, ["author"]))).refused).toBe("invalid");
  expect((await refusalOf(removePerson(chief, organisationId, chief.personId))).refused).toBe("invalid");
  await removePerson(chief, organisationId, helper.personId);
  expect((await again(helper)).memberships).toEqual([]);
  expect((await listPeople(chief, organisationId)).map((one) => one.personId)).toEqual([chief.personId]);
});

test("administrators make organisations, others do not", async () => {
  const organisationId = await newOrganisation();
  const author = await newPerson(organisationId, ["author"]);
  expect((await refusalOf(createOrganisation(author, { name: "Mine" }))).refused).toBe("notAllowed");
  const chief = await newPerson(organisationId, ["administrator"]);
  const made = await createOrganisation(chief, { name: "Second client" });
  expect((await again(chief)).memberships.map((one) => one.organisationId)).toContain(made.organisationId);
});
