"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { callApi } from "@/components/ui/call-api";
import { Modal } from "@/components/ui/modal";
import { PageLink } from "@/components/ui/page-link";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";

export type ListedScenario = { id: string; name: string; note: string | null; adoptedOn: string | null; supposes: boolean };

const refusedPlaces = (data: unknown): readonly string[] =>
  typeof data === "object" && data !== null && "conflicts" in data && Array.isArray(data.conflicts)
    ? data.conflicts.flatMap((one: unknown) => (typeof one === "object" && one !== null && "path" in one ? [String(one.path)] : []))
    : [];

/** The alternatives that are kept: which stand side by side, and adopting, undoing and removing each. */
export function ScenarioList({
  api,
  scenarios,
  compared,
  most,
  mayChange,
  mayAdopt,
}: {
  api: string;
  scenarios: readonly ListedScenario[];
  compared: readonly string[];
  most: number;
  mayChange: boolean;
  mayAdopt: boolean;
}) {
  const router = useRouter();
  const { take } = useWorkspace();
  const [asked, setAsked] = useState<{ act: "adopt" | "undo" | "remove"; scenario: ListedScenario } | null>(null);
  const [state, setState] = useState<{ busy: boolean; message: string; problem: boolean; places: readonly string[] }>({
    busy: false,
    message: "",
    problem: false,
    places: [],
  });
  const act = async () => {
    if (!asked) return;
    const { act: what, scenario } = asked;
    setState({ busy: true, message: "", problem: false, places: [] });
    const reply =
      what === "adopt"
        ? await callApi<ChangeReply>("POST", `${api}/scenarios/${scenario.id}/adoption`)
        : what === "undo"
          ? await callApi<ChangeReply>("DELETE", `${api}/scenarios/${scenario.id}/adoption`)
          : await callApi<ChangeReply>("DELETE", `${api}/scenarios/${scenario.id}`);
    setAsked(null);
    if (!reply.ok) return setState({ busy: false, message: reply.message, problem: true, places: refusedPlaces(reply.data) });
    const done = { adopt: "is adopted", undo: "is undone: the answers are as before", remove: "is removed" }[what];
    setState({ busy: false, message: `“${scenario.name}” ${done}.`, problem: false, places: [] });
    take(reply.data);
    router.refresh();
  };
  return (
    <div>
      <form method="get" className="sheet px-4 py-3">
        <fieldset>
          <legend className="sr-only">Alternatives to set side by side</legend>
          <ul className="divide-y divide-rule">
            {scenarios.map((scenario) => (
              <li key={scenario.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
                <label className="choice min-w-[14rem] flex-1">
                  <input type="checkbox" name="compare" value={scenario.id} defaultChecked={compared.includes(scenario.id)} />
                  <span>
                    {scenario.name}
                    {scenario.adoptedOn && <span className="tag ml-2">adopted on {scenario.adoptedOn}</span>}
                    {scenario.note && <span className="block text-sm text-soft">{scenario.note}</span>}
                  </span>
                </label>
                <span className="flex flex-wrap gap-2">
                  {mayAdopt && scenario.adoptedOn === null && (
                    <button type="button" className="button button-small" onClick={() => setAsked({ act: "adopt", scenario })}>
                      Adopt<span className="sr-only"> “{scenario.name}”</span>
                    </button>
                  )}
                  {mayAdopt && scenario.adoptedOn !== null && (
                    <button type="button" className="button button-small" onClick={() => setAsked({ act: "undo", scenario })}>
                      Undo<span className="sr-only"> adopting “{scenario.name}”</span>
                    </button>
                  )}
                  {mayChange && scenario.adoptedOn === null && (
                    <PageLink href={`?edit=${scenario.id}#make`} className="button button-small">
                      Change<span className="sr-only"> “{scenario.name}”</span>
                    </PageLink>
                  )}
                  {mayChange && (
                    <button type="button" className="button button-quiet text-danger" onClick={() => setAsked({ act: "remove", scenario })}>
                      Remove<span className="sr-only"> “{scenario.name}”</span>
                    </button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </fieldset>
        {scenarios.length > 1 && (
          <p className="mt-2 flex flex-wrap items-center gap-3">
            <button type="submit" className="button button-small">
              Set the chosen ones side by side
            </button>
            <span className="text-sm text-soft">Up to {most} at once.</span>
          </p>
        )}
      </form>
      <div role="status" className={`mt-2 ${state.problem ? "text-danger" : "text-soft"}`}>
        {state.message}
        {state.places.length > 0 && (
          <ul className="list-disc pl-6 text-sm">
            {state.places.map((place) => (
              <li key={place}>{place}</li>
            ))}
          </ul>
        )}
      </div>
      <Modal
        open={asked !== null}
        title={asked ? { adopt: "Adopt this alternative?", undo: "Undo adopting it?", remove: "Remove this alternative?" }[asked.act] : ""}
        onClose={() => setAsked(null)}
      >
        {asked?.act === "adopt" && (
          <>
            <p>
              The changes of “{asked.scenario.name}” are taken over into the answers, all at once. Levels that you confirmed stay, marked
              where they rest on other facts.
            </p>
            {asked.scenario.supposes && (
              <p className="mt-2">
                What it only supposes is not taken over: facts, evidence and measures in place have to come by themselves.
              </p>
            )}
          </>
        )}
        {asked?.act === "undo" && <p>The answers go back to what they were before “{asked.scenario.name}” was adopted.</p>}
        {asked?.act === "remove" && (
          <p>
            “{asked.scenario.name}” leaves the comparison and the document.
            {asked.scenario.adoptedOn && " What was adopted from it stays in the answers and can no longer be undone."}
          </p>
        )}
        <p className="mt-4 flex flex-wrap gap-3">
          <button type="button" className="button button-main" disabled={state.busy} onClick={() => void act()}>
            {asked ? { adopt: "Adopt it", undo: "Undo it", remove: "Remove it" }[asked.act] : ""}
          </button>
          <button type="button" className="button" onClick={() => setAsked(null)}>
            Cancel
          </button>
        </p>
      </Modal>
    </div>
  );
}
