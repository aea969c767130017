import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import type { AssessmentParams } from "@/app/page-access";
import { DataFlowDrawing } from "@/components/data-flow/data-flow-drawing";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { OpenPaths, Why } from "@/components/ui/reasons";
import { flowKind } from "@/lib/domain/data-flow/describe-flows";
import type { Flow } from "@/lib/domain/data-flow/map";
import { drawMap } from "@/lib/domain/view/map-drawing";
import { countriesWords } from "@/lib/domain/view/outcome-words";

export const metadata: Metadata = { title: "Data-flow map" };

const forms = { clear: "in the clear", masked: "masked", pseudonymised: "pseudonymised", embedded: "as embeddings" } as const;

export default async function DataFlowPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, words, base } = await assessmentWithWords(params);
  const { map } = view.result;
  const name = (id: string) => map.elements.find((one) => one.id === id)?.name ?? words.name(id);
  const items = [...new Set(map.presences.map((one) => one.dataItem))];
  const presence = Object.fromEntries(
    items.map((item) => [item, map.presences.filter((one) => one.dataItem === item).map((one) => one.element)]),
  );
  const carried = ({ dataItems, metadata = [], missing }: Flow): string =>
    [...dataItems, ...metadata.map((told) => `metadata:${told}`)].map(words.name).join(", ") ||
    (missing.length > 0 ? "Which data is not known" : "Nothing about people, as answered");
  const placeOf = (flow: Flow): string =>
    flow.handledIn === undefined
      ? `to ${countriesWords(map.elements.find((one) => one.id === flow.to)?.countries ?? null)}`
      : `handled in: ${countriesWords(flow.handledIn)}`;
  return (
    <div>
      <PageHeading title="Data-flow map">
        <p>
          Derived from your answers, never drawn by hand: change an answer and the map changes. Each line of the list leads to the answers
          that make it.
        </p>
      </PageHeading>
      {map.elements.length === 0 ? (
        <Notice>
          <p>Nothing to draw yet. Describe people and data, systems and model uses first.</p>
        </Notice>
      ) : (
        <DataFlowDrawing drawing={drawMap(map)} dataItems={items.map((id) => ({ id, name: words.name(id) }))} presence={presence} />
      )}
      <h2 id="flows" className="mt-10 mb-2 scroll-mt-20 text-xl">
        The flows
      </h2>
      {map.flows.length === 0 && <p className="text-soft">No flow follows from the answers so far.</p>}
      <ol className="border-t border-edge">
        {map.flows.map((flow, index) => (
          <li key={flow.id} className="grid gap-x-4 border-b border-rule py-3 text-sm sm:grid-cols-[2rem_minmax(0,1fr)]">
            <span className="text-soft">{index + 1}</span>
            <div>
              <p className="text-base">
                <strong>{name(flow.from)}</strong> → <strong>{name(flow.to)}</strong>{" "}
                <span className={`tag ${flow.certainty === "possible" ? "border-dashed" : ""}`}>{flow.certainty}</span>
              </p>
              <p>{words.say(flowKind(flow))}</p>
              <p className="text-soft">
                {carried(flow)} · {placeOf(flow)}
                {flow.kept !== undefined && ` · kept: ${words.length(flow.kept).toLowerCase()}`}
              </p>
              {flow.missing.length > 0 && <OpenPaths paths={words.paths(flow.missing)} base={base} />}
              <Why reasons={words.reasons(flow.because)} base={base} label="The answers and facts behind it" />
            </div>
          </li>
        ))}
      </ol>
      {items.length > 0 && (
        <>
          <h2 className="mt-10 mb-2 text-xl">Where each kind of data is found</h2>
          <ul className="space-y-2">
            {items.map((item) => (
              <li key={item}>
                <details>
                  <summary>
                    <strong>{words.name(item)}</strong> <span className="text-soft">at {presence[item]?.length ?? 0} places</span>
                  </summary>
                  <ul className="mt-1 ml-5 list-disc space-y-1 text-sm">
                    {map.presences
                      .filter((one) => one.dataItem === item)
                      .map((one) => (
                        <li key={`${one.element}-${one.form}`}>
                          {name(one.element)}, {forms[one.form]}
                          {one.path.length > 1 && <span className="text-soft"> · {one.path.map(name).join(" → ")}</span>}
                        </li>
                      ))}
                  </ul>
                </details>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
