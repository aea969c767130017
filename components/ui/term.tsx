import type { ReactNode } from "react";

/** One line of a `dl.terms`: what it is, and what it is here. */
export function Term({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
