import type { Metadata } from "next";
import { PrintedCode } from "@/components/document/printed-code";
import { VerifyForm } from "@/components/document/verify-form";
import { PageHeading } from "@/components/ui/page-heading";
import { issuedByCode } from "@/lib/services/signing/issued-by-code";

export const metadata: Metadata = { title: "Verify a document" };

export default async function VerifyPage({ searchParams }: { searchParams: Promise<Record<string, string | string[] | undefined>> }) {
  const { code: asked } = await searchParams;
  const code = typeof asked === "string" ? asked.slice(0, 80) : "";
  const found = code === "" ? null : await issuedByCode(code);
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-10">
      <PageHeading title="Verify a signed document">
        <p>
          Choose a PDF that Groundwork made. You see whether it is unchanged, who signed it and when, and what was added since. The file is
          read and forgotten; nothing of it is stored, and you need no account.
        </p>
      </PageHeading>
      <VerifyForm />
      <PrintedCode code={code} found={found} />
      <p className="prose-measure mt-10 text-sm text-soft">
        Without this server: <code>npx dpia verify FILE.pdf --trust groundwork-authority.pem --revoked groundwork.crl</code>, with{" "}
        <a href="/api/v1/authority/certificate">the certificate of this installation’s authority</a> and{" "}
        <a href="/api/v1/authority/revocation-list">its list of revoked seals</a>.
      </p>
    </main>
  );
}
