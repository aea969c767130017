import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { PageHeading } from "@/components/ui/page-heading";
import { ComparisonTable } from "@/components/what-if/comparison-table";
import { CostEditor, type CostWords } from "@/components/what-if/cost-editor";
import { type EditedScenario, NewScenario } from "@/components/what-if/new-scenario";
import { ScenarioList } from "@/components/what-if/scenario-list";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { suggestedModels, suggestedProviders, suggestedRegions } from "@/lib/domain/facts/models";
import { sentence } from "@/lib/domain/language/sentence";
import { changeableAnswers } from "@/lib/domain/view/changeable-answers";
import { countries } from "@/lib/domain/view/countries";
import { offeredScenarios } from "@/lib/domain/view/offered-scenarios";
import { comparisonView } from "@/lib/domain/view/what-if-words";
import { compareScenarios } from "@/lib/domain/what-if/compare";
import { mostCompared, ownChangesOf, type Scenario } from "@/lib/domain/what-if/scenario";
import { costKinds, costPeriods, costUnits, knownPrices, requiredCostKinds, todaysColumn } from "@/lib/domain/what-if/yearly-cost";
import { listFacts } from "@/lib/services/facts/list-facts";

export const metadata: Metadata = { title: "What if" };

const say = (key: string): string => sentence({ message: `whatIf.${key}`, values: {} });
const costWords: CostWords = {
  kinds: costKinds.map((value) => ({
    value,
    label: say(`cost.kind.${value}`),
    needed: (requiredCostKinds as readonly string[]).includes(value),
  })),
  units: costUnits.map((value) => ({ value, label: say(`cost.unit.${value}`) })),
  periods: costPeriods.map((value) => ({ value, label: say(`cost.per.${value}`) })),
};

type Query = { compare?: string | string[]; edit?: string | string[] };

/** An alternative as it was chosen: what the form shows to change it. */
function edited(scenario: Scenario, revision: number): EditedScenario {
  return {
    id: scenario.id,
    revision,
    name: scenario.name,
    note: scenario.note ?? "",
    parts: scenario.parts,
    own: ownChangesOf(scenario).map(({ path, answer }) => ({
      path,
      value: answer && "value" in answer ? answer.value : undefined,
      unknown: answer !== null && "unknown" in answer,
    })),
    effort: scenario.effort ?? null,
  };
}

export default async function WhatIfPage({ params, searchParams }: { params: Promise<AssessmentParams>; searchParams: Promise<Query> }) {
  const { view, person, api } = await requireAssessment(params);
  const { compare, edit } = await searchParams;
  const { content } = view;
  const register = await listFacts(person, view.organisationId);
  const facts = factsInForce(register, content.facts, content.asOf, content.asOf);
  const scenarios = content.scenarios ?? [];
  const chosen = scenarios.filter(({ id }) => (Array.isArray(compare) ? compare : [compare]).includes(id));
  const compared = (chosen.length > 0 ? chosen : scenarios).slice(0, mostCompared);
  const changed = scenarios.find(({ id, adoptedOn }) => id === edit && adoptedOn === undefined);
  const comparison = compareScenarios({ content, register, result: view.result, scenarios: compared });
  const columns = [{ id: todaysColumn, name: say("today.name") }, ...compared.map(({ id, name }) => ({ id, name }))];
  return (
    <div>
      <PageHeading title="What if">
        <p>
          Alternatives to what is answered, assessed by the same rules and facts. None of them changes an answer until you adopt it. Open
          points come first: an alternative of which less is known is never shown as better.
        </p>
      </PageHeading>
      {scenarios.length > 0 && (
        <section aria-labelledby="kept" className="mb-8">
          <h2 id="kept" className="mb-2 text-xl">
            Alternatives kept
          </h2>
          <ScenarioList
            key={compared.map(({ id }) => id).join()}
            api={api}
            scenarios={scenarios.map((scenario) => ({
              id: scenario.id,
              name: scenario.name,
              note: scenario.note ?? null,
              adoptedOn: scenario.adoptedOn ?? null,
              supposes: scenario.supposed.length > 0,
            }))}
            compared={compared.map(({ id }) => id)}
            most={mostCompared}
            mayChange={view.may.changeScenarios}
            mayAdopt={view.may.adoptScenario}
          />
        </section>
      )}
      {compared.length > 0 && (
        // Two columns fit beside what follows; more of them get its place.
        <section aria-labelledby="compared" className="mb-8" data-wide={compared.length > 1 || undefined}>
          <h2 id="compared" className="mb-2 text-xl">
            Side by side
          </h2>
          <ComparisonTable view={comparisonView(comparison, content)} />
        </section>
      )}
      {view.may.changeScenarios && (
        <section aria-labelledby="make" className="mb-8 max-w-[52rem]">
          <h2 id="make" className="mb-2 text-xl">
            {changed ? `Change “${changed.name}”` : "Make an alternative"}
          </h2>
          {changed && <p className="mb-3 text-soft">It is made again from the answers as they stand today; its costs stay with it.</p>}
          <NewScenario
            key={changed?.id ?? "new"}
            api={api}
            edited={changed ? edited(changed, view.revisions[`scenarios/${changed.id}`] ?? 1) : null}
            offered={offeredScenarios(content, register)}
            changeable={changeableAnswers(content)}
            suggestions={{
              countries: countries(),
              regions: suggestedRegions(facts).map((one) => one.code),
              models: suggestedModels(facts).map((one) => one.key),
              providers: suggestedProviders(facts).map((one) => one.name),
            }}
          />
        </section>
      )}
      {view.may.changeScenarios && (
        <section aria-labelledby="cost" className="max-w-[52rem]">
          <h2 id="cost" className="mb-2 text-xl">
            Yearly cost
          </h2>
          <p className="mb-3 text-soft">
            Enter volumes and dated prices for each column. Until every kind is entered in full, or said not to arise, the total is
            undetermined.
          </p>
          <div className="space-y-2">
            {columns.map((column) => (
              <details key={column.id} className="sheet px-4 py-3">
                <summary className="font-medium">Cost of: {column.name}</summary>
                <div className="mt-3">
                  <CostEditor
                    key={`${column.id}-${view.revisions[`costs/${column.id}`] ?? 0}`}
                    api={api}
                    column={column.id}
                    sheet={content.costs?.[column.id] ?? { lines: [], doesNotArise: [] }}
                    revision={view.revisions[`costs/${column.id}`] ?? 0}
                    words={costWords}
                    prices={knownPrices(facts)}
                  />
                </div>
              </details>
            ))}
          </div>
        </section>
      )}
    </div>
  );
}
