import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { NewPasswordForm } from "@/components/layout/new-password-form";
import { sendsMail } from "@/lib/services/accounts/mail-link";

export const metadata: Metadata = { title: "A new password" };

export default function NewPasswordPage() {
  if (!sendsMail()) notFound();
  return (
    <main id="main" className="mx-auto max-w-md px-4 py-16">
      <p className="font-serif text-lg font-semibold">Groundwork</p>
      <h1 className="mt-2 mb-2 text-3xl">A new password</h1>
      <p className="mb-8 text-soft">
        Give the e-mail address that you sign in with. You are sent a link that works once, and for one hour; a second factor stays as it
        is.
      </p>
      <NewPasswordForm />
      <p className="mt-8 text-sm">
        <a href="/sign-in">Back to signing in</a>
      </p>
    </main>
  );
}
