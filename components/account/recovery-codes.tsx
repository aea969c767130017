"use client";
import { useEffect, useRef } from "react";

/** Ten codes, this once; the focus goes to them so that nobody misses them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
      <h3 ref={heading} tabIndex={-1} className="font-semibold">
        Your recovery codes, shown only now
      </h3>
      <p className="text-sm">
        Keep them where you keep important papers, and not with the password. Each signs you in once when the app is lost.
      </p>
      <ul className="mt-2 grid max-w-md grid-cols-1 gap-x-6 font-mono text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code} className="select-all py-0.5">
            {code}
          </li>
        ))}
      </ul>
    </div>
  );
}
