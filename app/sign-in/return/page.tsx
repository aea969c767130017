import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { SingleSignOnReturn } from "@/components/account/single-sign-on-return";
import { singleSignOnName } from "@/lib/services/accounts/single-sign-on-settings";

export const metadata: Metadata = { title: "Signing in" };

export default function ReturnPage() {
  const name = singleSignOnName();
  if (name === null) notFound();
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-lg font-semibold">Groundwork</p>
      <h1 className="mt-2 mb-6 text-3xl">Signing in with {name}</h1>
      <SingleSignOnReturn name={name} />
    </main>
  );
}
