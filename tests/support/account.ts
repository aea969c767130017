import { TOTP } from "otpauth";
import { database } from "@/lib/adapters/db/database";
import { currentPerson } from "@/lib/services/accounts/current-person";
import { beginOneTimeCodes, confirmOneTimeCodes } from "@/lib/services/accounts/one-time-codes";
import { completeFirstSignIn } from "@/lib/services/accounts/sign-in";
import { makeSignInLink } from "@/lib/services/accounts/sign-in-links";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";

export const tokenOf = (link: string | null): string => new URL(link ?? "").searchParams.get("token") ?? "";

/** The request of a browser that was given these cookies. */
export const withCookies = (headers: Headers): Headers =>
  new Headers({
    cookie: headers
      .getSetCookie()
      .map((line) => line.split(";")[0])
      .join("; "),
  });

/** Gives a person a password through a link, and the session that follows. */
export async function signedInWith(
  { personId, name }: { personId: string; name: string },
  password: string,
): Promise<{ person: SignedInPerson; request: Headers }> {
  const link = await database().$transaction((transaction) =>
    makeSignInLink(transaction, { kind: "invitation", personId, organisationId: null, createdBy: null }),
  );
  const request = withCookies((await completeFirstSignIn({ token: tokenOf(link), name, password }, new Headers())).headers);
  return { person: await personOf(request), request };
}

export async function personOf(request: Headers): Promise<SignedInPerson> {
  const person = await currentPerson(request);
  if (!person) throw new Error("not signed in");
  return person;
}

/** The code that an app shows at a moment. */
export const codeAt = (letters: string, at: Date): string => new TOTP({ secret: letters }).generate({ timestamp: at.getTime() });

/** Sets an app up as a person does; `letters` are what the app keeps. */
export async function withApp(person: SignedInPerson, now: Date): Promise<{ letters: string; recoveryCodes: readonly string[] }> {
  const { letters } = await beginOneTimeCodes(person);
  return { letters, ...(await confirmOneTimeCodes(person, { code: codeAt(letters, now) })) };
}
