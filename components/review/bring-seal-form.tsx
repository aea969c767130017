"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { collectProof, ProofFields, type Ways } from "@/components/account/proof-fields";
import { base64Of } from "@/components/ui/base64-of";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Notice } from "@/components/ui/notice";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";
import type { SealCertificate } from "@/lib/domain/seals/seal-certificate";
import { SealContents } from "./seal-contents";

type Reading = { certificate: SealCertificate; warnings: readonly string[] };

const largestFile = 1024 * 1024;

/** Brings a certificate with its key: first what is in the file, then, with a proof of who asks, into use. */
export function BringSealForm({ address, email, ways }: { address: string; email: string; ways: Ways }) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const [reading, setReading] = useState<Reading | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const file = useId();
  const password = useId();
  useEffect(() => {
    if (reading) heading.current?.focus();
  }, [reading]);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const given = new FormData(form);
    const chosen = given.get("file");
    const reply = await attempt(async () => {
      if (!(chosen instanceof File) || chosen.size === 0) return { ok: false, message: "Choose the file." } as const;
      if (chosen.size > largestFile)
        return {
          ok: false,
          message: "This file is larger than 1 MB; a certificate with its key has a few kilobytes. Choose the .p12 or .pfx file.",
        } as const;
      const sent = { file: await base64Of(chosen), filePassword: String(given.get("filePassword") ?? "") };
      if (!reading) {
        const read = await callApi<Reading>("POST", `${address}/contents`, sent);
        if (read.ok) setReading(read.data);
        return read;
      }
      const collected = await collectProof(given);
      return collected.ok ? callApi("POST", address, { ...sent, ...collected.proof }) : collected;
    });
    if (reply.ok && reading) {
      form.reset();
      setReading(null);
      router.refresh();
    }
  };
  const lookAgain = () => setReading(null);

  return (
    <LiveForm onSubmit={submit}>
      <details className="sheet px-5 py-3">
        <summary className="font-medium">Bring a certificate …</summary>
        <p className="prose-measure mt-2 text-soft">
          A PKCS#12 file (.p12 or .pfx) with the certificate, its private key and its issuers. You see what is in it before anything is
          kept. The file’s password opens it once and is kept nowhere.
        </p>
        <div className="my-3 max-w-lg space-y-3">
          <div>
            <label htmlFor={file} className="mb-1 block font-medium">
              The file
            </label>
            <input
              id={file}
              name="file"
              type="file"
              accept=".p12,.pfx,application/x-pkcs12"
              required
              className="field"
              onChange={lookAgain}
            />
          </div>
          <div>
            <label htmlFor={password} className="mb-1 block font-medium">
              The file’s password
            </label>
            <input
              id={password}
              name="filePassword"
              type="password"
              autoComplete="off"
              maxLength={1000}
              className="field"
              onChange={lookAgain}
            />
            <p className="mt-1 text-sm text-soft">With which it was exported. Leave it empty if it has none.</p>
          </div>
        </div>
        {reading && (
          <section aria-labelledby={`${file}-contents`} className="my-4 border-t border-rule pt-4">
            <h3 id={`${file}-contents`} ref={heading} tabIndex={-1} className="mb-2 font-semibold">
              What is in the file
            </h3>
            <SealContents certificate={reading.certificate} />
            {reading.warnings.length > 0 && (
              <Notice tone="warn" title="Know before you use it">
                <ul className="list-disc pl-5">
                  {reading.warnings.map((one) => (
                    <li key={one}>{one}</li>
                  ))}
                </ul>
              </Notice>
            )}
            <p className="prose-measure my-3">
              Once in use, each signature is sealed with it until you put the installation’s own seal back. What was sealed before stays
              valid.
            </p>
            <ProofFields ways={ways} email={email} />
          </section>
        )}
        <button type="submit" className={reading ? "button button-main" : "button"} disabled={busy}>
          {reading ? "Seal with it from now on" : busy ? "Reading …" : "See what is in it"}
        </button>
        <Problem text={problem} />
      </details>
    </LiveForm>
  );
}
