import type { Metadata } from "next";
import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { ownPath } from "@/app/own-path";
import { SingleSignOnButton } from "@/components/account/single-sign-on-button";
import { SignInForm } from "@/components/layout/sign-in-form";
import { currentPerson } from "@/lib/services/accounts/current-person";
import { sendsMail } from "@/lib/services/accounts/mail-link";
import { singleSignOnName } from "@/lib/services/accounts/single-sign-on-settings";

export const metadata: Metadata = { title: "Sign in" };

export default async function SignInPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const goTo = ownPath((await searchParams).next);
  const singleSignOn = singleSignOnName();
  if (await currentPerson(await headers())) redirect(goTo);
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-lg font-semibold">Groundwork</p>
      <h1 className="mt-2 mb-2 text-3xl">Sign in</h1>
      <p className="mb-8 text-soft">
        Data protection impact assessments for AI systems on Amazon Bedrock. What you enter stays on this server.
      </p>
      <SignInForm goTo={goTo} />
      {singleSignOn && (
        <div className="mt-4">
          <SingleSignOnButton at="/api/v1/session/single-sign-on" body={{ goTo }} words={`Sign in with ${singleSignOn}`} />
        </div>
      )}
      {sendsMail() && (
        <p className="mt-6">
          <a href="/sign-in/new-password">The password is lost</a>
        </p>
      )}
      <p className="mt-8 text-sm text-soft">
        {sendsMail()
          ? "No account? An administrator of your organisation adds you."
          : "No account, or the password is lost? Whoever administers this installation can give you a sign-in link."}
      </p>
    </main>
  );
}
