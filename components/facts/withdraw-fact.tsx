"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";

/** Withdraws an own fact from today on, after a second press. */
export function WithdrawFact({ address, claim }: { address: string; claim: string }) {
  const router = useRouter();
  const [asked, setAsked] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const withdraw = async () => {
    if (!asked) return setAsked(true);
    const reply = await callApi("DELETE", address);
    setProblem(reply.ok ? null : reply.message);
    if (reply.ok) router.refresh();
  };
  return (
    <p className="mt-2 text-sm">
      <button type="button" className="button button-small" onClick={() => void withdraw()}>
        {asked ? "Yes, withdraw it from today on" : "Withdraw"}
        <span className="sr-only">: {claim}</span>
      </button>
      {problem && (
        <span role="alert" className="ml-2 text-danger">
          {problem}
        </span>
      )}
    </p>
  );
}
