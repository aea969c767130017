import type { Metadata } from "next";
import type { ReactNode } from "react";
import { requirePerson } from "@/app/page-access";
import { NameForm } from "@/components/account/name-form";
import { OneTimeCodes } from "@/components/account/one-time-codes";
import { Passkeys } from "@/components/account/passkeys";
import { PasswordForm } from "@/components/account/password-form";
import { Sessions } from "@/components/account/sessions";
import { SingleSignOn } from "@/components/account/single-sign-on";
import { UsePasskey } from "@/components/account/use-passkey";
import { SiteHeader } from "@/components/layout/site-header";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { accountView } from "@/lib/services/accounts/account";

export const metadata: Metadata = { title: "Your account" };

const moment = (iso: string): string =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })} UTC`;
const day = (iso: string): string => new Date(iso).toLocaleDateString("en-GB", { dateStyle: "medium", timeZone: "UTC" });

const wayWords = { password: "password", passkey: "passkey", singleSignOn: "single sign-on" } as const;

export default async function AccountPage() {
  const person = await requirePerson();
  const account = await accountView(person);
  const { ways, email } = account;
  return (
    <>
      <SiteHeader person={person.name} links={[{ href: "/?all", label: "Organisations" }]} />
      <main id="main" className="mx-auto max-w-3xl px-4 py-10">
        <PageHeading title="Your account">
          <p>How you sign in to this server, in all your organisations.</p>
        </PageHeading>
        {person.askedForSecondFactor.length > 0 && (
          <Notice tone="warn" title="A second factor is asked for">
            <p>
              {person.askedForSecondFactor.map(({ organisationName }) => organisationName).join(", ")}{" "}
              {person.askedForSecondFactor.length === 1 ? "asks its members" : "ask their members"} for a second factor and stays closed
              until you show one. {ways.passkey ? "Use your passkey:" : "Set up an app with codes below, or add a passkey and use it."}
            </p>
            {ways.passkey && <UsePasskey />}
          </Notice>
        )}
        <Part id="you" title="You">
          <NameForm name={account.name} />
          <p className="mt-4 text-sm text-soft">
            You sign in as <strong className="text-ink">{email}</strong>. The address is what organisations know you by and cannot be
            changed here.
          </p>
        </Part>
        {ways.password && (
          <Part id="password" title="Password">
            <PasswordForm email={email} needsCode={ways.code} />
          </Part>
        )}
        <Part id="second-factor" title="App with codes">
          <OneTimeCodes isSetUp={ways.code} recoveryCodesLeft={account.recoveryCodesLeft} ways={ways} email={email} />
        </Part>
        <Part id="passkeys" title="Passkeys">
          <Passkeys
            passkeys={account.passkeys.map(({ passkeyId, name, createdAt, lastUsedAt }) => ({
              passkeyId,
              name,
              words: `added on ${day(createdAt)}, ${lastUsedAt ? `last used on ${day(lastUsedAt)}` : "not used yet"}`,
            }))}
            ways={ways}
            email={email}
          />
        </Part>
        {account.singleSignOn && (
          <Part id="single-sign-on" title={`Signing in with ${account.singleSignOn}`}>
            <SingleSignOn name={account.singleSignOn} isConnected={ways.singleSignOn !== null} ways={ways} email={email} />
          </Part>
        )}
        <Part id="sessions" title="Where you are signed in">
          <Sessions
            sessions={account.sessions.map(({ sessionId, isThisOne, browser, address, way, signedInAt, lastUsedAt }) => ({
              sessionId,
              isThisOne,
              browser,
              words: `${address === "" ? "address not known" : `from ${address}`}, by ${wayWords[way]} on ${moment(signedInAt)}, last used ${moment(lastUsedAt)}`,
            }))}
          />
        </Part>
      </main>
    </>
  );
}

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="mt-10 border-t-2 border-edge pt-6">
      <h2 id={`${id}-title`} className="mb-3 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}
