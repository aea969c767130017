/** What a sign-in link is for; `asks` are the fields that the welcome page shows. */
export type OpenedLink = {
  kind: "first" | "invitation" | "newPassword";
  /** Filled in for an invitation and for a new password. */
  name: string;
  email: string;
  organisationName: string | null;
  asks: readonly ("name" | "email" | "password" | "organisationName")[];
};

/** What the link is for, or null: unknown, used, expired. Opening does not use it up. */
export async function openSignInLink(_token: string): Promise<OpenedLink | null> {
  throw new Error("being built");
}

/**
 * Uses the link up: sets name and password, for the first person makes the organisation beside the example's, and signs in.
 * `headers` carry the session cookie; `goTo` is the page to show. `POST /api/v1/welcome` does this.
 */
export async function completeFirstSignIn(
  _given: { token: string; name: string; password: string; email?: string; organisationName?: string },
  _requestHeaders: Headers,
): Promise<{ headers: Headers; goTo: string }> {
  throw new Error("being built");
}

/** `POST /api/v1/session`. The same answer for an unknown e-mail and a wrong password; 429 after 10 wrong ones in 15 minutes. */
export async function signIn(_given: { email: string; password: string }, _requestHeaders: Headers): Promise<{ headers: Headers }> {
  throw new Error("being built");
}

/** `DELETE /api/v1/session`. */
export async function signOut(_requestHeaders: Headers): Promise<{ headers: Headers }> {
  throw new Error("being built");
}
