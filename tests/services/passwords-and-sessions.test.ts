import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { database as prisma } from "@/lib/adapters/db/database";
import { currentPerson } from "@/lib/services/accounts/current-person";
import { signInLinkFor } from "@/lib/services/accounts/first-sign-in-link";
import { completeFirstSignIn, signIn } from "@/lib/services/accounts/sign-in";
import { makeSignInLink } from "@/lib/services/accounts/sign-in-links";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { addPerson, newSignInLink } from "@/lib/services/people/people";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let ada: SignedInPerson;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  ada = await newPerson(organisationId, ["author"], "Ada Invented");
});
afterEach(() => {
  vi.useRealTimers();
});
afterAll(() => database.drop());

const tokenOf = (link: string | null): string => new URL(link ?? "").searchParams.get("token") ?? "";
const linkFor = (personId: string) =>
  prisma().$transaction((transaction) =>
    makeSignInLink(transaction, { kind: "invitation", personId, organisationId: null, createdBy: null }),
  );
const cookieOf = (headers: Headers): Headers =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  });
const signedIn = async (person: SignedInPerson, password: string): Promise<Headers> =>
  cookieOf(
    (await completeFirstSignIn({ token: tokenOf(await linkFor(person.personId)), name: person.name, password }, new Headers())).headers,
  );

describe("a password", () => {
  let token: string;
  const tried = (password: string) => refusalOf(completeFirstSignIn({ token, name: "Ada Invented", password }, new Headers()));
  beforeAll(async () => {
    token = tokenOf(await linkFor(ada.personId));
  });

  test.each([
    ["fourteen characters", "a fine phrase."],
    ["one that is often used, lengthened", "passwordpassword123"],
    ["digits in order", "123456789012345"],
    ["a run over the keyboard", "qwertyuiopasdfghjkl"],
    ["the same over and over", "adminadminadminadmin"],
    ["one letter", "aaaaaaaaaaaaaaaaaaaa"],
    ["an often used one with other letters for some", "P@ssw0rdP@ssw0rd"],
    ["the product's name and a year", "Groundwork-2026!"],
    ["one's own name", "AdaInvented2026"],
    ["one's own e-mail", "EMAIL"],
    ["129 characters", "a fine phrase. ".repeat(9).slice(0, 129)],
  ])("%s is refused with a reason, and the link stays good", async (_, given) => {
    const refusal = await tried(given === "EMAIL" ? ada.email : given);
    expect(refusal).toMatchObject({
      refused: "invalid",
      problems: [{ path: "password", message: expect.stringMatching(/at least 15|at most 128|easy to guess/) }],
    });
  });

  test.each([
    ["fifteen characters", "a finer phrase."],
    ["128 characters of any kind", `${"žluťoučký kůň ✓ 漢字 🜚 "}${"so many invented words of my own, ".repeat(5)}`.slice(0, 128)],
    ["spaces at its ends", "  a finer phrase of mine  "],
  ])("of %s is taken and works", async (_, given) => {
    const person = await newPerson(organisationId, ["reader"], "Bo");
    await signedIn(person, given);
    expect((await signIn({ email: person.email, password: given }, new Headers())).headers.getSetCookie()).toHaveLength(1);
    expect((await refusalOf(signIn({ email: person.email, password: given.slice(1) }, new Headers()))).refused).toBe("signedOut");
  });

  test("is kept as a slow hash with a salt of its own", async () => {
    const given = "the very same phrase for two";
    for (const name of ["Cy", "Di"]) await signedIn(await newPerson(organisationId, ["reader"], name), given);
    const { rows } = await database.asSuperuser(
      `select password from account a join "user" u on u.id = a.user_id where u.name in ('Cy', 'Di')`,
    );
    expect(rows).toHaveLength(2);
    expect(rows[0].password).not.toBe(rows[1].password);
    for (const { password } of rows) expect(password).toMatch(/^[0-9a-f]{32}:[0-9a-f]{128}$/);
  });
});

