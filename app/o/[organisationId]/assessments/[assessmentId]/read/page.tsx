import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { reviewOf } from "@/app/review-of";
import { PassageNotes } from "@/components/reading/passage-notes";
import { PassageTools } from "@/components/reading/passage-tools";
import { PrintedReport } from "@/components/reading/printed-report";
import { ReadingDesk } from "@/components/reading/reading-desk";
import { ReviewProvider } from "@/components/review/threads/review-context";
import { ThreadCard } from "@/components/review/threads/thread-card";
import { parsePath } from "@/lib/domain/questionnaire/questions";
import { homePassage } from "@/lib/domain/review/home-passage";
import { quotedFrom } from "@/lib/domain/review/passages";
import { type Place, placeKey } from "@/lib/domain/review/place";
import type { ThreadView } from "@/lib/domain/review/thread-view";
import { readingView } from "@/lib/services/review/reading-view";

export const metadata: Metadata = { title: "Read the draft" };

const isText = ({ kind, id }: Place): boolean => kind === "answer" && ["text", "longText"].includes(parsePath(id)?.structure.kind ?? "");

export default async function ReadPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base } = await requireAssessment(params);
  const { report, passages, places } = await orNotFound(readingView(person, view.organisationId, view.assessmentId));
  const review = await reviewOf(params);
  const all = [...passages.values()];
  const notes = new Map<string, ThreadView[]>();
  const elsewhere: ThreadView[] = [];
  for (const thread of review.threads) {
    const home = homePassage(thread.standing.state === "detached" && thread.quote ? { ...thread, quote: null } : thread, all);
    if (home) notes.set(home, [...(notes.get(home) ?? []), thread]);
    else if (thread.isOpen) elsewhere.push(thread);
  }
  const known = [...places.values()];
  return (
    <ReviewProvider review={{ ...review, places: known.map(({ place, label, revision }) => ({ place, label, revision })) }}>
      <div data-wide className="relative max-w-[46rem] lg:mr-[18.5rem]">
        {elsewhere.length > 0 && (
          <section aria-labelledby="elsewhere" className="no-print mt-4 space-y-3">
            <h2 id="elsewhere" className="font-sans text-base font-semibold">
              Notes on what the document does not print
            </h2>
            {elsewhere.map((thread) => (
              <ThreadCard key={thread.id} thread={thread} />
            ))}
          </section>
        )}
        <ReadingDesk
          places={Object.fromEntries(
            known.map(({ place, label, revision, to }) => [placeKey(place), { place, label, revision, to, isText: isText(place) }]),
          )}
        >
          <PrintedReport
            report={report}
            beside={{
              tools: (id) => {
                const here = (passages.get(id)?.places ?? []).flatMap((place) => places.get(placeKey(place)) ?? []);
                const [first] = here;
                return first ? (
                  <PassageTools
                    to={`${base}/${first.to}`}
                    label={first.label}
                    passage={id}
                    places={here.map(({ place }) => placeKey(place))}
                    mayComment={review.may.comment}
                  />
                ) : null;
              },
              notes: (id) => {
                const threads = notes.get(id);
                return threads ? <PassageNotes threads={threads} /> : null;
              },
              prints: (statement) => quotedFrom(statement, (key) => places.get(key)?.text),
            }}
          />
        </ReadingDesk>
      </div>
    </ReviewProvider>
  );
}
