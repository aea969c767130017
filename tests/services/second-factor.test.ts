import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { accountView, changePassword, endOtherSessions, endSession, listSessions } from "@/lib/services/accounts/account";
import { answerSecondFactor } from "@/lib/services/accounts/answer-second-factor";
import { confirmIdentity } from "@/lib/services/accounts/confirm-identity";
import { currentPerson } from "@/lib/services/accounts/current-person";
import { signInLinkFor } from "@/lib/services/accounts/first-sign-in-link";
import { beginOneTimeCodes, confirmOneTimeCodes, removeOneTimeCodes, renewRecoveryCodes } from "@/lib/services/accounts/one-time-codes";
import { requireSecondFactor } from "@/lib/services/accounts/require-second-factor";
import { completeFirstSignIn, signIn } from "@/lib/services/accounts/sign-in";
import { listPeople } from "@/lib/services/people/people";
import { listAssessments } from "@/lib/services/portfolio/list-assessments";
import { codeAt, personOf, signedInWith, tokenOf, withApp, withCookies } from "../support/account";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
const password = "an invented sentence of words";
const realNow = clock.now;
let moment = realNow();
let isHeld = false;
/** Holds the clock, at first as it is, and moves it on. */
const later = (seconds: number): Date => {
  moment = new Date((isHeld ? moment : realNow()).getTime() + seconds * 1000);
  isHeld = true;
  clock.now = () => moment;
  return moment;
};

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
});
afterEach(() => {
  clock.now = realNow;
  isHeld = false;
});
afterAll(() => database.drop());

const newcomer = async (roles: Parameters<typeof newPerson>[1] = ["author"]) =>
  signedInWith(await newPerson(organisationId, roles, "Ada Invented"), password);
const askedFor = async (email: string): Promise<string> => {
  const { secondFactor, headers } = await signIn({ email, password }, new Headers());
  expect(headers.getSetCookie()).toEqual([]);
  return secondFactor ?? "none";
};

