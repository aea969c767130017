import type { Metadata } from "next";
import { headers } from "next/headers";
import { SingleSignOnButton } from "@/components/account/single-sign-on-button";
import { WelcomeForm } from "@/components/layout/welcome-form";
import { Notice } from "@/components/ui/notice";
import { currentPerson } from "@/lib/services/accounts/current-person";
import { openSignInLink } from "@/lib/services/accounts/sign-in";
import { singleSignOnName } from "@/lib/services/accounts/single-sign-on-settings";

export const metadata: Metadata = { title: "Welcome" };

const words = {
  first: {
    title: "Set up Groundwork",
    intro:
      "You are the first person here. Choose how you sign in, and name your organisation; a worked example stands beside it to look around in.",
    button: "Set up and start",
  },
  invitation: {
    title: "Welcome to Groundwork",
    intro: "Choose a password; you sign in with it and your e-mail from now on.",
    button: "Set the password and sign in",
  },
  newPassword: {
    title: "Choose a new password",
    intro: "Your old password stops working, and you are signed out everywhere else.",
    button: "Set the password and sign in",
  },
} as const;

export default async function WelcomePage({ searchParams }: { searchParams: Promise<{ token?: string }> }) {
  const { token } = await searchParams;
  const link = typeof token === "string" && token !== "" ? await openSignInLink(token) : null;
  const singleSignOn = singleSignOnName();
  const person = link ? await currentPerson(await headers()) : null;
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-lg font-semibold">Groundwork</p>
      {link && token ? (
        <>
          <h1 className="mt-2 mb-2 text-3xl">{words[link.kind].title}</h1>
          <p className="mb-8 text-soft">
            {words[link.kind].intro}
            {link.kind === "invitation" && link.organisationName && ` You have been added to ${link.organisationName}.`}
          </p>
          {link.email !== "" && !link.asks.includes("email") && (
            <p className="mb-5">
              You sign in as <strong>{link.email}</strong>.
            </p>
          )}
          {person && link.email !== "" && person.email !== link.email && (
            <Notice tone="warn">
              <p>
                This link is for <strong>{link.email}</strong>, and you are signed in as <strong>{person.email}</strong>. If it is not meant
                for you, leave it alone; using it signs you out and the other person in.
              </p>
            </Notice>
          )}
          {link.kind === "invitation" && singleSignOn && (
            <div className="mb-8 border-b border-rule pb-8">
              <SingleSignOnButton
                main
                at="/api/v1/session/single-sign-on"
                body={{ goTo: "/", invitation: token }}
                words={`Continue with ${singleSignOn}`}
              />
              <p className="mt-2 text-sm text-soft">You then need no password here. Or choose one:</p>
            </div>
          )}
          <WelcomeForm token={token} asks={link.asks} name={link.name} button={words[link.kind].button} />
        </>
      ) : (
        <>
          <h1 className="mt-2 mb-2 text-3xl">This link does not work any more</h1>
          <p>
            It was used already, has run out (an invitation after 7 days, a link for a new password after one hour), or a newer one took its
            place. If you have set a password, <a href="/sign-in">sign in</a> with it; otherwise ask whoever gave you the link for a new
            one.
          </p>
        </>
      )}
    </main>
  );
}
