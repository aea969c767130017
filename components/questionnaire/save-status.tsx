"use client";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { Modal } from "@/components/ui/modal";
import { useAutosave, useAutosaveQueue } from "./autosave-context";

const clock = (instant: number): string => new Date(instant).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

/** What is saved and what is not, in words. Only the first save and failures are announced aloud. */
export function SaveStatus({ email }: { email: string }) {
  const queue = useAutosaveQueue();
  const phase = useAutosave((state) => state.phase);
  const savedAt = useAutosave((state) => state.savedAt);
  const waiting = useAutosave((state) => state.waiting);
  const conflicts = useAutosave((state) => state.conflicts.length);
  const general = useAutosave((state) => state.refusals[""]);
  const [announced, setAnnounced] = useState("");
  const first = useRef(true);

  useEffect(() => {
    if (phase === "saved" && first.current) {
      first.current = false;
      setAnnounced("Saved. Every answer is saved while you write.");
    }
    if (phase === "retrying") setAnnounced("Not saved, retrying.");
    if (phase === "offline") setAnnounced("You are offline. Your answers are kept here until you are back.");
  }, [phase]);

  const answers = `${waiting} ${waiting === 1 ? "answer" : "answers"}`;
  const words = {
    idle: "Saved as you write",
    waiting: "Saving …",
    saving: "Saving …",
    saved: savedAt === null ? "Saved" : `Saved ${clock(savedAt)}`,
    retrying: "Not saved: retrying",
    offline: "Not saved: offline",
    signedOut: "Not saved: signed out",
  }[phase];
  const trouble = phase === "retrying" || phase === "offline" || phase === "signedOut";
  return (
    <>
      <p className={`text-sm ${trouble ? "font-medium text-danger" : "text-soft"}`}>
        {words}
        {conflicts > 0 && ` · ${conflicts} changed elsewhere`}
      </p>
      <p role="status" className="sr-only">
        {announced}
      </p>
      {general && (
        <p role="alert" className="text-sm text-danger">
          {general}
        </p>
      )}
      {phase === "offline" && (
        <div className="fixed inset-x-0 bottom-0 z-40 border-t-2 border-warn bg-warn-pale px-4 py-3 text-center">
          You are offline. {answers} not saved yet; {waiting === 1 ? "it is" : "they are"} kept in this window and saved when you are back.
        </div>
      )}
      <SignInAgain open={phase === "signedOut"} email={email} waiting={answers} onSignedIn={() => queue.resume()} />
    </>
  );
}

/** Signs in without leaving the page, so that nothing typed is lost. */
export function SignInAgain({
  open,
  email,
  waiting,
  onSignedIn,
}: {
  open: boolean;
  email: string;
  waiting: string;
  onSignedIn: () => void;
}) {
  const [password, setPassword] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const field = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const reply = await callApi("POST", "/api/v1/session", { email, password });
    setBusy(false);
    if (!reply.ok) return setProblem(reply.message);
    setPassword("");
    setProblem(null);
    onSignedIn();
  };
  return (
    <Modal open={open} title="You have been signed out">
      <p>
        Nothing is lost: {waiting} not saved yet {waiting.startsWith("1 ") ? "is" : "are"} kept in this window. Sign in again as {email} and{" "}
        {waiting.startsWith("1 ") ? "it is" : "they are"} saved.
      </p>
      <form onSubmit={(event) => void submit(event)} className="mt-4 space-y-3">
        <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
        <label htmlFor={field} className="block font-medium">
          Password
        </label>
        <input
          id={field}
          className="field"
          type="password"
          autoComplete="current-password"
          value={password}
          aria-invalid={problem !== null || undefined}
          onChange={(event) => setPassword(event.target.value)}
        />
        {problem && (
          <p role="alert" className="text-danger">
            {problem}
          </p>
        )}
        <button type="submit" className="button button-main" disabled={busy}>
          Sign in and save
        </button>
      </form>
    </Modal>
  );
}
