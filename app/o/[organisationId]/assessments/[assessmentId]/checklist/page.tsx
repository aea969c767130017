import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import type { AssessmentParams } from "@/app/page-access";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { OpenPaths } from "@/components/ui/reasons";
import { readAnswers } from "@/lib/domain/questionnaire/reading";
import { wp248Checklist } from "@/lib/domain/report/wp248-checklist";

export const metadata: Metadata = { title: "Checklist" };

export default async function ChecklistPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, words, base } = await assessmentWithWords(params);
  const parts = wp248Checklist(view.content, view.result, readAnswers(view.content));
  const items = parts.flatMap((part) => part.items);
  const answered = items.filter(({ state }) => state === "answered").length;
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Checklist after WP248, Annex 2">
        <p>
          The criteria for an acceptable assessment in the guidelines of the Article 29 Working Party (WP248 rev.01, 4 October 2017,
          endorsed by the EDPB), restated and filled from the answers. “Answered” means that the point is dealt with, not that the answer is
          right. The full document prints it as Annex C.
        </p>
      </PageHeading>
      <p className="text-lg">
        {answered} of {items.length} answered
      </p>
      {parts.map((part) => (
        <section key={part.id} aria-labelledby={part.id} className="mt-8">
          <h2 id={part.id} className="mb-2 text-xl">
            {part.title}
          </h2>
          <ul className="border-t border-rule">
            {part.items.map((item) => (
              <li key={item.id} className="border-b border-rule py-3">
                <p>
                  <span aria-hidden="true">{item.state === "answered" ? "✓ " : "☐ "}</span>
                  <strong className={item.state === "answered" ? "text-accent" : "text-warn"}>
                    {item.state === "answered" ? "Answered" : "Open"}
                  </strong>
                  : {item.text} <span className="text-sm text-soft">({item.article})</span>
                </p>
                {item.open.length > 0 && (
                  <div className="mt-1 border-l-4 border-warn pl-3">
                    <OpenPaths paths={words.paths(item.open.flatMap((point) => ("path" in point ? [point.path] : [])))} base={base} />
                    {item.open.map((point) =>
                      "says" in point ? (
                        <p key={point.says} className="text-sm">
                          <PageLink href={`${base}/${point.to}`}>{point.says}</PageLink>
                        </p>
                      ) : null,
                    )}
                  </div>
                )}
                {item.answered.length > 0 && (
                  <div className="mt-1 text-sm">
                    <span className="text-soft">Answered in</span>
                    <OpenPaths paths={words.paths(item.answered)} base={base} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