describe("a session", () => {
  const at = (hours: number, minutes = 0) => vi.setSystemTime(new Date(start.getTime() + (hours * 60 + minutes) * 60_000));
  const start = new Date();
  const begin = () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    at(0);
  };

  test("ends after eight hours without a request", async () => {
    const person = await newPerson(organisationId, ["reader"], "Ed");
    begin();
    const cookie = await signedIn(person, "a sentence for one session");
    at(7, 59);
    expect(await currentPerson(cookie)).not.toBeNull();
    at(15, 58);
    expect(await currentPerson(cookie)).not.toBeNull();
    at(23, 59);
    expect(await currentPerson(cookie)).toBeNull();
  });

  test("ends after 24 hours in all, also under steady use, and its row goes", async () => {
    const person = await newPerson(organisationId, ["reader"], "Fe");
    begin();
    const cookie = await signedIn(person, "a sentence for one session");
    for (let hour = 1; hour < 24; hour += 1) {
      at(hour);
      expect(await currentPerson(cookie), `${hour} h`).not.toBeNull();
    }
    at(24, 1);
    expect(await currentPerson(cookie)).toBeNull();
    at(1);
    expect(await currentPerson(cookie)).toBeNull();
  });

  test("is new at each sign-in, and nothing of it is kept in the browser but one token", async () => {
    const person = await newPerson(organisationId, ["reader"], "Gi");
    const first = await signedIn(person, "a sentence for one session");
    const again = await signIn({ email: person.email, password: "a sentence for one session" }, first);
    expect(again.headers.getSetCookie()).toHaveLength(1);
    expect(cookieOf(again.headers).get("cookie")).not.toBe(first.get("cookie"));
    const madeUp = new Headers({ cookie: "groundwork=chosen-by-somebody-else.signature" });
    const third = await signIn({ email: person.email, password: "a sentence for one session" }, madeUp);
    expect(cookieOf(third.headers).get("cookie")).not.toContain("chosen-by-somebody-else");
  });

  test("goes with the account that it belongs to", async () => {
    const person = await newPerson(organisationId, ["reader"], "Hu");
    const cookie = await signedIn(person, "a sentence for one session");
    await database.asSuperuser(`delete from "user" where id = '${person.personId}'`);
    expect(await currentPerson(cookie)).toBeNull();
  });
});

describe("guessing", () => {
  const wrong = (email: string, headers = new Headers()) => refusalOf(signIn({ email, password: "wrong wrong wrong" }, headers));

  test("many guesses sent at once are counted like many in a row", async () => {
    const person = await newPerson(organisationId, ["reader"], "Iv");
    await signedIn(person, "a sentence to be guessed at");
    const answers = await Promise.all(Array.from({ length: 25 }, () => wrong(person.email)));
    expect(answers.filter((one) => one.refused === "signedOut")).toHaveLength(10);
    expect(answers.filter((one) => one.refused === "tooMany")).toHaveLength(15);
    // The right password does not tell itself apart either.
    expect(await refusalOf(signIn({ email: person.email, password: "a sentence to be guessed at" }, new Headers()))).toEqual(
      await wrong(person.email),
    );
    // Whoever was shut out by others gets in by a link.
    const headers = await completeFirstSignIn(
      { token: tokenOf(await signInLinkFor(person.email)), name: "", password: "another sentence of mine" },
      new Headers(),
    );
    expect(await currentPerson(cookieOf(headers.headers))).not.toBeNull();
  });

  test("an unknown person is answered like a known one, at every step", async () => {
    const person = await newPerson(organisationId, ["reader"], "Jo");
    await signedIn(person, "a sentence to be guessed at");
    for (let attempt = 1; attempt <= 12; attempt += 1)
      expect(await wrong("nobody-at-all@example.org"), `attempt ${attempt}`).toEqual(await wrong(person.email));
  }, 240_000);

  test("a client cannot count anew by claiming other addresses", async () => {
    const person = await newPerson(organisationId, ["reader"], "Ka");
    await signedIn(person, "a sentence to be guessed at");
    const answers = [];
    for (let attempt = 1; attempt <= 11; attempt += 1)
      answers.push(
        await wrong(
          person.email,
          new Headers({
            "x-forwarded-for": `203.0.113.${attempt}`,
            "x-real-ip": `203.0.113.${attempt}`,
            forwarded: `for=203.0.113.${attempt}`,
            "x-groundwork-client-address": `203.0.113.${attempt}`,
          }),
        ),
      );
    expect(answers.at(-1)?.refused).toBe("tooMany");
  });
});

describe("somebody who was invited and has no password yet", () => {
  test("cannot be taken over by a second organisation's link, nor a second organisation by the first's", async () => {
    const other = await newOrganisation("Other");
    const [chief, rival] = [await newPerson(organisationId, ["administrator"]), await newPerson(other, ["administrator"])];
    const given = { email: "invited@example.org", name: "Invited", roles: ["author"] as const };
    const { personId, signInLink } = await addPerson(chief, organisationId, given);
    const refusal = await refusalOf(addPerson(rival, other, given));
    expect(refusal).toMatchObject({
      refused: "invalid",
      problems: [{ path: "email", message: expect.stringContaining("Add them here once they have signed in") }],
    });
    expect((await refusalOf(newSignInLink(rival, other, personId))).refused).toBe("notFound");
    // The first invitation still works, and from then on the person may be added anywhere.
    await completeFirstSignIn({ token: tokenOf(signInLink), name: "Invited", password: "a sentence of the invited" }, new Headers());
    expect(await addPerson(rival, other, given)).toEqual({ personId, mailed: false, signInLink: null });
  });
});
