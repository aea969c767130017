"use client";
import type { FormEvent, ReactNode } from "react";
import { useIsReady } from "./use-is-ready";

/** A form that our own code sends; it can be filled in once that code is there. */
export function LiveForm({
  onSubmit,
  className = "",
  children,
}: {
  onSubmit: (event: FormEvent<HTMLFormElement>) => Promise<unknown>;
  className?: string;
  children: ReactNode;
}) {
  return (
    <form method="post" onSubmit={(event) => void onSubmit(event)}>
      <fieldset disabled={!useIsReady()} className={`min-w-0 ${className}`}>
        {children}
      </fieldset>
    </form>
  );
}
