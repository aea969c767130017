import { password } from "./signed-in";
import type { Started } from "./started-groundwork";

/** A request with a session, as a page of the installation sends it. */
export const ask = (address: string, cookie: string, route: string, method = "GET", body?: unknown): Promise<Response> =>
  fetch(`${address}${route}`, {
    method,
    headers: { origin: address, cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A loaded machine is slow, not broken: only what hangs is ended.
    signal: AbortSignal.timeout(180_000),
  });

/** Opens the first link of an installation as Ada, who founds an organisation; gives her session and where that organisation answers. */
export async function found({ address, link }: Started): Promise<{ cookie: string; organisation: string }> {
  const token = new URL(link ?? "").searchParams.get("token");
  const given = { token, name: "Ada Invented", email: "ada@example.org", password, organisationName: "Invented Insurance" };
  const welcome = await ask(address, "", "/api/v1/welcome", "POST", given);
  const cookie = welcome.headers
    .getSetCookie()
    .map((line) => line.split(";")[0])
    .join("; ");
  const { goTo } = (await welcome.json()) as { goTo: string };
  return { cookie, organisation: `/api/v1/organisations/${goTo.split("/")[2]}` };
}
