"use client";
import { type FormEvent, type ReactNode, useState } from "react";
import { type ApiReply, callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Modal } from "@/components/ui/modal";
import { collectProof, ProofFields, type Ways } from "./proof-fields";

type Refused = { ok: false; data: unknown };
const asksForProof = ({ data }: Refused): boolean =>
  typeof data === "object" && data !== null && "refused" in data && data.refused === "confirmIdentity";

/**
 * Does what needs a recent proof of who is there: where the server asks for one, the dialog asks for it and what was wanted is done
 * then. The reply is null where the person closed the dialog.
 */
export function useConfirmation(
  ways: Ways,
  email: string,
): { confirmed: <T extends { ok: boolean }>(work: () => Promise<T>) => Promise<T | null>; dialog: ReactNode } {
  const [waiting, setWaiting] = useState<{ go: (isConfirmed: boolean) => void } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const confirmed = async <T extends { ok: boolean }>(work: () => Promise<T>): Promise<T | null> => {
    const reply = await work();
    if (reply.ok || !asksForProof(reply as unknown as Refused)) return reply;
    setProblem(null);
    const isConfirmed = await new Promise<boolean>((go) => setWaiting({ go }));
    setWaiting(null);
    return isConfirmed ? work() : null;
  };
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    setBusy(true);
    const collected = await collectProof(form);
    const reply: ApiReply<unknown> | { ok: false; message: string } = collected.ok
      ? await callApi("POST", "/api/v1/session/confirmation", collected.proof)
      : collected;
    setBusy(false);
    if (reply.ok) waiting?.go(true);
    else setProblem(reply.message);
  };
  const dialog = (
    <Modal open={waiting !== null} title="Is it you?" onClose={() => waiting?.go(false)}>
      <LiveForm onSubmit={submit} className="space-y-4">
        <p className="text-soft">Your last sign-in is more than five minutes ago, and this changes how your account is protected.</p>
        <ProofFields ways={ways} email={email} />
        {problem && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        <div className="flex flex-wrap gap-3">
          <button type="submit" className="button button-main" disabled={busy}>
            Go on
          </button>
          <button type="button" className="button" onClick={() => waiting?.go(false)}>
            Cancel
          </button>
        </div>
      </LiveForm>
    </Modal>
  );
  return { confirmed, dialog };
}
