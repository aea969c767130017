import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import type { AssessmentParams } from "@/app/page-access";
import { reviewOf } from "@/app/review-of";
import { PlaceThreads } from "@/components/review/threads/place-threads";
import { ReviewProvider } from "@/components/review/threads/review-context";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { OpenPaths, Why } from "@/components/ui/reasons";
import { isRecordId } from "@/lib/domain/questionnaire/questions";

export const metadata: Metadata = { title: "Gaps" };

export default async function GapsPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, words, base } = await assessmentWithWords(params);
  const gaps = view.result.gaps.toSorted((a, b) => Number(b.state === "open") - Number(a.state === "open"));
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Gaps">
        <p>
          What is unlawful is not a risk to be weighed. A gap has no score, no measure lowers it and nobody accepts it: only a changed
          answer closes it.
        </p>
      </PageHeading>
      {gaps.length === 0 && (
        <Notice>
          <p>
            The rules find no gap in the answers so far. They look at legal bases, special categories, automated decisions, contracts, joint
            controllers, transfers and information.
          </p>
        </Notice>
      )}
      <ReviewProvider review={await reviewOf(params)}>
        <div className="space-y-4">
          {gaps.map((gap) => (
            <section
              key={gap.id}
              id={gap.id}
              className={`sheet scroll-mt-20 border-l-4 px-5 py-4 ${gap.state === "open" ? "border-l-danger" : "border-l-warn"}`}
            >
              <p className="text-sm">
                <strong className={gap.state === "open" ? "text-danger" : "text-warn"}>
                  {gap.state === "open" ? "Open" : "Undetermined"}
                </strong>{" "}
                <span className="text-soft">
                  · {gap.article}
                  {gap.recordId && isRecordId(gap.recordId) && ` · ${words.name(gap.recordId)}`}
                </span>
              </p>
              <p className="mt-1 text-lg">{words.say(gap.says)}</p>
              {gap.closedBy.length > 0 && (
                <div className="mt-3">
                  <p className="text-sm font-medium">Answers that would close it</p>
                  <OpenPaths paths={words.paths(gap.closedBy)} base={base} />
                </div>
              )}
              {gap.missing.some((path) => !gap.closedBy.includes(path)) && (
                <div className="mt-3">
                  <p className="text-sm font-medium">Still open</p>
                  <OpenPaths paths={words.paths(gap.missing)} base={base} />
                </div>
              )}
              <Why reasons={words.reasons(gap.because)} base={base} />
              <div className="mt-3">
                <PlaceThreads place={{ kind: "gap", id: gap.id }} />
              </div>
            </section>
          ))}
        </div>
      </ReviewProvider>
    </div>
  );
}