describe("an app with codes", () => {
  test("is set up by its first code, gives ten recovery codes once, and is asked for after the password from then on", async () => {
    const { person, request } = await newcomer();
    const second = withCookies((await signIn({ email: person.email, password }, new Headers())).headers);
    later(0);
    const { letters, address, qr } = await beginOneTimeCodes(person);
    expect(address).toMatch(
      new RegExp(`^otpauth://totp/Groundwork:${encodeURIComponent(person.email)}\\?issuer=Groundwork&secret=${letters}`),
    );
    expect(qr.path).toMatch(/^M4 4h1v1h-1z/);
    // Not asked for before a code has come back.
    expect((await signIn({ email: person.email, password }, new Headers())).secondFactor).toBeNull();
    expect(await refusalOf(confirmOneTimeCodes(person, { code: "000000" }))).toMatchObject({ problems: [{ path: "code" }] });
    const { recoveryCodes } = await confirmOneTimeCodes(person, { code: codeAt(letters, later(0)) });
    expect(new Set(recoveryCodes).size).toBe(10);
    for (const code of recoveryCodes) expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    // Every other session has ended, this one goes on.
    expect(await currentPerson(second)).toBeNull();
    expect(await personOf(request)).toMatchObject({ personId: person.personId });

    const challenge = await askedFor(person.email);
    const { headers } = await answerSecondFactor({ challenge, code: codeAt(letters, later(30)) }, new Headers());
    expect(await personOf(withCookies(headers))).toMatchObject({ personId: person.personId });
  });

  test("leaves nothing readable: the secret is encrypted and recovery codes are hashed", async () => {
    const { person } = await newcomer();
    const { letters, recoveryCodes } = await withApp(person, later(0));
    const { rows } = await database.asSuperuser("select row_to_json(c)::text as row from one_time_codes c");
    const { rows: hashes } = await database.asSuperuser("select row_to_json(c)::text as row from recovery_code c");
    const stored = [...rows, ...hashes].map(({ row }) => row as string).join("\n");
    const { Secret } = await import("otpauth");
    expect(stored).not.toContain(Buffer.from(Secret.fromBase32(letters).bytes).toString("hex"));
    for (const code of recoveryCodes) expect(stored).not.toContain(code.replaceAll("-", ""));
    expect(hashes.length).toBeGreaterThanOrEqual(10);
  });

  test("a code works once, also when it is sent twenty times at once, and a neighbouring half-minute counts", async () => {
    const { person } = await newcomer();
    const { letters } = await withApp(person, later(0));
    const early = codeAt(letters, later(60));
    later(29);
    const challenges = await Promise.all(Array.from({ length: 4 }, () => askedFor(person.email)));
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) => answerSecondFactor({ challenge: challenges[index % 4] ?? "", code: early }, new Headers())),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const again = await refusalOf(answerSecondFactor({ challenge: await askedFor(person.email), code: early }, new Headers()));
    expect(again.refused).toMatch(/notAllowed|tooMany/);
    // The code that set the app up was used, too.
    const other = await newcomer();
    const app = await withApp(other.person, later(30));
    expect(
      await refusalOf(
        answerSecondFactor({ challenge: await askedFor(other.person.email), code: codeAt(app.letters, moment) }, new Headers()),
      ),
    ).toMatchObject({ refused: "notAllowed", message: expect.stringContaining("used already") });
    await answerSecondFactor({ challenge: await askedFor(other.person.email), code: codeAt(app.letters, later(30)) }, new Headers());
  });

  test("an old code, or one of the day after, is refused", async () => {
    const { person } = await newcomer();
    const { letters } = await withApp(person, later(0));
    const [old, tomorrow] = [codeAt(letters, later(60)), codeAt(letters, new Date(moment.getTime() + 86_400_000))];
    later(90);
    const challenge = await askedFor(person.email);
    for (const code of [old, tomorrow])
      expect((await refusalOf(answerSecondFactor({ challenge, code }, new Headers()))).refused).toBe("notAllowed");
  });

  test("after five wrong codes all begins anew with the password; after ten in a quarter of an hour the account waits", async () => {
    const { person } = await newcomer();
    const { letters } = await withApp(person, later(0));
    const wrong = (challenge: string) => refusalOf(answerSecondFactor({ challenge, code: "000000" }, new Headers()));
    const first = await askedFor(person.email);
    for (let attempt = 0; attempt < 5; attempt += 1) expect((await wrong(first)).refused).toBe("notAllowed");
    expect(await refusalOf(answerSecondFactor({ challenge: first, code: codeAt(letters, later(30)) }, new Headers()))).toMatchObject({
      refused: "signedOut",
      message: expect.stringContaining("Sign in again from the beginning"),
    });
    const second = await askedFor(person.email);
    for (let attempt = 0; attempt < 5; attempt += 1) await wrong(second);
    const third = await askedFor(person.email);
    expect((await refusalOf(answerSecondFactor({ challenge: third, code: codeAt(letters, later(30)) }, new Headers()))).refused).toBe(
      "tooMany",
    );
    later(16 * 60);
    await answerSecondFactor({ challenge: await askedFor(person.email), code: codeAt(letters, moment) }, new Headers());
  });

  test("what is asked for after the password waits ten minutes, and one answer to it is enough", async () => {
    const { person } = await newcomer();
    const { letters } = await withApp(person, later(0));
    const challenge = await askedFor(person.email);
    expect((await refusalOf(answerSecondFactor({ challenge, code: codeAt(letters, later(11 * 60)) }, new Headers()))).refused).toBe(
      "signedOut",
    );
    const next = await askedFor(person.email);
    await answerSecondFactor({ challenge: next, code: codeAt(letters, moment) }, new Headers());
    expect((await refusalOf(answerSecondFactor({ challenge: next, code: codeAt(letters, later(30)) }, new Headers()))).refused).toBe(
      "signedOut",
    );
  });

  test("a recovery code stands in for the app, once, however it is typed; new ones put the old out of use", async () => {
    const { person } = await newcomer();
    const { recoveryCodes } = await withApp(person, later(0));
    const [one = "", two = ""] = recoveryCodes;
    const { headers } = await answerSecondFactor(
      { challenge: await askedFor(person.email), code: ` ${one.toUpperCase().replaceAll("-", " ")} ` },
      new Headers(),
    );
    const inside = await personOf(withCookies(headers));
    expect((await accountView(inside)).recoveryCodesLeft).toBe(9);
    expect((await refusalOf(answerSecondFactor({ challenge: await askedFor(person.email), code: one }, new Headers()))).refused).toBe(
      "notAllowed",
    );
    const { recoveryCodes: renewed } = await renewRecoveryCodes(inside);
    expect((await refusalOf(answerSecondFactor({ challenge: await askedFor(person.email), code: two }, new Headers()))).refused).toBe(
      "notAllowed",
    );
    await answerSecondFactor({ challenge: await askedFor(person.email), code: renewed[0] ?? "" }, new Headers());
  });

  test("nobody else's recovery code works", async () => {
    const [mine, theirs] = [await newcomer(), await newcomer()];
    await withApp(mine.person, later(0));
    const { recoveryCodes } = await withApp(theirs.person, moment);
    const challenge = await askedFor(mine.person.email);
    expect((await refusalOf(answerSecondFactor({ challenge, code: recoveryCodes[0] ?? "" }, new Headers()))).refused).toBe("notAllowed");
  });

  test("is removed only right after showing who one is, and then the password alone is enough", async () => {
    const { person } = await newcomer();
    const { letters } = await withApp(person, later(0));
    later(6 * 60);
    expect(await refusalOf(removeOneTimeCodes(person))).toMatchObject({ refused: "confirmIdentity" });
    expect(await refusalOf(confirmIdentity(person, { password }))).toMatchObject({ problems: [{ path: "code" }] });
    await confirmIdentity(person, { password, code: codeAt(letters, moment) });
    await removeOneTimeCodes(person);
    expect((await signIn({ email: person.email, password }, new Headers())).secondFactor).toBeNull();
  });

  test("is not begun or changed in a session whose proof is more than five minutes old", async () => {
    const { person } = await newcomer();
    later(301);
    expect((await refusalOf(beginOneTimeCodes(person))).refused).toBe("confirmIdentity");
    await confirmIdentity(person, { password });
    await beginOneTimeCodes(person);
  });
});

