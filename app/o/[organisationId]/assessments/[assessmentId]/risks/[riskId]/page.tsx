import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { assessmentWithWords } from "@/app/assessment-words";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { reviewOf } from "@/app/review-of";
import { PlaceThreads } from "@/components/review/threads/place-threads";
import { ReviewProvider } from "@/components/review/threads/review-context";
import { LevelForm } from "@/components/risk/level-form";
import { MeasureEditor } from "@/components/risk/measure-editor";
import { RemoveOwnRisk } from "@/components/risk/own-risk-form";
import { Suggestions } from "@/components/risk/suggestions";
import { RiskWorksheets } from "@/components/risk/worksheet";
import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { OpenPaths, Reasons, Why } from "@/components/ui/reasons";
import { defaultMethod, methodById } from "@/lib/domain/risk/method-table";
import { measureWords } from "@/lib/domain/view/measure-words";
import { levelWords, methodName, scaleWords } from "@/lib/domain/view/method-words";
import { harmWords, riskFieldWords } from "@/lib/domain/view/risk-field-words";
import { riskWords } from "@/lib/domain/view/risk-words";

type Params = AssessmentParams & { riskId: string };

export async function generateMetadata({ params }: { params: Promise<Params> }): Promise<Metadata> {
  const opened = await requireAssessment(params).catch(() => null);
  const riskId = decodeURIComponent((await params).riskId);
  const risk = opened?.view.result.risks.find((one) => one.id === riskId);
  return { title: opened && risk ? riskWords(risk, opened.view.content).title : "Risk" };
}

const stages = [
  { id: "inherent", title: "Inherent", says: "Before additional measures; baseline measures count once they are in place and evidenced." },
  { id: "residual", title: "Residual", says: "As things stand, after additional measures that are in place and evidenced." },
  { id: "projected", title: "Projected", says: "Once every planned measure that is a condition of the decision is in place." },
] as const;

