import type { ReactNode } from "react";

const looks = {
  plain: "border-rule bg-sheet",
  warn: "border-warn bg-warn-pale",
  danger: "border-danger bg-danger-pale",
  accent: "border-accent bg-accent-pale",
} as const;

/** A passage set apart from the text around it. */
export function Notice({ tone = "plain", title, children }: { tone?: keyof typeof looks; title?: string; children: ReactNode }) {
  return (
    <div className={`my-4 rounded border-l-4 px-4 py-3 ${looks[tone]}`}>
      {title && <p className="font-semibold">{title}</p>}
      {children}
    </div>
  );
}
