import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import type { AssessmentParams } from "@/app/page-access";
import { HeatMap } from "@/components/risk/heat-map";
import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import type { RiskState } from "@/lib/domain/result";
import { groupByRule } from "@/lib/domain/risk/assess-risks";
import type { Level } from "@/lib/domain/risk/level";
import { defaultMethod, methodById } from "@/lib/domain/risk/method-table";
import { heatPoints, matrixDrawing } from "@/lib/domain/view/heat-map";
import { methodName } from "@/lib/domain/view/method-words";
import { riskTitles, riskWords } from "@/lib/domain/view/risk-words";

export const metadata: Metadata = { title: "Risks" };

const ranks: Readonly<Record<Level, number>> = { low: 1, medium: 2, high: 3, veryHigh: 4 };
const states: readonly { value: RiskState | "all"; label: string }[] = [
  { value: "all", label: "All" },
  { value: "raised", label: "Raised" },
  { value: "undetermined", label: "Undetermined" },
  { value: "notApplicable", label: "Not applicable" },
];

export default async function RisksPage({
  params,
  searchParams,
}: {
  params: Promise<AssessmentParams>;
  searchParams: Promise<{ state?: string; event?: string }>;
}) {
  const { view, words, base } = await assessmentWithWords(params);
  const search = await searchParams;
  const { result, content } = view;
  const stage = result.outcome.restsOn;
  const method = methodById(result.method) ?? defaultMethod;
  const lines = groupByRule(result.risks, stage);
  const chosen = states.some((one) => one.value === search.state) ? search.state : "raised";
  const shown = lines
    .filter(
      (line) => (chosen === "all" || line.state === chosen) && (!search.event || line.places.some((place) => place.event === search.event)),
    )
    .toSorted((a, b) => (b.level ? ranks[b.level] : 0) - (a.level ? ranks[a.level] : 0));
  const raised = lines.filter((line) => line.state === "raised");
  const points = heatPoints(
    raised.flatMap((line) => {
      const [first] = line.places;
      return first ? [{ id: first.id, label: riskWords(first, content).title, risk: first }] : [];
    }),
    stage,
    method,
  );
  const count = (state: string) => (state === "all" ? lines.length : lines.filter((line) => line.state === state).length);
  return (
    <div className="max-w-[68rem]">
      <PageHeading title="Risks to people">
        <p>
          Rules raise risks from your answers and the facts; each says why. The decision rests on the <strong>{stage}</strong> level
          {stage === "projected" ? ": once every planned measure that is a condition is in place" : ": as things stand"}. Levels follow “
          {methodName(method.id)}”: <PageLink href={`${base}/methods`}>scoring methods</PageLink>.
        </p>
      </PageHeading>
      {result.orphanDecisions.length > 0 && (
        <Notice tone="warn" title="Decisions without a place">
          <p>
            {result.orphanDecisions.length === 1 ? "One decision was" : `${result.orphanDecisions.length} decisions were`} made about a risk
            whose place has since been removed. {result.orphanDecisions.length === 1 ? "It is" : "They are"} kept:{" "}
            {[...new Set(result.orphanDecisions.map(({ id }) => riskTitles[id.split("@")[0] ?? id] ?? "a risk that was removed"))].join(
              "; ",
            )}
            .
          </p>
        </Notice>
      )}
      {points.length > 0 && <HeatMap drawing={matrixDrawing(method)} points={points} base={base} dotMeans={stage} />}
      <nav aria-label="Filter" className="mb-4 flex flex-wrap gap-2">
        {states.map((one) => (
          <PageLink
            key={one.value}
            href={`${base}/risks?state=${one.value}`}
            aria-current={chosen === one.value ? "true" : undefined}
            className={`button button-small ${chosen === one.value ? "border-accent bg-accent-pale" : ""}`}
          >
            {one.label} ({count(one.value)})
          </PageLink>
        ))}
      </nav>
      {shown.length === 0 && <p className="text-soft">No risk in this group. Choose another group above.</p>}
      <ul className="border-t border-edge">
        {shown.map((line) => {
          const [first] = line.places;
          if (!first) return null;
          const text = riskWords(first, content);
          const places = line.places.filter((place) => chosen === "all" || place.state === chosen);
          return (
            <li key={line.rule} className="border-b border-rule">
              <details open={chosen !== "notApplicable" && places.length === 1 && shown.length <= 3}>
                <summary className="flex flex-wrap items-baseline gap-x-4 gap-y-1 py-3">
                  <span className="w-32 flex-none">
                    {line.state === "raised" ? (
                      <LevelMark level={line.level} />
                    ) : (
                      <span className="text-sm text-soft">{line.state === "undetermined" ? "Undetermined" : "Not applicable"}</span>
                    )}
                  </span>
                  <span className="min-w-0 flex-1 basis-64 font-semibold">
                    {line.catalogueNumber && <span className="mr-2 text-sm font-normal text-soft">{line.catalogueNumber}</span>}
                    {text.title}
                    {text.own && <span className="tag ml-2 font-normal">added by a person</span>}
                  </span>
                  <span className="text-sm text-soft">
                    {line.places.length === 1 ? (first.placeName ?? "the whole assessment") : `${line.places.length} places`}
                    {line.levelIsAtLeast && " · could be higher"}
                  </span>
                </summary>
                <div className="pb-4 md:pl-36">
                  <p className="prose-measure text-soft">{text.harm}</p>
                  <ul className="mt-3 space-y-3">
                    {places.map((place) => {
                      const rated = place[stage];
                      return (
                        <li key={place.id} className="border-l-2 border-rule pl-3">
                          <p className="flex flex-wrap items-center gap-x-3">
                            <PageLink href={`${base}/risks/${encodeURIComponent(place.id)}`} className="font-medium">
                              {place.placeName ?? "The whole assessment"}
                            </PageLink>
                            {rated && <LevelMark level={rated.effective.level} suggested={rated.confirmed === null} />}
                            {rated?.otherMethod && <span className="text-sm text-warn">made under another method: confirm</span>}
                            {rated?.confirmed?.stale && <span className="text-sm text-warn">made on other facts: confirm</span>}
                          </p>
                          <p className="text-sm">{words.say(place.says)}</p>
                          {place.range && (
                            <p className="text-sm text-soft">
                              Once answered: from {place.range.lowest === "none" ? "no risk" : place.range.lowest} to{" "}
                              {place.range.highest === "veryHigh" ? "very high" : place.range.highest}
                            </p>
                          )}
                        </li>
                      );
                    })}
                  </ul>
                </div>
              </details>
            </li>
          );
        })}
      </ul>
      {view.may.confirmRisk && (
        <p className="mt-8">
          <PageLink className="button" href={`${base}/risks/new`}>
            Add a risk of your own
          </PageLink>
        </p>
      )}
    </div>
  );
}
