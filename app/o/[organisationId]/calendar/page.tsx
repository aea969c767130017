import type { Metadata } from "next";

import { orNotFound, requireMembership } from "@/app/page-access";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { StandingMark } from "@/components/ui/standing-mark";
import { dateText } from "@/lib/domain/language/date-text";
import { measureWords } from "@/lib/domain/view/measure-words";
import { type CalendarEntry, calendar } from "@/lib/services/facts/calendar";

export const metadata: Metadata = { title: "Calendar" };

/** A condition is a measure of the catalogue by its id, or an own one by its title. */
const conditionTitle = (what: string): string => (/^M-\d+$/.test(what) ? measureWords({ catalogue: what }).title : what);

const kinds: Readonly<Record<CalendarEntry["kind"], string>> = {
  event: "Expected",
  review: "Review due",
  condition: "Condition due",
  factEnds: "Own fact ends",
};

export default async function CalendarPage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params;
  const { person } = await requireMembership(organisationId);
  const entries = await orNotFound(calendar(person, organisationId));
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title="Calendar">
        <p>What is expected in the world, with its source and what would follow, beside what falls due here.</p>
      </PageHeading>
      {entries.length === 0 ? (
        <p className="text-soft">
          Nothing is expected and nothing falls due. Answer when an assessment is looked at again, and it appears here.
        </p>
      ) : (
        <ol className="space-y-4">
          {entries.map((entry) => (
            <li
              key={`${entry.kind}${entry.date}${entry.what}${entry.assessment?.id ?? ""}`}
              className="sheet grid gap-x-6 gap-y-1 px-5 py-4 sm:grid-cols-[10rem_1fr]"
            >
              <div>
                <p className="font-semibold">
                  <time dateTime={entry.date}>{dateText(entry.date)}</time>
                </p>
                <p className="text-sm text-soft">{kinds[entry.kind]}</p>
              </div>
              <div>
                {entry.assessment && (
                  <p>
                    <PageLink href={`/o/${organisationId}/assessments/${entry.assessment.id}/overview`}>{entry.assessment.name}</PageLink>
                  </p>
                )}
                {entry.what && <p>{entry.kind === "condition" ? conditionTitle(entry.what) : entry.what}</p>}
                {entry.event && (
                  <>
                    {entry.event.note && <p className="mt-1 text-soft">What would follow: {entry.event.note}</p>}
                    <p className="mt-1 text-sm text-soft">
                      <StandingMark standing={entry.event.standing} /> {entry.event.source.title}
                    </p>
                  </>
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </main>
  );
}
