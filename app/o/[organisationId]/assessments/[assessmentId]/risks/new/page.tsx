import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { OwnRiskForm } from "@/components/risk/own-risk-form";
import { PageHeading } from "@/components/ui/page-heading";
import { defaultMethod, methodById } from "@/lib/domain/risk/method-table";
import { scaleWords } from "@/lib/domain/view/method-words";

export const metadata: Metadata = { title: "Add a risk" };

export default async function NewRiskPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, base, api } = await requireAssessment(params);
  const method = methodById(view.result.method) ?? defaultMethod;
  return (
    <div className="max-w-[44rem]">
      <PageHeading title="Add a risk of your own">
        <p>For what the rules cannot know. It is scored by the same matrix and shown as added by a person.</p>
      </PageHeading>
      {view.may.confirmRisk ? (
        // Under a method with worksheets these values are kept for the others; the level comes from the worksheet.
        <OwnRiskForm api={api} base={base} scale={scaleWords(method.worksheet ? defaultMethod : method)} />
      ) : (
        <p>Your role, or the state of this version, does not allow it.</p>
      )}
    </div>
  );
}
