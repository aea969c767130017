import type { PathView, ReasonView } from "@/lib/domain/view/explain";
import { StandingMark } from "./standing-mark";

/** The answers and facts that something follows from; each answer leads to its question, each fact names its sources. */
export function Reasons({ reasons, base }: { reasons: readonly ReasonView[]; base: string }) {
  if (reasons.length === 0) return null;
  return (
    <ul className="space-y-2 text-sm">
      {reasons.map((reason) =>
        reason.kind === "answer" ? (
          <li key={reason.path}>
            <span className="text-soft">Answer: </span>
            {reason.to ? <a href={`${base}/${reason.to}`}>{reason.label}</a> : reason.label} <span className="text-soft">→</span>{" "}
            <span className="line-clamp-3">{reason.value}</span>
          </li>
        ) : (
          <li key={`${reason.id}@${reason.version}`}>
            <span className="text-soft">Fact: </span>
            {reason.claim} {reason.standing && <StandingMark standing={reason.standing} />}
            {reason.sources.map((source) => (
              <span key={source.title} className="block text-soft">
                {source.url?.startsWith("https://") ? (
                  <a href={source.url} rel="noreferrer noopener" target="_blank">
                    {source.title}
                  </a>
                ) : (
                  source.title
                )}
                {source.date && `, ${source.date}`}
              </span>
            ))}
          </li>
        ),
      )}
    </ul>
  );
}

/** What is still open, as links to the questions. */
export function OpenPaths({ paths, base }: { paths: readonly PathView[]; base: string }) {
  return (
    <ul className="ml-5 list-disc space-y-1 text-sm">
      {paths.map((one) => (
        <li key={one.path}>
          {one.to ? (
            <a className="inline-block py-0.5 align-top" href={`${base}/${one.to}`}>
              {one.label}
            </a>
          ) : (
            one.label
          )}
        </li>
      ))}
    </ul>
  );
}

/** Reasons that open on demand. */
export function Why({ reasons, base, label = "Why" }: { reasons: readonly ReasonView[]; base: string; label?: string }) {
  if (reasons.length === 0) return null;
  return (
    <details className="mt-2">
      <summary className="text-sm text-accent">
        {label}: {reasons.length === 1 ? "1 reason" : `${reasons.length} reasons`}
      </summary>
      <div className="mt-2 border-l-2 border-rule pl-3">
        <Reasons reasons={reasons} base={base} />
      </div>
    </details>
  );
}
