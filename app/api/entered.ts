import type { SignedInOrAsked } from "@/lib/services/accounts/start-session";

/** The answer to a sign-in: its cookies, and the token under which a second factor is asked for, where there is no session yet. */
export function entered({ headers, secondFactor, goTo }: SignedInOrAsked & { goTo?: string }): Response {
  headers.set("cache-control", "private, no-store");
  headers.set("x-content-type-options", "nosniff");
  if (secondFactor === null && goTo === undefined) return new Response(null, { status: 204, headers });
  return Response.json({ secondFactor, ...(goTo === undefined ? {} : { goTo }) }, { headers });
}
