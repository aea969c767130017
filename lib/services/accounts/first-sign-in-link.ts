import { database } from "@/lib/adapters/db/database";
import { makeSignInLink } from "./sign-in-links";

/** A link for the first person, made anew at each start; null once somebody has set a password. */
export async function firstSignInLink(): Promise<string | null> {
  if ((await database().account.count()) > 0) return null;
  return database().$transaction((transaction) =>
    makeSignInLink(transaction, { kind: "first", personId: null, organisationId: null, createdBy: null }),
  );
}

/**
 * For `dpia admin link`: a link to set a new password (one hour) or the first one (seven days); null for an unknown e-mail. The
 * second factor is asked for all the same, unless the operator says that it was lost: then using the link takes it away.
 */
export async function signInLinkFor(email: string, { resetsSecondFactor = false } = {}): Promise<string | null> {
  const user = await database().user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: { id: true, accounts: { select: { id: true }, take: 1 } },
  });
  if (!user) return null;
  const kind = user.accounts.length > 0 ? "newPassword" : "invitation";
  return database().$transaction((transaction) =>
    makeSignInLink(transaction, { kind, personId: user.id, organisationId: null, createdBy: null, resetsSecondFactor }),
  );
}
