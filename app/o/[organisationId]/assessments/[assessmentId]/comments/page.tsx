import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { reviewOf } from "@/app/review-of";
import { ReviewProvider } from "@/components/review/threads/review-context";
import { ThreadCard } from "@/components/review/threads/thread-card";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import type { ThreadView } from "@/lib/domain/review/thread-view";
import { readingView } from "@/lib/services/review/reading-view";

export const metadata: Metadata = { title: "Comments" };

const filters = {
  open: { label: "Open", shows: ({ isOpen }: ThreadView) => isOpen },
  detached: { label: "Detached", shows: ({ isOpen, standing }: ThreadView) => isOpen && standing.state === "detached" },
  proposals: { label: "Proposals", shows: ({ proposal, isOpen }: ThreadView) => isOpen && proposal !== null },
  mine: { label: "Mine", shows: ({ mine }: ThreadView) => mine },
  mentions: { label: "Mention me", shows: ({ mentionsMe }: ThreadView) => mentionsMe },
  resolved: { label: "Resolved", shows: ({ isOpen }: ThreadView) => !isOpen },
  all: { label: "All", shows: () => true },
} as const;

export default async function CommentsPage({
  params,
  searchParams,
}: {
  params: Promise<AssessmentParams>;
  searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}) {
  const { person, view, base } = await requireAssessment(params);
  const asked = String((await searchParams).show ?? "");
  const chosen = Object.hasOwn(filters, asked) ? (asked as keyof typeof filters) : null;
  const review = await reviewOf(params);
  const { places } = await orNotFound(readingView(person, view.organisationId, view.assessmentId));
  const shown = review.threads.filter(filters[chosen ?? "open"].shows);
  // A link to a thread leads to it, whether it is open or not: without a filter the resolved ones stand below.
  const below = chosen === null ? review.threads.filter(filters.resolved.shows) : [];
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Comments">
        <p>
          What was said about answers, risks, gaps and measures. None of it is in the data that travels with a document. Begin a comment
          where it belongs: <PageLink href={`${base}/read`}>in the draft</PageLink>, or beside the question, risk, gap or measure.
        </p>
      </PageHeading>
      <nav aria-label="Which comments" className="mb-5 flex flex-wrap gap-x-4 gap-y-1">
        {Object.entries(filters).map(([id, { label, shows }]) => (
          <PageLink
            key={id}
            href={`${base}/comments?show=${id}`}
            aria-current={id === (chosen ?? "open") ? "page" : undefined}
            className={`inline-flex min-h-8 items-center ${id === (chosen ?? "open") ? "font-semibold text-ink no-underline" : ""}`}
          >
            {label} ({review.threads.filter(shows).length})
          </PageLink>
        ))}
      </nav>
      <ReviewProvider
        review={{ ...review, places: [...places.values()].map(({ place, label, revision }) => ({ place, label, revision })) }}
      >
        {shown.length === 0 && (
          <p className="text-soft">
            {review.threads.length === 0 ? "Nobody has commented yet." : "No comment is of this kind. Choose “All” to see every one."}
          </p>
        )}
        <div className="space-y-4">
          {shown.map((thread) => (
            <ThreadCard key={thread.id} thread={thread} heading="h3" />
          ))}
        </div>
        {below.length > 0 && (
          <section aria-labelledby="resolved" className="mt-8">
            <h2 id="resolved" className="mb-3 text-xl">
              Resolved
            </h2>
            <div className="space-y-4">
              {below.map((thread) => (
                <ThreadCard key={thread.id} thread={thread} heading="h3" />
              ))}
            </div>
          </section>
        )}
      </ReviewProvider>
    </div>
  );
}
