import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { BeginFrom } from "@/components/portfolio/begin-from";
import { PageHeading } from "@/components/ui/page-heading";
import { carryPreview } from "@/lib/domain/assessment/carry-over";
import { allSectionTexts } from "@/lib/domain/questionnaire/english";
import { sections } from "@/lib/domain/questionnaire/sections";

export const metadata: Metadata = { title: "Start from this assessment" };

const counted = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export default async function SuccessorPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, base, api } = await requireAssessment(params);
  if (!view.may.beginFromEarlier) notFound();
  const preview = carryPreview(view.content);
  const texts = allSectionTexts();
  const titleOf = (id: string): string => texts[sections.findIndex((section) => section.id === id)]?.title ?? id;
  return (
    <div className="max-w-[44rem]">
      <PageHeading title="Start from this assessment" above={`${view.name}, version ${view.version.number}`}>
        <p>
          A new assessment begins with what you choose here; this one stays as it is. Each answer says where it comes from until somebody
          changes it. Read them all: what was true there may not be true here.
        </p>
      </PageHeading>
      <div className="mb-6 rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
        <p className="font-semibold">Never carried</p>
        <p>
          Confirmed levels, conditions and dates of measures, the data protection officer's advice, the views of the people concerned, the
          decision and its signatures, reviews, alternatives and costs, and when the processing begins and ends. Levels start unconfirmed.
        </p>
      </div>
      <BeginFrom
        api={api}
        list={base.slice(0, base.lastIndexOf("/"))}
        sections={preview.sections.map(({ id, answers, records }) => ({
          id,
          title: titleOf(id),
          holds:
            answers + records === 0
              ? "Nothing to carry"
              : [
                  ...(answers > 0 ? [counted(answers, "answer", "answers")] : []),
                  ...(records > 0 ? [counted(records, "entry", "entries")] : []),
                ].join(", "),
          isEmpty: answers + records === 0,
        }))}
        measures={
          preview.measures + preview.ownRisks === 0
            ? null
            : `${counted(preview.measures, "measure", "measures")}, ${counted(preview.ownRisks, "own risk", "own risks")}; what is in place counts again once it is evidenced`
        }
        evidence={preview.evidence === 0 ? null : `${counted(preview.evidence, "file", "files")}; answers and measures keep naming them`}
      />
    </div>
  );
}
