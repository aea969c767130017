"use client";
import { useState } from "react";

type Outcome = { ok: true } | { ok: false; message: string };

/** The requests of one form: whether one is under way, and why the last one was refused. */
export function useRequest(): {
  busy: boolean;
  problem: string | null;
  attempt: <R extends Outcome>(work: () => Promise<R>) => Promise<R>;
} {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const attempt = async <R extends Outcome>(work: () => Promise<R>): Promise<R> => {
    setBusy(true);
    const outcome = await work();
    setBusy(false);
    setProblem(outcome.ok ? null : outcome.message);
    return outcome;
  };
  return { busy, problem, attempt };
}
