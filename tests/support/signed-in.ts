import { database } from "@/lib/adapters/db/database";
import { makeSignInLink } from "@/lib/services/accounts/sign-in-links";
import { type BuiltServer, send } from "./built-server";

export const password = "an invented sentence of words";

/** Signs a person of the tests in over HTTP, by a link of theirs; returns the cookie that goes with each request. */
export async function cookieOf(server: BuiltServer, { personId, name }: { personId: string; name: string }): Promise<string> {
  const link = await database().$transaction((transaction) =>
    makeSignInLink(transaction, { kind: "invitation", personId, organisationId: null, createdBy: null }),
  );
  const token = new URL(link).searchParams.get("token");
  const reply = await send(server, "/api/v1/welcome", { method: "POST", body: { token, name, password } });
  if (!reply.ok) throw new Error(`No sign-in: ${reply.status} ${await reply.text()}`);
  return reply.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
}
