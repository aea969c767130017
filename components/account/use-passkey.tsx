"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import { answerWithPasskey } from "./passkey-answer";

/** Shows a passkey in a session that began with a password: from then on two factors count. */
export function UsePasskey() {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const isReady = useIsReady();
  const go = async () => {
    const answered = await answerWithPasskey("/api/v1/session/confirmation/options");
    const reply = answered.ok ? await callApi("POST", "/api/v1/session/confirmation", { passkey: answered.answer }) : answered;
    setProblem(reply.ok ? null : reply.message);
    if (reply.ok) router.refresh();
  };
  return (
    <>
      <button type="button" className="button mt-2" disabled={!isReady} onClick={() => void go()}>
        Use your passkey
      </button>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
