import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { accountView } from "@/lib/services/accounts/account";
import { answerSecondFactor } from "@/lib/services/accounts/answer-second-factor";
import { confirmIdentity } from "@/lib/services/accounts/confirm-identity";
import { completeFirstSignIn } from "@/lib/services/accounts/sign-in";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import {
  beginOwnSingleSignOn,
  beginSingleSignOn,
  disconnectSingleSignOn,
  returnFromSingleSignOn,
} from "@/lib/services/accounts/single-sign-on";
import { addPerson } from "@/lib/services/people/people";
import { codeAt, personOf, signedInWith, tokenOf, withApp, withCookies } from "../support/account";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type Forgery, IdentityProvider } from "../support/identity-provider";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let provider: IdentityProvider;
let organisationId: string;
let chief: SignedInPerson;
const password = "an invented sentence of words";
const realNow = clock.now;

beforeAll(async () => {
  provider = await IdentityProvider.start();
  Object.assign(process.env, {
    OIDC_ISSUER: provider.issuer,
    OIDC_CLIENT_ID: provider.clientId,
    OIDC_CLIENT_SECRET: provider.clientSecret,
    OIDC_NAME: "Invented login",
  });
  database = await freshDatabase();
  organisationId = await newOrganisation();
  chief = await newPerson(organisationId, ["administrator"]);
});
afterAll(async () => {
  clock.now = realNow;
  await provider.stop();
  await database.drop();
});

type Out = { headers: Headers; goTo: string };
/** The request of the browser that went out, with its other cookies. */
const browserOf = (out: Out, session: Headers = new Headers()): Headers =>
  new Headers({ cookie: [withCookies(out.headers).get("cookie"), session.get("cookie")].filter(Boolean).join("; ") });
const back = (out: Out, subject: string, forgery: Forgery = {}, session?: Headers) =>
  returnFromSingleSignOn(provider.signIn(out.goTo, subject, forgery).toString(), browserOf(out, session));
const signIn = async (subject: string, forgery: Forgery = {}) => back(await beginSingleSignOn({ goTo: "/facts" }), subject, forgery);

let invited = 0;
async function invitation(): Promise<{ email: string; token: string; personId: string }> {
  invited += 1;
  const email = `invited${invited}@example.org`;
  const { signInLink, personId } = await addPerson(chief, organisationId, { email, name: "Bo Invited", roles: ["author"] });
  return { email, token: tokenOf(signInLink), personId };
}
async function withConnection(subject: string): Promise<{ personId: string; request: Headers }> {
  const { token, personId } = await invitation();
  const { headers } = await back(await beginSingleSignOn({ goTo: "/", invitation: token }), subject);
  return { personId, request: withCookies(headers) };
}

