"use client";
import { usePathname } from "next/navigation";
import { PageLink } from "@/components/ui/page-link";
import { useWorkspace } from "./autosave-context";

export type TaskSection = { id: string; title: string; answered: number; total: number; unknown: number; problems: number };

const results = [
  ["overview", "Overview"],
  ["data-flow", "Data-flow map"],
  ["recipients", "Recipients and transfers"],
  ["gaps", "Gaps"],
  ["risks", "Risks"],
  ["methods", "Scoring methods"],
  ["measures", "Measures"],
  ["what-if", "What if"],
  ["facts", "Facts relied on"],
  ["document", "Document"],
] as const;

const reviewing = [
  ["read", "Read the draft"],
  ["comments", "Comments"],
  ["compare", "What changed"],
  ["checklist", "Checklist (WP248)"],
  ["review", "Review"],
  ["sign", "Decide and sign"],
  ["conditions", "Conditions"],
  ["consultation", "Consultation"],
] as const;

/** Where answers come from that nobody has to type. */
const sources = [
  ["import-aws", "Import from AWS"],
  ["shelf", "Take from the shelf"],
] as const;

/** The sections with their state in words, and what follows from them. On a narrow screen it folds. */
export function TaskList({
  base,
  name,
  state,
  version,
  outOfDate,
  sections,
}: {
  base: string;
  name: string;
  state: string;
  version: number;
  /** What is out of date, in words; null where nothing is. */
  outOfDate: string | null;
  sections: readonly TaskSection[];
}) {
  const pathname = usePathname();
  const current = pathname.slice(base.length + 1);
  const list = (
    <>
      <h2 className="mb-1 font-sans text-sm font-semibold text-soft">To fill in</h2>
      <ol className="mb-5">
        {sections.map((section) => (
          <TaskLink key={section.id} base={base} section={section} active={current === `sections/${section.id}`} />
        ))}
      </ol>
      <ul className="-mt-4 mb-5">
        {sources.map(([id, label]) => (
          <li key={id}>
            <PageLink
              href={`${base}/${id}`}
              aria-current={current.startsWith(id) ? "page" : undefined}
              className={`block min-h-8 border-l-4 py-1 pl-3 text-sm no-underline hover:underline ${current.startsWith(id) ? "border-accent bg-accent-pale font-semibold text-ink" : "border-transparent text-ink"}`}
            >
              {label}
            </PageLink>
          </li>
        ))}
      </ul>
      <PageLinks title="What follows" pages={results} base={base} current={current} />
      <PageLinks title="Review and decision" pages={reviewing} base={base} current={current} />
    </>
  );
  return (
    <nav aria-label="Assessment" className="no-print py-4 md:sticky md:top-0 md:max-h-screen md:self-start md:overflow-y-auto md:pb-10">
      <p className="font-serif text-lg font-semibold leading-tight">{name}</p>
      <p className="mb-4 text-sm text-soft">
        Version {version} · {state}
        {outOfDate !== null && (
          <span className="block">
            <PageLink href={`${base}/out-of-date`} className="font-medium text-warn">
              {outOfDate}
            </PageLink>
          </span>
        )}
      </p>
      <div className="hidden md:block">{list}</div>
      <details className="sheet px-3 py-2 md:hidden" key={pathname}>
        <summary className="font-medium">Sections and results</summary>
        <div className="mt-3">{list}</div>
      </details>
    </nav>
  );
}

function PageLinks({
  title,
  pages,
  base,
  current,
}: {
  title: string;
  pages: readonly (readonly [string, string])[];
  base: string;
  current: string;
}) {
  return (
    <>
      <h2 className="mb-1 font-sans text-sm font-semibold text-soft">{title}</h2>
      <ul className="mb-5">
        {pages.map(([id, label]) => {
          const active = current === id || current.startsWith(`${id}/`);
          return (
            <li key={id}>
              <PageLink
                href={`${base}/${id}`}
                aria-current={active ? "page" : undefined}
                className={`block min-h-8 border-l-4 py-1 pl-3 text-sm no-underline hover:underline ${active ? "border-accent bg-accent-pale font-semibold text-ink" : "border-transparent text-ink"}`}
              >
                {label}
              </PageLink>
            </li>
          );
        })}
      </ul>
    </>
  );
}

function TaskLink({ base, section, active }: { base: string; section: TaskSection; active: boolean }) {
  const { counts } = useWorkspace();
  const { answered, total } = counts[section.id] ?? section;
  const isAnswered = total > 0 && answered === total;
  const state = total === 0 ? "Nothing required" : isAnswered ? "Answered" : `${answered} of ${total} answered`;
  return (
    <li>
      <PageLink
        href={`${base}/sections/${section.id}`}
        aria-current={active ? "page" : undefined}
        className={`flex flex-wrap justify-between border-l-4 py-1.5 pr-1 pl-3 text-sm leading-snug no-underline hover:underline ${active ? "border-accent bg-accent-pale text-ink" : "border-transparent text-ink"}`}
      >
        <span className={`mr-2 ${active ? "font-semibold" : ""}`}>{section.title}</span>
        <span className="text-soft">
          {isAnswered && <span aria-hidden="true">✓ </span>}
          {state}
          {section.unknown > 0 && ` · ${section.unknown} to find out`}
          {section.problems > 0 && <span className="text-danger"> · {section.problems} to check</span>}
        </span>
      </PageLink>
    </li>
  );
}
