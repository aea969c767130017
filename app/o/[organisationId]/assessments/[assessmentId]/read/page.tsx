import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { PassageTools } from "@/components/reading/passage-tools";
import { PrintedReport } from "@/components/reading/printed-report";
import { placeKey } from "@/lib/domain/review/place";
import { readingView } from "@/lib/services/reading-view";

export const metadata: Metadata = { title: "Read" };

export default async function ReadPage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, base } = await requireAssessment(params);
  const { report, passages, places } = await orNotFound(readingView(person, view.organisationId, view.assessmentId));
  return (
    <div data-wide className="relative max-w-[46rem] lg:mr-[18.5rem]">
      <PrintedReport
        report={report}
        beside={{
          tools: (id) => {
            const first = passages
              .get(id)
              ?.places.map((place) => places.get(placeKey(place)))
              .find((place) => place !== undefined);
            return first ? <PassageTools to={`${base}/${first.to}`} label={first.label} /> : null;
          },
          notes: () => null,
        }}
      />
    </div>
  );
}