describe("single sign-on", () => {
  test("asks with code, PKCE, state and nonce, for nothing but who it is", async () => {
    const asked = new URL((await beginSingleSignOn({ goTo: "/" })).goTo);
    expect(asked.origin).toBe(provider.issuer);
    expect(Object.fromEntries(asked.searchParams)).toEqual({
      client_id: "groundwork",
      response_type: "code",
      redirect_uri: "http://localhost:3000/sign-in/return",
      scope: "openid",
      state: expect.stringMatching(/^[\w-]{40,}$/),
      nonce: expect.stringMatching(/^[\w-]{40,}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
  });

  test("takes an invitation up instead of a password, once, and signs in from then on by issuer and subject", async () => {
    const { token, personId } = await invitation();
    const out = await beginSingleSignOn({ goTo: "/", invitation: token });
    const { headers, goTo } = await back(out, "subject-1");
    expect(goTo).toBe(`/o/${organisationId}/assessments`);
    expect((await personOf(withCookies(headers))).personId).toBe(personId);
    expect((await refusalOf(beginSingleSignOn({ goTo: "/", invitation: token }))).refused).toBe("notFound");
    expect((await refusalOf(completeFirstSignIn({ token, name: "Bo", password }, new Headers()))).refused).toBe("notFound");
    const again = await signIn("subject-1");
    expect(again.goTo).toBe("/facts");
    const person = await personOf(withCookies(again.headers));
    expect(person.personId).toBe(personId);
    expect((await accountView(person)).ways).toEqual({ password: false, code: false, passkey: false, singleSignOn: "Invented login" });
    // The administrator of a house cannot make such a person a link and so sign in as them.
    const { newSignInLink } = await import("@/lib/services/people/people");
    expect((await refusalOf(newSignInLink(chief, organisationId, personId))).refused).toBe("notAllowed");
  });

  test("lets nobody in by their e-mail address", async () => {
    const ada = await newPerson(organisationId, ["author"]);
    await database.asSuperuser(`update "user" set email = 'ada@example.org' where id = '${ada.personId}'`);
    await signedInWith(ada, password);
    expect(await refusalOf(signIn("a-stranger", { claims: { email: "ada@example.org", email_verified: true } }))).toMatchObject({
      refused: "signedOut",
      message: expect.stringContaining("Nobody here is connected"),
    });
  });

  test("of two who take one invitation up at once, one gets in", async () => {
    const { token } = await invitation();
    const outs = await Promise.all(
      ["twin-1", "twin-2"].map(async (subject) => ({ subject, out: await beginSingleSignOn({ goTo: "/", invitation: token }) })),
    );
    const outcomes = await Promise.allSettled(outs.map(({ subject, out }) => back(out, subject)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  const past = () => Math.floor(Date.now() / 1000) - 3600;
  test.each<[string, () => Forgery]>([
    ["unsigned", () => ({ signedBy: "none" })],
    ["signed by a key that the provider does not publish", () => ({ signedBy: "unknown" })],
    ["for another application", () => ({ claims: { aud: "another-application" } })],
    ["of another issuer", () => ({ claims: { iss: "https://evil.example" } })],
    ["that has expired", () => ({ claims: { iat: past() - 60, exp: past() } })],
    ["with the nonce of another sign-in", () => ({ claims: { nonce: "of-another-sign-in" } })],
    ["without a nonce", () => ({ without: ["nonce"] })],
    ["without a subject", () => ({ without: ["sub"] })],
  ])("an ID token %s is refused", async (_, forgery) => {
    await withConnection("subject-forged").catch(() => undefined);
    expect(await refusalOf(signIn("subject-forged", forgery()))).toMatchObject({
      refused: "signedOut",
      message: expect.stringContaining("was not accepted"),
    });
    expect((await signIn("subject-forged")).headers.getSetCookie().length).toBeGreaterThan(1);
  });

  test("an answer comes back once, to the browser that asked, with the state that it was given, and within ten minutes", async () => {
    await withConnection("subject-3");
    const out = await beginSingleSignOn({ goTo: "/" });
    const parameters = provider.signIn(out.goTo, "subject-3").toString();
    expect((await refusalOf(returnFromSingleSignOn(parameters, new Headers()))).refused).toBe("signedOut");
    const other = await beginSingleSignOn({ goTo: "/" });
    expect((await refusalOf(returnFromSingleSignOn(parameters, browserOf(other)))).message).toContain("was not accepted");
    await returnFromSingleSignOn(parameters, browserOf(out));
    expect((await refusalOf(returnFromSingleSignOn(parameters, browserOf(out)))).message).toContain("answered already");
    const late = await beginSingleSignOn({ goTo: "/" });
    clock.now = () => new Date(realNow().getTime() + 11 * 60_000);
    expect((await refusalOf(back(late, "subject-3"))).message).toContain("took too long");
    clock.now = realNow;
    expect(await refusalOf(signIn("subject-3", { error: "access_denied" }))).toMatchObject({
      message: expect.stringContaining("did not sign you in"),
    });
  });

  test("asks for a second factor of ours, unless the provider says that it asked for one", async () => {
    const { request } = await withConnection("subject-4");
    const person = await personOf(request);
    const { letters } = await withApp(person, clock.now());
    const { headers, secondFactor } = await signIn("subject-4");
    expect(headers.getSetCookie().filter((line) => line.startsWith("groundwork="))).toEqual([]);
    const at = new Date(realNow().getTime() + 30_000);
    clock.now = () => at;
    await answerSecondFactor({ challenge: secondFactor ?? "", code: codeAt(letters, at) }, new Headers());
    clock.now = realNow;
    expect((await signIn("subject-4", { claims: { amr: ["pwd", "mfa"] } })).secondFactor).toBeNull();
  });
});

describe("an account with a password", () => {
  test("is connected only right after showing who one is, to an account of nobody else, and disconnected again", async () => {
    const { person, request } = await signedInWith(await newPerson(organisationId, ["author"]), password);
    const out = await beginOwnSingleSignOn(person, { what: "connect" });
    await withConnection("subject-5");
    expect((await refusalOf(back(out, "subject-5", {}, request))).message).toContain("somebody else");
    // Another browser of another person's cannot finish what this one began.
    const stranger = await signedInWith(await newPerson(organisationId, ["author"]), password);
    const begun = await beginOwnSingleSignOn(person, { what: "connect" });
    expect((await refusalOf(back(begun, "subject-6", {}, stranger.request))).refused).toBe("signedOut");
    await back(await beginOwnSingleSignOn(person, { what: "connect" }), "subject-6", {}, request);
    expect((await personOf(withCookies((await signIn("subject-6")).headers))).personId).toBe(person.personId);
    clock.now = () => new Date(realNow().getTime() + 400_000);
    expect((await refusalOf(disconnectSingleSignOn(person))).refused).toBe("confirmIdentity");
    clock.now = realNow;
    await disconnectSingleSignOn(person);
    expect((await refusalOf(signIn("subject-6"))).refused).toBe("signedOut");
  });

  test("cannot lose its only way to sign in", async () => {
    const { request } = await withConnection("subject-7");
    expect((await refusalOf(disconnectSingleSignOn(await personOf(request)))).message).toContain("only way");
  });
});

describe("showing who one is by single sign-on", () => {
  test("counts when the provider has just asked anew, for the same account, and not by its open session", async () => {
    const { request } = await withConnection("subject-8");
    const person = await personOf(request);
    await database.asSuperuser(`update session set confirmed_at = now() - interval '6 minutes' where id = '${person.sessionId}'`);
    expect((await refusalOf(confirmIdentity(person, {}))).refused).toBe("confirmIdentity");
    const out = () => beginOwnSingleSignOn(person, { what: "confirm" });
    expect(new URL((await out()).goTo).searchParams.get("max_age")).toBe("0");
    const longAgo = Math.floor(Date.now() / 1000) - 3600;
    for (const forgery of [{ claims: { auth_time: longAgo } }, { without: ["auth_time"] }])
      expect((await refusalOf(back(await out(), "subject-8", forgery, request))).message).toContain("was not accepted");
    await withConnection("subject-9");
    expect((await refusalOf(back(await out(), "subject-9", {}, request))).message).toContain("another account");
    expect((await refusalOf(confirmIdentity(person, {}))).refused).toBe("confirmIdentity");
    expect((await back(await out(), "subject-8", {}, request)).goTo).toBe("/account/confirmed");
    await confirmIdentity(person, {});
  });
});

test("nothing but the operator's provider was ever asked, and no address that a person gave", () => {
  expect([...new Set(provider.requests)].sort()).toEqual(["/.well-known/openid-configuration", "/keys", "/token"]);
});