export default async function RiskPage({ params }: { params: Promise<Params> }) {
  const riskId = decodeURIComponent((await params).riskId);
  const { view, words, base, api } = await assessmentWithWords(params);
  const { result, content } = view;
  const risk = result.risks.find((one) => one.id === riskId) ?? notFound();
  const text = riskWords(risk, content);
  const method = methodById(result.method) ?? defaultMethod;
  const scale = scaleWords(method);
  const elementName = (id: string) => result.map.elements.find((one) => one.id === id)?.name ?? words.name(id);
  const taken = content.measures.filter((measure) => measure.risks.includes(risk.id) || measure.risks.includes(risk.rule));
  const evidence = content.evidence;
  return (
    <div className="max-w-[52rem]">
      <p className="mb-1 pt-4 text-sm text-soft">
        <PageLink href={`${base}/risks`}>Risks</PageLink>
        {risk.catalogueNumber && ` · ${risk.catalogueNumber}`} · {risk.placeName ?? "the whole assessment"}
      </p>
      <h1 className="text-2xl">{text.title}</h1>
      <p className="mt-3 text-lg">{text.threat}</p>
      <p className="mt-2">
        <strong>For people: </strong>
        {text.harm}
      </p>
      <p className="mt-2 text-sm text-soft">
        {[
          ...risk.harm.map(harmWords),
          riskFieldWords.track[risk.track],
          ...(risk.event === "none" ? [] : [riskFieldWords.event[risk.event]]),
          riskFieldWords.phase[risk.phase],
        ].join(" · ")}
      </p>
      {text.own && view.may.confirmRisk && <RemoveOwnRisk api={api} riskId={risk.id} base={base} />}

      <h2 className="mt-8 mb-2 text-xl">
        {risk.state === "raised"
          ? "Why it is raised"
          : risk.state === "undetermined"
            ? "Why it cannot be told yet"
            : "Why it does not apply"}
      </h2>
      <p>{words.say(risk.says)}</p>
      {risk.missing.length > 0 && (
        <div className="mt-3 border-l-4 border-warn pl-3">
          <p className="text-sm font-medium">Missing</p>
          <OpenPaths paths={words.paths(risk.missing)} base={base} />
        </div>
      )}
      <div className="mt-3">
        <Reasons reasons={words.reasons(risk.because)} base={base} />
      </div>
      {risk.articles.length > 0 && <p className="mt-3 text-sm text-soft">Law: {risk.articles.join("; ")}</p>}
      {risk.path.length > 1 && (
        <p className="mt-2 text-sm">
          <span className="text-soft">Path of the data: </span>
          {risk.path.map(elementName).join(" → ")}
        </p>
      )}
      {risk.dataItems.length > 0 && (
        <p className="text-sm">
          <span className="text-soft">Data: </span>
          {risk.dataItems.map(words.name).join(", ")}
        </p>
      )}

      <section aria-labelledby="comments" className="mt-8">
        <h2 id="comments" className="mb-2 text-xl">
          Comments
        </h2>
        <ReviewProvider review={await reviewOf(params)}>
          <PlaceThreads place={{ kind: "risk", id: risk.id }} />
        </ReviewProvider>
      </section>

      {risk.state !== "notApplicable" && (
        <>
          {method.worksheet && (risk.state === "raised" || risk.says.message === "risk.worksheetOpen") && (
            <RiskWorksheets
              api={api}
              method={method}
              risk={risk}
              sheets={content.worksheets?.[risk.id]?.[method.id]}
              revisions={view.revisions}
              mayFill={view.may.confirmRisk}
            />
          )}
          <h2 className="mt-10 mb-2 text-xl">Levels</h2>
          {risk.inherent === null && risk.range && (
            <p className="text-soft">
              No level yet: from {risk.range.lowest === "none" ? "no risk" : levelWords(risk.range.lowest).toLowerCase()} to{" "}
              {levelWords(risk.range.highest).toLowerCase()}, once what is missing is known.
            </p>
          )}
          <div className="space-y-4">
            {stages.map((stage) => {
              const rated = risk[stage.id];
              if (!rated) return null;
              return (
                <section key={stage.id} className={`sheet px-5 py-4 ${result.outcome.restsOn === stage.id ? "border-accent" : ""}`}>
                  <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
                    <h3 className="font-sans text-base font-semibold">{stage.title}</h3>
                    <LevelMark level={rated.effective.level} suggested={rated.confirmed === null} />
                    <span className="text-sm text-soft">
                      likelihood {rated.effective.likelihood} ({scale.likelihood[rated.effective.likelihood - 1]}), severity{" "}
                      {rated.effective.severity} ({scale.severity[rated.effective.severity - 1]})
                    </span>
                    {result.outcome.restsOn === stage.id && (
                      <span className="tag border-accent text-accent">the decision rests on this</span>
                    )}
                  </div>
                  <p className="mt-1 text-sm text-soft">{stage.says}</p>
                  <details className="mt-2">
                    <summary className="text-sm text-accent">How the suggestion comes about</summary>
                    <ol className="mt-2 space-y-2 border-l-2 border-rule pl-3 text-sm">
                      {rated.steps.map((step) => (
                        <li
                          key={`${step.says.message} ${step.measure ?? ""} ${step.likelihood} ${step.severity} ${JSON.stringify(step.says.values)}`}
                        >
                          {words.say(step.says)}{" "}
                          <span className="text-soft">
                            → likelihood {step.likelihood}, severity {step.severity}
                          </span>
                          <Why reasons={words.reasons(step.because)} base={base} />
                        </li>
                      ))}
                    </ol>
                  </details>
                  {rated.otherMethod && (
                    <p className="mt-2 border-l-4 border-warn pl-3 text-sm">
                      <strong className="text-warn">Made under another method: confirm. </strong>
                      It does not count. Set by {rated.otherMethod.by} on {rated.otherMethod.at.slice(0, 10)} under “
                      {methodName(rated.otherMethod.method)}”: {rated.otherMethod.reason}
                    </p>
                  )}
                  {rated.confirmed && (
                    <p className={`mt-2 border-l-4 pl-3 text-sm ${rated.confirmed.stale ? "border-warn" : "border-accent"}`}>
                      {rated.confirmed.stale && <strong className="text-warn">Made on other facts: confirm again. </strong>}
                      Set by {rated.confirmed.by} on {rated.confirmed.at.slice(0, 10)}: {rated.confirmed.reason}
                    </p>
                  )}
                  {view.may.confirmRisk && risk.state === "raised" && (
                    <LevelForm
                      api={api}
                      riskId={risk.id}
                      which={stage.id}
                      scale={scale}
                      suggested={rated.suggested}
                      confirmed={rated.confirmed !== null}
                      stale={rated.confirmed?.stale === true}
                    />
                  )}
                </section>
              );
            })}
          </div>
          {!risk.inherent && <p className="text-soft">Not rated while it is undetermined. Answer what is missing.</p>}

          <h2 className="mt-10 mb-2 text-xl">Measures against it</h2>
          {taken.length === 0 && <p className="text-soft">None taken yet.</p>}
          <div className="space-y-3">
            {taken.map((measure) => (
              <MeasureEditor
                key={measure.id}
                api={api}
                measure={measure}
                revision={view.revisions[`measures/${measure.id}`] ?? 0}
                words={measureWords(measure)}
                evidence={evidence}
                readOnly={!view.may.changeAnswers}
                riskNames={{}}
              />
            ))}
          </div>
          {view.may.changeAnswers && (
            <Suggestions
              api={api}
              riskId={risk.id}
              byWorksheet={method.worksheet !== undefined}
              suggestions={risk.suggestedMeasures
                .filter((one) => !one.taken && !taken.some((measure) => measure.catalogue === one.measure))
                .map((one) => ({
                  ...one,
                  ...measureWords({ catalogue: one.measure }),
                  existing: content.measures.find((measure) => measure.catalogue === one.measure) ?? null,
                  revision:
                    view.revisions[`measures/${content.measures.find((measure) => measure.catalogue === one.measure)?.id ?? ""}`] ?? 0,
                }))}
            />
          )}
        </>
      )}
      {risk.state === "notApplicable" && (
        <Notice>
          <p>It is shown so that nobody has to wonder whether it was looked at.</p>
        </Notice>
      )}
    </div>
  );
}
