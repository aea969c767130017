import { database } from "@/lib/adapters/db/database";
import { mailIsConfigured } from "@/lib/adapters/mail/send-mail";
import { reportFault } from "../installation/report-fault";
import { refuse } from "../refusal";
import { clientAddress } from "./client-address";
import { mailLink } from "./mail-link";
import { makeSignInLink } from "./sign-in-links";
import { countTowards, limitOfAddress } from "./sign-in-throttle";

/** Links that one account is sent in a quarter of an hour, and addresses that one client may name. */
const mostMails = 3;
const mostRequests = 20;

/** Makes and sends the link where there is somebody with a password to send it to. */
async function sendTo(email: string): Promise<void> {
  const user = await database().user.findUnique({
    where: { email },
    select: { id: true, accounts: { where: { providerId: "credential" }, select: { id: true } } },
  });
  // Who was invited and never came has the invitation; who signs in elsewhere has no password here.
  if (!user || user.accounts.length === 0) return;
  if (!(await countTowards({ key: `newPassword:${user.id}`, most: mostMails }))) return;
  const link = await database().$transaction((transaction) =>
    makeSignInLink(transaction, { kind: "newPassword", personId: user.id, organisationId: null, createdBy: user.id }),
  );
  await mailLink("newPassword", email, link);
}

/**
 * `POST /api/v1/new-password`: sends a link for a new password to somebody who has one. The answer is the same, and comes as
 * fast, whether anybody here has this address or not; refused where no mail is sent.
 */
export async function askForNewPassword(given: { email: string }, requestHeaders: Headers): Promise<void> {
  if (!mailIsConfigured())
    throw refuse("notFound", "This server sends no mail. Whoever runs it makes a link with: npx dpia admin link EMAIL");
  const limit = limitOfAddress("newPassword", clientAddress(requestHeaders), mostRequests);
  if (limit && !(await countTowards(limit))) throw refuse("tooMany", "Too many requests. Wait a quarter of an hour and try again.");
  // Not waited for: a mail that is on its way would tell a known address from an unknown one.
  void sendTo(given.email.trim().toLowerCase()).catch((error) => reportFault(error, { method: "POST", path: "/api/v1/new-password" }));
}
