import type { ReactNode } from "react";

/** The one `h1` of a page, with what the page is for beneath it. */
export function PageHeading({ title, children, above }: { title: string; children?: ReactNode; above?: ReactNode }) {
  return (
    <header className="mb-6 pt-4">
      {above && <p className="mb-1 text-sm text-soft">{above}</p>}
      <h1 className="text-2xl">{title}</h1>
      {children && <div className="prose-measure mt-2 text-soft">{children}</div>}
    </header>
  );
}
