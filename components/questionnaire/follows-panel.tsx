"use client";
import { useState } from "react";
import { LevelMark } from "@/components/ui/level-mark";
import { PageLink } from "@/components/ui/page-link";
import type { Level } from "@/lib/domain/risk/level";
import { useWorkspace } from "./autosave-context";

const ranks: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3, veryHigh: 4 };
const verdicts = {
  required: "A DPIA is required",
  recommended: "A DPIA is recommended",
  notRequired: "A DPIA is not required",
  undetermined: "Whether a DPIA is required is open",
} as const;

const counted = (count: number, what: string): string => `${count} ${what}${count === 1 ? "" : "s"}`;

/** What the last answers changed, then what stands; each line leads to its reason. On a narrow screen a bar that opens. */
export function FollowsPanel({ riskTitles }: { riskTitles: Readonly<Record<string, string>> }) {
  const { follows, changed, base } = useWorkspace();
  const [open, setOpen] = useState(false);
  const raised = follows.risks
    .filter((risk) => risk.state === "raised")
    .toSorted((a, b) => (b.level ? ranks[b.level] : 0) - (a.level ? ranks[a.level] : 0));
  const undetermined = follows.risks.filter((risk) => risk.state === "undetermined").length;
  const openGaps = follows.gaps.filter((gap) => gap.state === "open");
  const unclearGaps = follows.gaps.length - openGaps.length;
  const { outcome } = follows;
  const body = (
    <div className="space-y-6 text-sm">
      <section aria-live="off">
        <h3 className="font-sans text-sm font-semibold">What your last answers changed</h3>
        {changed.length === 0 ? (
          <p className="mt-1 text-soft">Nothing yet. As you answer, what follows from it appears here.</p>
        ) : (
          <ul className="mt-2 space-y-3">
            {changed.slice(0, 8).map((line) => (
              <li key={line.id} className="border-l-4 border-accent pl-3">
                <PageLink href={`${base}/${line.to}`} className="font-medium">
                  {line.says}
                </PageLink>
                {line.reason !== "" && <span className="mt-0.5 line-clamp-4 block text-soft">{line.reason}</span>}
              </li>
            ))}
            {changed.length > 8 && <li className="text-soft">… and {changed.length - 8} more</li>}
          </ul>
        )}
      </section>
      <section>
        <h3 className="font-sans text-sm font-semibold">As it stands</h3>
        <ul className="mt-2 space-y-2">
          <li>
            <PageLink href={`${base}/sections/screening`}>{verdicts[follows.screening.verdict]}</PageLink>
          </li>
          <li className="flex flex-wrap items-center gap-x-2">
            <PageLink href={`${base}/risks`}>Overall level</PageLink>
            <LevelMark level={outcome.level} />
            {outcome.level !== null && outcome.levelIsAtLeast && <span className="text-soft">at least</span>}
          </li>
          <li>
            <PageLink href={`${base}/overview#open`}>{counted(follows.openQuestions.length, "open question")}</PageLink>
          </li>
        </ul>
      </section>
      {follows.gaps.length > 0 && (
        <section>
          <h3 className="font-sans text-sm font-semibold">
            Gaps: {openGaps.length} open{unclearGaps > 0 && `, ${unclearGaps} undetermined`}
          </h3>
          <ul className="mt-2 space-y-2">
            {openGaps.slice(0, 4).map((gap) => (
              <li key={gap.id} className="border-l-4 border-danger pl-3">
                <PageLink href={`${base}/gaps#${encodeURIComponent(gap.id)}`} className="text-ink">
                  {gap.text}
                </PageLink>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h3 className="font-sans text-sm font-semibold">Who receives data</h3>
        {follows.recipients.length === 0 ? (
          <p className="mt-1 text-soft">No recipient follows from the answers so far.</p>
        ) : (
          <ul className="mt-2 space-y-1">
            {follows.recipients
              .filter((one) => one.kind !== "internal")
              .slice(0, 8)
              .map((one) => (
                <li key={one.id}>
                  <PageLink href={`${base}/recipients#${encodeURIComponent(one.id)}`}>{one.name}</PageLink>
                  <span className="text-soft"> {one.certainty}</span>
                </li>
              ))}
          </ul>
        )}
      </section>
      <section>
        <h3 className="font-sans text-sm font-semibold">
          Highest risks{" "}
          <span className="font-normal text-soft">
            {raised.length} raised, {undetermined} undetermined
          </span>
        </h3>
        <ul className="mt-2 space-y-2">
          {raised.slice(0, 5).map((risk) => (
            <li key={risk.id}>
              <LevelMark level={risk.level} />{" "}
              <PageLink href={`${base}/risks/${encodeURIComponent(risk.id)}`}>
                {riskTitles[risk.rule] ?? riskTitles[risk.id] ?? risk.rule}
              </PageLink>
              {risk.placeName && <span className="text-soft"> · {risk.placeName}</span>}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
  const latest = changed[0]?.says ?? `${counted(follows.openQuestions.length, "open question")} · ${counted(raised.length, "risk")}`;
  return (
    <>
      <aside
        aria-label="What follows"
        className="no-print hidden lg:sticky lg:top-0 lg:block lg:max-h-screen lg:self-start lg:overflow-y-auto lg:border-l lg:border-rule lg:py-4 lg:pb-10 lg:pl-6 lg:group-has-[[data-wide]]/workspace:hidden"
      >
        <h2 className="mb-4 text-xl">What follows</h2>
        {body}
      </aside>
      <div className="no-print fixed inset-x-0 bottom-0 z-30 border-t-2 border-accent bg-sheet lg:hidden lg:group-has-[[data-wide]]/workspace:block">
        <button
          type="button"
          aria-expanded={open}
          className="flex min-h-12 w-full cursor-pointer items-center gap-3 px-4 py-2 text-left text-sm"
          onClick={() => setOpen(!open)}
        >
          <span className="font-semibold">What follows</span>
          <span className="min-w-0 flex-1 truncate text-soft">{latest}</span>
          <span aria-hidden="true">{open ? "▾" : "▴"}</span>
        </button>
        {open && (
          <section aria-label="What follows" className="max-h-[60vh] overflow-y-auto px-4 pb-6">
            {body}
          </section>
        )}
      </div>
    </>
  );
}
