import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { clock } from "@/lib/adapters/clock";
import { database as prisma } from "@/lib/adapters/db/database";
import { askForNewPassword } from "@/lib/services/accounts/ask-for-new-password";
import { completeFirstSignIn, openSignInLink, signIn } from "@/lib/services/accounts/sign-in";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { addPerson, newSignInLink } from "@/lib/services/people/people";
import { freshDatabase, type TestDatabase } from "../support/database";
import { type MailServer, startMailServer } from "../support/mail-server";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let mail: MailServer;
let organisationId: string;
let chief: SignedInPerson;
const canary = "canary4t8w1z";
const password = "an invented sentence of words";
const realNow = clock.now;
let refusing = false;

beforeAll(async () => {
  mail = await startMailServer({ onRcptTo: (_address, _session, done) => done(refusing ? new Error("550 no such mailbox") : null) });
  process.env.SMTP_URL = `smtp://127.0.0.1:${mail.port}`;
  process.env.MAIL_FROM = "groundwork@example.org";
  database = await freshDatabase();
  organisationId = await newOrganisation(`Invented ${canary}`);
  chief = await newPerson(organisationId, ["administrator"], `Chief ${canary}`);
});
beforeEach(() => {
  clock.now = realNow;
  refusing = false;
});
afterAll(async () => {
  clock.now = realNow;
  await mail.stop();
  await database.drop();
});

/** The link in a message, whose lines are folded by quoted-printable. */
const tokenIn = (source: string): string => /token=([\w-]+)/.exec(source.replaceAll("=\r\n", "").replaceAll("=3D", "="))?.[1] ?? "";
const invite = (email: string) => addPerson(chief, organisationId, { email, name: `Bo ${canary}`, roles: ["reader"] });
const ask = (email: string) => askForNewPassword({ email }, new Headers());
const waiting = async (email: string): Promise<number> => {
  const { rows } = await database.asSuperuser(
    `select count(*)::int as links from sign_in_link l join "user" u on u.id = l.person_id where u.email = '${email}' and used_at is null`,
  );
  return rows[0].links;
};
async function withPassword(email: string): Promise<void> {
  await invite(email);
  await completeFirstSignIn({ token: tokenIn((await mail.next()).source), name: "Bo", password }, new Headers());
}

describe("an invitation", () => {
  test("goes to the person and not to the inviter, says nothing that somebody typed, and lets in once", async () => {
    expect(await invite("bo@example.org")).toEqual({ personId: expect.any(String), mailed: true, signInLink: null });
    const { to, source } = await mail.next();
    expect(to).toEqual(["bo@example.org"]);
    expect(source).not.toContain(canary);
    const token = tokenIn(source);
    await completeFirstSignIn({ token, name: "Bo", password }, new Headers());
    expect(await refusalOf(completeFirstSignIn({ token, name: "Bo", password }, new Headers()))).toMatchObject({
      refused: "notFound",
      message: expect.stringContaining("used already"),
    });
  });

  test("that the mail server does not take is handed to the inviter instead", async () => {
    refusing = true;
    const { mailed, signInLink, personId } = await invite("cy@example.org");
    expect({ mailed, signInLink }).toEqual({ mailed: false, signInLink: expect.stringContaining("/welcome?token=") });
    refusing = false;
    expect(await newSignInLink(chief, organisationId, personId)).toEqual({ mailed: true, signInLink: null });
    expect(await openSignInLink(tokenIn((await mail.next()).source))).toMatchObject({ kind: "invitation", email: "cy@example.org" });
    // The newer one took its place.
    expect(await openSignInLink(new URL(signInLink ?? "").searchParams.get("token") ?? "")).toBeNull();
  });
});

describe("a new password by mail", () => {
  test("sets the password, works once, and ends after an hour", async () => {
    await withPassword("di@example.org");
    await ask(" DI@example.org ");
    const { to, source } = await mail.next();
    expect(to).toEqual(["di@example.org"]);
    const token = tokenIn(source);
    clock.now = () => new Date(realNow().getTime() + 61 * 60_000);
    expect(await openSignInLink(token)).toBeNull();
    clock.now = realNow;
    await completeFirstSignIn({ token, name: "", password: `${password} anew` }, new Headers());
    await signIn({ email: "di@example.org", password: `${password} anew` }, new Headers());
    expect((await refusalOf(completeFirstSignIn({ token, name: "", password }, new Headers()))).refused).toBe("notFound");
  });

  test("is answered alike for an unknown address and for somebody invited, whose invitation stays", async () => {
    await invite("ed@example.org");
    const invitation = tokenIn((await mail.next()).source);
    expect([await ask("nobody@example.org"), await ask("ed@example.org")]).toEqual([undefined, undefined]);
    // One who has a password, asked last, is written to first: the others were not written to.
    await withPassword("fe@example.org");
    await ask("fe@example.org");
    expect((await mail.next()).to).toEqual(["fe@example.org"]);
    expect(mail.taken).toEqual([]);
    expect(await openSignInLink(invitation)).toMatchObject({ kind: "invitation" });
  });

  test("is sent three times in a quarter of an hour, however often it is asked for", async () => {
    await withPassword("gi@example.org");
    for (let asked = 0; asked < 3; asked += 1) {
      await ask("gi@example.org");
      await mail.next();
    }
    await ask("gi@example.org");
    await expect.poll(async () => (await prisma().signInAttempt.findMany({ where: { failures: 4 } })).length).toBe(1);
    expect(mail.taken).toEqual([]);
    expect(await waiting("gi@example.org")).toBe(1);
    clock.now = () => new Date(realNow().getTime() + 16 * 60_000);
    await ask("gi@example.org");
    expect((await mail.next()).to).toEqual(["gi@example.org"]);
  });

  test("that a stranger asks for takes no link away that the operator made", async () => {
    await withPassword("hu@example.org");
    const { signInLinkFor } = await import("@/lib/services/accounts/first-sign-in-link");
    const made = new URL((await signInLinkFor("hu@example.org")) ?? "").searchParams.get("token") ?? "";
    await ask("hu@example.org");
    await mail.next();
    expect(await openSignInLink(made)).toMatchObject({ kind: "newPassword" });
  });
});
