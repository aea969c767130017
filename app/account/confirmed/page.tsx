import type { Metadata } from "next";
import { requirePerson } from "@/app/page-access";

export const metadata: Metadata = { title: "Confirmed" };

export default async function ConfirmedPage() {
  await requirePerson();
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-lg font-semibold">Groundwork</p>
      <h1 className="mt-2 mb-2 text-3xl">Confirmed</h1>
      <p>Close this tab and go on in the other one within five minutes of confirming.</p>
    </main>
  );
}
