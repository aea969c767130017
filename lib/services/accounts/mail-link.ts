import { mailIsConfigured, sendMail } from "@/lib/adapters/mail/send-mail";
import { environment } from "@/lib/env";

const words = {
  invitation: {
    subject: "Your invitation to Groundwork",
    text: (link: string, origin: string) => `You have been added on ${origin}, where data protection impact assessments are written.

Open this link to choose how you sign in. It works once, and for 7 days:

${link}

If you did not expect this, you can leave it alone: nothing happens until the link is opened.
`,
  },
  newPassword: {
    subject: "A new password for Groundwork",
    text: (link: string, origin: string) => `Somebody, probably you, asked for a new password on ${origin}.

Open this link to choose one. It works once, and for one hour:

${link}

If it was not you, you can leave this alone: your password stays as it is.
`,
  },
} as const;

/**
 * Sends a sign-in link to the person whom it lets in; whether the mail server took it. Nothing that anybody typed stands in it,
 * so that nobody can have words of theirs sent in our name.
 */
export async function mailLink(kind: keyof typeof words, to: string, link: string): Promise<boolean> {
  const { subject, text } = words[kind];
  return (await sendMail({ to, subject, text: text(link, environment().origin) })).sent;
}

/** Whether this server can send a link at all. */
export const sendsMail = (): boolean => mailIsConfigured();
