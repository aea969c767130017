"use client";
import { type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { SignInAgain } from "@/components/questionnaire/save-status";
import { type ApiReply, callApi } from "@/components/ui/call-api";

type Sent = { path: string; body: unknown; then: (data: unknown) => void; refused?: ((reply: ApiReply<unknown>) => boolean) | undefined };

/**
 * Sends what a person wrote and keeps at it: a lost connection sends it again once it is back, an ended session asks for the
 * password in place and then sends it. Until then the text stays in its field.
 */
export function useSending(email: string): {
  send: (path: string, body: unknown, then: (data: unknown) => void, refused?: (reply: ApiReply<unknown>) => boolean) => Promise<void>;
  busy: boolean;
  problem: string | null;
  dialog: ReactNode;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [signedOut, setSignedOut] = useState(false);
  const waiting = useRef<Sent | null>(null);

  const attempt = useCallback(async (sent: Sent) => {
    setBusy(true);
    const reply = await callApi<unknown>("POST", sent.path, sent.body);
    setBusy(false);
    waiting.current = null;
    if (reply.ok) {
      setProblem(null);
      setSignedOut(false);
      return sent.then(reply.data);
    }
    if (reply.status === 0 || reply.status === 401) waiting.current = sent;
    if (reply.status === 401) return setSignedOut(true);
    if (sent.refused?.(reply)) return setProblem(null);
    setProblem(
      reply.status === 0
        ? "Not sent: the server cannot be reached. What you wrote is kept in this window and is sent when the connection is back."
        : reply.message,
    );
  }, []);

  useEffect(() => {
    const again = () => {
      if (waiting.current) void attempt(waiting.current);
    };
    window.addEventListener("online", again);
    // A server that was restarted does not make the browser go offline and back.
    const timer = setInterval(() => {
      if (waiting.current && !signedOut && navigator.onLine) again();
    }, 5_000);
    return () => {
      window.removeEventListener("online", again);
      clearInterval(timer);
    };
  }, [attempt, signedOut]);

  const send = useCallback(
    (path: string, body: unknown, then: (data: unknown) => void, refused?: (reply: ApiReply<unknown>) => boolean) =>
      attempt({ path, body, then, refused }),
    [attempt],
  );
  const dialog = (
    <SignInAgain
      open={signedOut}
      email={email}
      waiting="1 text"
      onSignedIn={() => {
        setSignedOut(false);
        if (waiting.current) void attempt(waiting.current);
      }}
    />
  );
  return { send, busy, problem, dialog };
}
