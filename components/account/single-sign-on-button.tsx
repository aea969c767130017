"use client";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";

/** Leads to the operator's identity provider and says where to come back to, or which invitation is taken up. */
export function SingleSignOnButton({
  at,
  body,
  words,
  main = false,
}: {
  at: string;
  body: Record<string, unknown>;
  words: string;
  main?: boolean;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const isReady = useIsReady();
  const go = async () => {
    const reply = await callApi<{ goTo: string }>("POST", at, "goTo" in body ? { ...body, goTo: `${body.goTo}${location.hash}` } : body);
    if (reply.ok) location.assign(reply.data.goTo);
    else setProblem(reply.message);
  };
  return (
    <>
      <button type="button" className={`button ${main ? "button-main" : ""}`} disabled={!isReady} onClick={() => void go()}>
        {words}
      </button>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </>
  );
}
