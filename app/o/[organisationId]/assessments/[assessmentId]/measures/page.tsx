import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { reviewOf } from "@/app/review-of";
import { PlaceThreads } from "@/components/review/threads/place-threads";
import { ReviewProvider } from "@/components/review/threads/review-context";
import { ControlTexts } from "@/components/risk/control-texts";
import { MeasureEditor } from "@/components/risk/measure-editor";
import { ProofForm } from "@/components/risk/proof-form";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { enforceableMeasures } from "@/lib/domain/controls/control-generators";
import { controlInputs } from "@/lib/domain/controls/control-inputs";
import { sentence } from "@/lib/domain/language/sentence";
import { controlGroups } from "@/lib/domain/view/control-words";
import { measureWords } from "@/lib/domain/view/measure-words";
import { riskTitles, riskWords } from "@/lib/domain/view/risk-words";
import { rulesTreatedBy } from "@/lib/domain/what-if/build-scenario";
import { listFacts } from "@/lib/services/facts/list-facts";

export const metadata: Metadata = { title: "Measures" };

export default async function MeasuresPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, person, base, api } = await requireAssessment(params);
  const { content, result } = view;
  const review = await reviewOf(params);
  const register = await listFacts(person, view.organisationId);
  const nameOf = (id: string): string => {
    const risk = result.risks.find((one) => one.id === id);
    if (risk) return `${riskWords(risk, content).title}${risk.placeName ? ` (${risk.placeName})` : ""}`;
    return riskTitles[id.split("@")[0] ?? id] ?? "a risk that was removed";
  };
  const groups = [
    {
      title: "Conditions of the decision",
      measures: content.measures.filter((one) => one.condition === true && one.status !== "implemented"),
    },
    {
      title: "Planned or partly in place",
      measures: content.measures.filter((one) => one.condition !== true && one.status !== "implemented"),
    },
    { title: "In place", measures: content.measures.filter((one) => one.status === "implemented") },
  ].filter((group) => group.measures.length > 0);
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Measures">
        <p>
          A measure lowers a level only once it is in place and evidenced, or, before launch, as a numbered condition with owner and date.
          Measures are taken at the risk that they treat.
        </p>
      </PageHeading>
      {groups.length === 0 && (
        <p>
          No measure yet. <PageLink href={`${base}/risks`}>Choose a risk</PageLink> and plan one of those suggested for it, or one of your
          own.
        </p>
      )}
      <ReviewProvider review={review}>
        {groups.map((group) => (
          <section key={group.title} className="mb-8">
            <h2 className="mb-3 text-xl">
              {group.title} <span className="text-base font-normal text-soft">({group.measures.length})</span>
            </h2>
            <div className="space-y-3">
              {group.measures.map((measure) => (
                <MeasureEditor
                  key={measure.id}
                  api={api}
                  measure={measure}
                  revision={view.revisions[`measures/${measure.id}`] ?? 0}
                  words={measureWords(measure)}
                  evidence={content.evidence}
                  readOnly={!view.may.changeAnswers}
                  riskNames={Object.fromEntries(measure.risks.map((id) => [id, nameOf(id)]))}
                >
                  <PlaceThreads place={{ kind: "measure", id: measure.id }} />
                </MeasureEditor>
              ))}
            </div>
          </section>
        ))}
      </ReviewProvider>
      <section aria-labelledby="controls" className="mb-8">
        <h2 id="controls" className="mb-2 text-xl">
          Texts that make AWS enforce a measure
        </h2>
        <p className="prose-measure mb-3 text-soft">
          Written for the Regions, endpoints, models and stores that are answered. {sentence({ message: "control.proves", values: {} })}
        </p>
        <ControlTexts groups={controlGroups(content, register)} />
      </section>
      {view.may.changeAnswers && view.may.addEvidence && (
        <section aria-labelledby="proof" className="mb-8">
          <h2 id="proof" className="mb-2 text-xl">
            What AWS says about a measure
          </h2>
          <p className="prose-measure mb-3 text-soft">
            Paste what the commands printed. The status that it supports is proposed with its reach; you confirm it.
          </p>
          <ProofForm
            api={api}
            regions={controlInputs(content, register).regions}
            today={new Date().toISOString().slice(0, 10)}
            taken={Object.fromEntries(
              content.measures.flatMap((measure) =>
                measure.catalogue ? [[measure.catalogue, { measure, revision: view.revisions[`measures/${measure.id}`] ?? 0 }]] : [],
              ),
            )}
            titles={Object.fromEntries(enforceableMeasures.map((id) => [id, sentence({ message: `measure.${id}.title`, values: {} })]))}
            risks={Object.fromEntries(enforceableMeasures.map((id) => [id, rulesTreatedBy(id)]))}
          />
        </section>
      )}
    </div>
  );
}
