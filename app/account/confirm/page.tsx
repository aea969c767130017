import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { requirePerson } from "@/app/page-access";
import { SingleSignOnButton } from "@/components/account/single-sign-on-button";
import { proofWaysOf } from "@/lib/services/accounts/account";

export const metadata: Metadata = { title: "Show that it is you" };

export default async function ConfirmPage() {
  const { singleSignOn } = await proofWaysOf(await requirePerson());
  if (singleSignOn === null) notFound();
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-lg font-semibold">Groundwork</p>
      <h1 className="mt-2 mb-2 text-3xl">Show that it is you</h1>
      <p className="mb-6 text-soft">{singleSignOn} asks you to sign in once more. What stands in your other tab stays as it is.</p>
      <SingleSignOnButton main at="/api/v1/account/single-sign-on" body={{ what: "confirm" }} words={`Confirm with ${singleSignOn}`} />
    </main>
  );
}
