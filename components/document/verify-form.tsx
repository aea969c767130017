"use client";
import { type FormEvent, useId, useState } from "react";
import { LiveForm } from "@/components/ui/live-form";

type Signature = {
  field: string;
  signer: string;
  reason: string;
  statedAt: string | null;
  problems: readonly string[];
  certificate: { subject: string; issuer: string; serial: string } | null;
  issuer: "trusted" | "unknown";
  revokedAt: string | null;
  revocation: "checked" | "notChecked";
  timeStamp: { at: string; authority: string; trusted: boolean } | null;
};

type Verification = {
  verdict: string;
  says: string;
  sha256: string;
  signatures: readonly Signature[];
  changes: readonly string[];
  attachedData: "asStated" | "different" | "notComparable" | "missing";
  issuedHere: boolean | null;
  revisions: readonly { signer: string; sha256: string; issuedHere: boolean }[];
};

const titles: Readonly<Record<string, string>> = {
  issuedUnchanged: "Issued here, unchanged",
  unchangedIssuerUnknown: "Unchanged, issuer unknown",
  changedAfterSigning: "Changed after signing",
  notSigned: "Not signed",
  notGroundwork: "Not a Groundwork document",
};

const dataWords: Readonly<Record<Verification["attachedData"], string>> = {
  asStated: "The data inside are those whose hash the document states.",
  different: "The data inside are not those whose hash the document states.",
  notComparable: "The data inside are those of this edition; the hash printed is that of the full one.",
  missing: "It carries no data.",
};

const moment = (iso: string): string =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;

const largestPdf = 100 * 1024 * 1024;

/** Only what was changed, or is no document of ours, is a danger; what cannot be told here is to be looked into. */
const edges: Readonly<Record<string, string>> = {
  issuedUnchanged: "border-l-accent",
  unchangedIssuerUnknown: "border-l-warn",
  notSigned: "border-l-warn",
};

/** Sends a PDF to be read, and shows the verdict with the detail below. */
export function VerifyForm() {
  const [reading, setReading] = useState<Verification | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useId();
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const file = new FormData(event.currentTarget).get("file");
    if (!(file instanceof File) || file.size === 0) return;
    if (file.size > largestPdf) return setProblem("This file is larger than 100 MB; a Groundwork PDF never is.");
    setBusy(true);
    setProblem(null);
    setReading(null);
    try {
      const reply = await fetch("/api/v1/verify", { method: "POST", headers: { "content-type": "application/pdf" }, body: file });
      const said = (await reply.json()) as Verification | { message: string };
      if (reply.ok) setReading(said as Verification);
      else setProblem("message" in said ? said.message : "The file could not be read.");
    } catch {
      setProblem("The server cannot be reached. Try again.");
    }
    setBusy(false);
  };
  return (
    <>
      <LiveForm onSubmit={submit} className="flex flex-wrap items-end gap-3">
        <div className="flex-1 basis-72">
          <label htmlFor={field} className="mb-1 block font-medium">
            The PDF
          </label>
          <input id={field} name="file" type="file" accept="application/pdf,.pdf" required className="field" />
        </div>
        <button type="submit" className="button button-main" disabled={busy}>
          {busy ? "Reading …" : "Verify"}
        </button>
      </LiveForm>
      <div aria-live="polite" className="mt-6">
        {problem && <p className="text-danger">{problem}</p>}
        {reading && <Outcome reading={reading} />}
      </div>
    </>
  );
}

function Outcome({ reading }: { reading: Verification }) {
  const edge = edges[reading.verdict] ?? "border-l-danger";
  return (
    <section className={`sheet border-l-4 px-5 py-4 ${edge}`} aria-labelledby="verdict">
      <h2 id="verdict" className="text-xl">
        {titles[reading.verdict] ?? reading.verdict}
      </h2>
      <p className="mt-1">{reading.says}</p>
      {reading.issuedHere && <p className="mt-1">This installation issued exactly these bytes.</p>}
      {reading.issuedHere === false && reading.signatures.length > 0 && (
        <p className="mt-1">This installation did not issue exactly these bytes.</p>
      )}
      {reading.issuedHere === false && reading.revisions.some((one) => one.issuedHere) && (
        <p className="mt-1">
          What it issued ends with the signature of {reading.revisions.findLast((one) => one.issuedHere)?.signer}; what follows was added
          elsewhere.
        </p>
      )}
      {reading.changes.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">What was changed</h3>
          <ul className="list-disc pl-5">
            {reading.changes.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </>
      )}
      {reading.signatures.length > 0 && (
        <>
          <h3 className="mt-4 font-semibold">Signatures</h3>
          <ol className="mt-1 list-decimal space-y-3 pl-5">
            {reading.signatures.map((one) => (
              <li key={one.field}>
                <p>
                  <strong>{one.signer || "Without a name"}</strong>
                  {one.reason && `: ${one.reason}`}
                </p>
                <p className={one.problems.length > 0 ? "text-danger" : ""}>
                  {one.problems.length === 0 ? "The signature holds." : one.problems.join(" ")}
                </p>
                <p className="text-sm text-soft">
                  {one.timeStamp
                    ? `Time-stamped ${moment(one.timeStamp.at)} by ${one.timeStamp.authority}`
                    : one.statedAt
                      ? `${moment(one.statedAt)}, as the server that sealed it stated`
                      : "Without a time"}
                  {one.certificate && `. Certificate of ${one.certificate.subject}, issued by ${one.certificate.issuer}`}
                  {one.issuer === "trusted" ? ", the authority of this installation." : ", an authority not known here."}
                  {one.revokedAt && ` Revoked on ${moment(one.revokedAt)}.`}
                  {one.certificate && one.revocation === "notChecked" && " Revocation is not checked: the issuer’s list is not held here."}
                </p>
              </li>
            ))}
          </ol>
        </>
      )}
      <p className="mt-4 text-sm text-soft">{dataWords[reading.attachedData]}</p>
      <p className="break-all text-sm text-soft">SHA-256 {reading.sha256}</p>
    </section>
  );
}