describe("a link for a new password", () => {
  test("does not skip the second factor", async () => {
    const { person } = await newcomer();
    const { letters } = await withApp(person, later(0));
    const token = tokenOf(await signInLinkFor(person.email));
    const { headers, secondFactor } = await completeFirstSignIn({ token, name: "", password: `${password} anew` }, new Headers());
    expect(headers.getSetCookie()).toEqual([]);
    await answerSecondFactor({ challenge: secondFactor ?? "", code: codeAt(letters, later(30)) }, new Headers());
  });

  test("takes it away where whoever runs the server said that it was lost, and only when it is used", async () => {
    const { person } = await newcomer();
    await withApp(person, later(0));
    const link = await signInLinkFor(person.email, { resetsSecondFactor: true });
    expect(await askedFor(person.email)).not.toBe("none");
    const { headers } = await completeFirstSignIn({ token: tokenOf(link), name: "", password: `${password} anew` }, new Headers());
    expect((await accountView(await personOf(withCookies(headers)))).ways).toMatchObject({ code: false });
    const { rows } = await database.asSuperuser(`select * from recovery_code where person_id = '${person.personId}'`);
    expect(rows).toEqual([]);
  });
});

describe("an organisation that asks for a second factor", () => {
  test("stays shut, from the next request on, to a member who showed none, and opens once one is set up", async () => {
    const house = await newOrganisation("Careful");
    const chief = await signedInWith(await newPerson(house, ["administrator"]), password);
    const member = await signedInWith(await newPerson(house, ["author"]), password);
    expect(await refusalOf(requireSecondFactor(chief.person, house, { required: true }))).toMatchObject({
      refused: "invalid",
      message: expect.stringContaining("of your own"),
    });
    await withApp(chief.person, later(0));
    await requireSecondFactor(await personOf(chief.request), house, { required: true });
    expect((await listPeople(await personOf(chief.request), house)).map((one) => one.hasSecondFactor).sort()).toEqual([false, true]);

    const shutOut = await personOf(member.request);
    expect(shutOut.memberships).toEqual([]);
    expect(shutOut.askedForSecondFactor).toEqual([{ organisationId: house, organisationName: "Careful" }]);
    expect(await refusalOf(listAssessments(shutOut, house))).toMatchObject({
      refused: "notAllowed",
      message: expect.stringContaining("second factor"),
    });
    const { letters } = await withApp(shutOut, moment);
    const inside = await personOf(member.request);
    expect(inside.askedForSecondFactor).toEqual([]);
    await listAssessments(inside, house);
    later(400);
    await confirmIdentity(inside, { password, code: codeAt(letters, moment) });
    await removeOneTimeCodes(inside);
    expect((await personOf(member.request)).memberships).toEqual([]);
  });

  test("is asked only by those who administer it", async () => {
    const { person } = await newcomer(["author"]);
    expect((await refusalOf(requireSecondFactor(person, organisationId, { required: true }))).refused).toBe("notAllowed");
  });
});

