import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { accountView } from "@/lib/services/accounts/account";
import { confirmIdentity } from "@/lib/services/accounts/confirm-identity";
import { askForOwnPasskey, askForPasskey, signInWithPasskey } from "@/lib/services/accounts/passkey-answers";
import { addPasskey, beginPasskey, removePasskey } from "@/lib/services/accounts/passkeys";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { personOf, signedInWith, withCookies } from "../support/account";
import { Authenticator } from "../support/authenticator";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
const origin = "http://localhost:3000";
const password = "an invented sentence of words";
const realNow = clock.now;
const later = (seconds: number): void => {
  const at = new Date(realNow().getTime() + seconds * 1000);
  clock.now = () => at;
};

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
});
afterEach(() => {
  clock.now = realNow;
});
afterAll(() => database.drop());

const newcomer = async () => signedInWith(await newPerson(organisationId, ["author"], "Ada Invented"), password);
async function withPasskey(person: SignedInPerson): Promise<{ device: Authenticator; passkeyId: string }> {
  const device = new Authenticator(origin);
  const { options } = await beginPasskey(person);
  const { passkeyId } = await addPasskey(person, { name: "Work laptop", response: device.make(options) });
  return { device, passkeyId };
}
const refusedSignIn = async (answer: Parameters<typeof signInWithPasskey>[0]) =>
  (await refusalOf(signInWithPasskey(answer, new Headers()))).refused;

describe("a passkey", () => {
  test("is made for this host with a check of the person, listed under its name, and signs in as two factors", async () => {
    const { person } = await newcomer();
    const { options } = await beginPasskey(person);
    expect(options).toMatchObject({
      rp: { id: "localhost" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
    });
    const { device } = await withPasskey(person);
    expect((await accountView(person)).passkeys).toEqual([expect.objectContaining({ name: "Work laptop", lastUsedAt: null })]);
    const { options: asked } = await askForPasskey();
    expect(asked).toMatchObject({ rpId: "localhost", userVerification: "required" });
    const { headers } = await signInWithPasskey(device.answer(asked), new Headers());
    const inside = await personOf(withCookies(headers));
    expect(inside.personId).toBe(person.personId);
    const { rows } = await database.asSuperuser(`select way, two_factors from session where id = '${inside.sessionId}'`);
    expect(rows).toEqual([{ way: "passkey", two_factors: true }]);
  });

  test("answers one challenge once, and within five minutes", async () => {
    const { person } = await newcomer();
    const { device } = await withPasskey(person);
    const { options } = await askForPasskey();
    const answer = device.answer(options);
    const outcomes = await Promise.allSettled(Array.from({ length: 5 }, () => signInWithPasskey(answer, new Headers())));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await refusedSignIn(answer)).toBe("notAllowed");
    const { options: old } = await askForPasskey();
    later(301);
    expect(await refusedSignIn(device.answer(old))).toBe("notAllowed");
  });

  test.each([
    ["given on another site", { origin: "http://localhost:3000.evil.example" }],
    ["given on another port of this machine", { origin: "http://localhost:4000" }],
    ["made for another host", { rpId: "evil.example" }],
    ["without a finger, a face or a PIN", { userVerified: false }],
    ["to a challenge that nobody was given", { challenge: "bm9ib2R5IHdhcyBnaXZlbiB0aGlz" }],
    ["whose counter goes back, as of a copy", { counter: 1 }],
  ])("an answer %s is refused", async (_, deviation) => {
    const { person } = await newcomer();
    const { device } = await withPasskey(person);
    // The counter stands at two from then on.
    await signInWithPasskey(device.answer((await askForPasskey()).options), new Headers());
    expect(await refusedSignIn(device.answer((await askForPasskey()).options, deviation))).toBe("notAllowed");
    // The same device without the deviation is let in, so that it was this that was refused.
    await signInWithPasskey(device.answer((await askForPasskey()).options), new Headers());
  });

  test("that nobody added, or that was removed, opens nothing; nor does a signature of another key", async () => {
    const { person } = await newcomer();
    const { device, passkeyId } = await withPasskey(person);
    const stranger = new Authenticator(origin);
    expect(await refusedSignIn(stranger.answer((await askForPasskey()).options))).toBe("notAllowed");
    const known = device.answer((await askForPasskey()).options);
    const { options } = await askForPasskey();
    expect(await refusedSignIn({ ...stranger.answer(options), id: known.id, rawId: known.rawId })).toBe("notAllowed");
    await removePasskey(person, passkeyId);
    expect(await refusedSignIn(device.answer((await askForPasskey()).options))).toBe("notAllowed");
  });

  test("is added and removed only right after showing who one is, on one's own account", async () => {
    const [{ person }, other] = [await newcomer(), await newcomer()];
    const { passkeyId } = await withPasskey(person);
    expect((await refusalOf(removePasskey(other.person, passkeyId))).refused).toBe("notFound");
    // What one person was asked for, another cannot answer.
    const { options } = await beginPasskey(person);
    const made = new Authenticator(origin).make(options);
    expect((await refusalOf(addPasskey(other.person, { name: "x", response: made }))).refused).toBe("invalid");
    later(301);
    expect((await refusalOf(beginPasskey(person))).refused).toBe("confirmIdentity");
    expect((await refusalOf(removePasskey(person, passkeyId))).refused).toBe("confirmIdentity");
  });

  test.each([
    ["made on another site", { origin: "https://evil.example" }],
    ["made for another host", { rpId: "evil.example" }],
    ["made without a check of the person", { userVerified: false }],
  ])("%s is not taken", async (_, deviation) => {
    const { person } = await newcomer();
    const { options } = await beginPasskey(person);
    const response = new Authenticator(origin).make(options, deviation);
    expect((await refusalOf(addPasskey(person, { name: "x", response }))).refused).toBe("invalid");
    expect((await accountView(person)).passkeys).toEqual([]);
  });

  test("shows who one is for a signature; a challenge of signing in, and somebody else's passkey, do not", async () => {
    const { person } = await newcomer();
    const { device } = await withPasskey(person);
    const other = await newcomer();
    const theirs = await withPasskey(other.person);
    later(301);
    expect((await refusalOf(confirmIdentity(person, {}))).refused).toBe("confirmIdentity");
    const { options: forSigningIn } = await askForPasskey();
    expect((await refusalOf(confirmIdentity(person, { passkey: device.answer(forSigningIn) }))).refused).toBe("notAllowed");
    const { options } = await askForOwnPasskey(person);
    expect(options.allowCredentials).toHaveLength(1);
    expect((await refusalOf(confirmIdentity(person, { passkey: theirs.device.answer(options) }))).refused).toBe("notAllowed");
    await confirmIdentity(person, { passkey: device.answer((await askForOwnPasskey(person)).options) });
    await confirmIdentity(person, {});
  });
});
