"use client";
import { useEffect, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { SecondFactorForm } from "./second-factor-form";

type Entered = { secondFactor: string | null; goTo: string };

/** Hands over what the provider put into the address, once, and goes on; the address leaves the history with it. */
export function SingleSignOnReturn({ name }: { name: string }) {
  const [outcome, setOutcome] = useState<{ problem: string } | Entered | null>(null);
  useEffect(() => {
    const parameters = location.search.slice(1);
    if (parameters === "") return;
    // The code in the address is good for one use only; it is neither kept nor sent on.
    history.replaceState(null, "", location.pathname);
    void callApi<Entered>("POST", "/api/v1/session/single-sign-on/return", { parameters }).then((reply) => {
      if (!reply.ok) setOutcome({ problem: reply.message });
      else if (reply.data.secondFactor === null) location.replace(reply.data.goTo);
      else setOutcome(reply.data);
    });
  }, []);
  if (outcome && "problem" in outcome)
    return (
      <>
        <p role="alert" className="mb-6 text-danger">
          {outcome.problem}
        </p>
        <a className="button" href="/sign-in">
          Back to signing in
        </a>
      </>
    );
  if (outcome?.secondFactor) return <SecondFactorForm challenge={outcome.secondFactor} goTo={outcome.goTo} />;
  return <p role="status">One moment: {name} has answered, and the answer is looked at.</p>;
}