describe("sessions", () => {
  test("are listed with browser, address and use; one or all others end at once; nobody ends another's", async () => {
    const { person, request } = await newcomer();
    const from = (agent: string) => signIn({ email: person.email, password }, new Headers({ "user-agent": agent }));
    const second = withCookies((await from("Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0")).headers);
    const third = withCookies((await from("curl/8.5.0")).headers);
    const sessions = await listSessions(person);
    expect(sessions.map(({ browser }) => browser).sort()).toEqual([
      "Another browser or program",
      "Another browser or program",
      "Firefox on Linux",
    ]);
    expect(sessions.filter(({ isThisOne }) => isThisOne)).toHaveLength(1);
    expect(JSON.stringify(sessions)).not.toContain("token");
    const stranger = await newcomer();
    const target = sessions.find(({ browser }) => browser === "Firefox on Linux")?.sessionId ?? "";
    expect((await refusalOf(endSession(stranger.person, target))).refused).toBe("notFound");
    await endSession(person, target);
    expect(await currentPerson(second)).toBeNull();
    expect(await currentPerson(third)).not.toBeNull();
    await endOtherSessions(person);
    expect(await currentPerson(third)).toBeNull();
    expect(await currentPerson(request)).not.toBeNull();
    expect(await currentPerson(stranger.request)).not.toBeNull();
  });

  test("a changed password needs the current one, obeys the rules, and ends every other session and link", async () => {
    const { person, request } = await newcomer();
    const other = withCookies((await signIn({ email: person.email, password }, new Headers())).headers);
    const link = tokenOf(await signInLinkFor(person.email));
    expect(await refusalOf(changePassword(person, { current: "not the right one", password: `${password} two` }))).toMatchObject({
      refused: "notAllowed",
    });
    expect(await refusalOf(changePassword(person, { current: password, password: "too short" }))).toMatchObject({ refused: "invalid" });
    await changePassword(person, { current: password, password: `${password} two` });
    expect(await currentPerson(other)).toBeNull();
    expect(await currentPerson(request)).not.toBeNull();
    expect((await refusalOf(completeFirstSignIn({ token: link, name: "", password: `${password} three` }, new Headers()))).refused).toBe(
      "notFound",
    );
    await signIn({ email: person.email, password: `${password} two` }, new Headers());
  });

  test("what happens to an account stands in the chain of the person's organisation, without a secret", async () => {
    const { person } = await newcomer();
    const { letters, recoveryCodes } = await withApp(person, later(0));
    const { rows } = await database.asSuperuser(
      `select e.kind, e.subject::text as subject, d.words::text as words from audit_event e join audit_detail d using (organisation_id, number)
       where e.person_id = '${person.personId}' order by e.number`,
    );
    expect(rows.map(({ kind, subject }) => [kind, JSON.parse(subject)])).toEqual([
      ["signedIn", { way: "password", twoFactors: false }],
      ["accountChanged", { what: "oneTimeCodesSetUp" }],
    ]);
    expect(JSON.stringify(rows)).not.toContain(letters);
    expect(JSON.stringify(rows)).not.toContain(recoveryCodes[0]);
  });
});

describe("showing once more who one is", () => {
  test("a fresh sign-in counts for five minutes, a password or a code anew for five more; wrong ones count towards the limit", async () => {
    const { person } = await newcomer();
    later(299);
    await confirmIdentity(person, {});
    later(2);
    expect(await refusalOf(confirmIdentity(person, {}))).toMatchObject({
      refused: "confirmIdentity",
      message: expect.stringContaining("Nothing was lost"),
    });
    for (let attempt = 0; attempt < 9; attempt += 1)
      expect((await refusalOf(confirmIdentity(person, { password: "not the right one" }))).refused).toBe("notAllowed");
    await confirmIdentity(person, { password });
    await confirmIdentity(person, {});
    for (let attempt = 0; attempt < 10; attempt += 1) await refusalOf(confirmIdentity(person, { password: "not the right one" }));
    expect((await refusalOf(confirmIdentity(person, { password }))).refused).toBe("tooMany");
  });

  test("one session's proof is not another's", async () => {
    const { person } = await newcomer();
    later(400);
    const other = await personOf(withCookies((await signIn({ email: person.email, password }, new Headers())).headers));
    await confirmIdentity(other, {});
    expect((await refusalOf(confirmIdentity(person, {}))).refused).toBe("confirmIdentity");
  });
});
