"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { useIsReady } from "@/components/ui/use-is-ready";
import { useConfirmation } from "./confirm-dialog";
import type { Ways } from "./proof-fields";
import { RecoveryCodes } from "./recovery-codes";
import { Said, type Saying } from "./said";

type Enrolment = { letters: string; qr: { size: number; path: string } };
const api = "/api/v1/account/one-time-codes";

/** Sets up an app that gives codes, shows the recovery codes once, and takes the app away again. */
export function OneTimeCodes({
  isSetUp,
  recoveryCodesLeft,
  ways,
  email,
}: {
  isSetUp: boolean;
  recoveryCodesLeft: number;
  ways: Ways;
  email: string;
}) {
  const router = useRouter();
  const isReady = useIsReady();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  const [said, setSaid] = useState<Saying | null>(null);
  const { confirmed, dialog } = useConfirmation(ways, email);
  const id = useId();
  const wrong = (reply: { ok: boolean; message?: string } | null) =>
    setSaid(reply && !reply.ok ? { ok: false, words: reply.message ?? "" } : null);

  const begin = async () => {
    const reply = await confirmed(() => callApi<Enrolment>("POST", api));
    wrong(reply);
    if (reply?.ok) setEnrolment(reply.data);
  };
  const finish = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget).get("code"));
    const reply = await confirmed(() => callApi<{ recoveryCodes: readonly string[] }>("PUT", api, { code }));
    wrong(reply);
    if (!reply?.ok) return;
    setEnrolment(null);
    setCodes(reply.data.recoveryCodes);
    router.refresh();
  };
  const renew = async () => {
    const reply = await confirmed(() => callApi<{ recoveryCodes: readonly string[] }>("POST", "/api/v1/account/recovery-codes"));
    wrong(reply);
    if (!reply?.ok) return;
    setCodes(reply.data.recoveryCodes);
    router.refresh();
  };
  const remove = async () => {
    const reply = await confirmed(() => callApi("DELETE", api));
    wrong(reply);
    if (!reply?.ok) return;
    setCodes(null);
    setSaid({ ok: true, words: "The app is removed. Your password alone signs you in." });
    router.refresh();
  };

  return (
    <div className="space-y-4">
      {dialog}
      <p className="prose-measure text-soft">
        {isSetUp
          ? "A code from your app is asked for after your password. A code works once."
          : "An app on your telephone shows a new code every half-minute, which is asked for after your password. Whoever learns your password still cannot sign in."}
      </p>
      {codes && <RecoveryCodes codes={codes} />}
      {enrolment && (
        <LiveForm onSubmit={finish} className="sheet space-y-4 px-5 py-4">
          <ol className="list-decimal space-y-4 pl-5">
            <li>
              <p>Scan this picture with an app for one-time codes.</p>
              <svg
                viewBox={`0 0 ${enrolment.qr.size} ${enrolment.qr.size}`}
                role="img"
                aria-label="QR code for your app; the letters below say the same"
                className="mt-2 w-48 max-w-full bg-white"
                shapeRendering="crispEdges"
              >
                <path d={enrolment.qr.path} fill="#000" />
              </svg>
              <p className="mt-2 text-sm text-soft">
                Or type this key in:{" "}
                <code className="select-all break-all text-ink">{enrolment.letters.replace(/(.{4})(?=.)/g, "$1 ")}</code>
              </p>
            </li>
            <li>
              <label htmlFor={id} className="mb-1 block">
                Give the code that the app shows now
              </label>
              <input
                id={id}
                name="code"
                required
                maxLength={40}
                inputMode="numeric"
                autoComplete="one-time-code"
                className="field max-w-48"
              />
            </li>
          </ol>
          <div className="flex flex-wrap gap-3">
            <button type="submit" className="button button-main">
              Set the app up
            </button>
            <button type="button" className="button" onClick={() => setEnrolment(null)}>
              Cancel
            </button>
          </div>
        </LiveForm>
      )}
      <Said said={said} />
      {isSetUp ? (
        <>
          <p>
            {recoveryCodesLeft === 1 ? "1 recovery code is left." : `${recoveryCodesLeft} recovery codes are left.`} Each stands in for the
            app once.
          </p>
          <div className="flex flex-wrap gap-3">
            <button type="button" className="button" disabled={!isReady} onClick={() => void renew()}>
              Make new recovery codes
            </button>
            <button type="button" className="button text-danger" disabled={!isReady} onClick={() => void remove()}>
              Remove the app
            </button>
          </div>
        </>
      ) : (
        !enrolment && (
          <button type="button" className="button" disabled={!isReady} onClick={() => void begin()}>
            Set up an app
          </button>
        )
      )}
    </div>
  );
}
