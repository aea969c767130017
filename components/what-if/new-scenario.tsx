"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useMemo, useState } from "react";
import { AnswerInput } from "@/components/questionnaire/answer-input";
import { SectionProvider, type SectionTools, type Suggestions } from "@/components/questionnaire/section-context";
import { callApi } from "@/components/ui/call-api";
import { PageLink } from "@/components/ui/page-link";
import type { AnswerValue } from "@/lib/domain/questionnaire/answer";
import type { ChangeableAnswer, ChangeableAnswers } from "@/lib/domain/view/changeable-answers";
import type { OfferedScenario } from "@/lib/domain/view/offered-scenarios";

/** Kinds whose options carry labels of their own; the group's legend names the question. */
const namedByOptions: ReadonlySet<string> = new Set(["choice", "choices", "yesNo"]);
export type OwnChange = { path: string; value: AnswerValue | undefined; unknown: boolean };

/** An alternative that is there, as its parts and changes were chosen. */
export type EditedScenario = {
  id: string;
  revision: number;
  name: string;
  note: string;
  parts: readonly { ready: string; uses?: readonly string[]; model?: string; company?: string }[];
  own: readonly OwnChange[];
  effort: { effort: string; reason: string } | null;
};
const nothing = () => undefined;

/** Makes or changes an alternative: ready scenarios that apply here, singly or together, and changed answers of one's own. */
export function NewScenario({
  api,
  edited,
  offered,
  changeable,
  suggestions,
}: {
  api: string;
  /** The alternative to be changed; null for a new one. */
  edited: EditedScenario | null;
  offered: readonly OfferedScenario[];
  changeable: ChangeableAnswers;
  suggestions: Suggestions;
}) {
  const router = useRouter();
  const id = useId();
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set(edited?.parts.map(({ ready }) => ready)));
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(edited?.parts.map(({ ready, model, company }) => [ready, model ?? company ?? ""]) ?? []),
  );
  /** Uses of a model that are left out, by ready scenario: all count at first. */
  const [leftOut, setLeftOut] = useState<Readonly<Record<string, readonly string[]>>>(
    Object.fromEntries(
      edited?.parts.map(({ ready, uses }) => [
        ready,
        uses === undefined
          ? []
          : (offered.find(({ id: one }) => one === ready)?.uses ?? []).map((use) => use.id).filter((use) => !uses.includes(use)),
      ]) ?? [],
    ),
  );
  const [own, setOwn] = useState<readonly OwnChange[]>(edited?.own ?? []);
  const [state, setState] = useState<{ busy: boolean; problem: string; done: string }>({ busy: false, problem: "", done: "" });
  const tools = useMemo(
    (): SectionTools => ({
      api,
      readOnly: false,
      suggestions,
      evidence: [],
      origins: {},
      addEvidence: nothing,
      targetsOf: () => ({ one: "", namedByText: false, records: [] }),
      addNamedRecord: () => "",
      save: nothing,
      saveNow: nothing,
    }),
    [api, suggestions],
  );
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const data = new FormData(form);
    const text = (name: string) => String(data.get(name) ?? "").trim();
    const name = text("name");
    const note = text("note");
    const reason = text("reason");
    setState({ busy: true, problem: "", done: "" });
    const usesOf = (one: OfferedScenario): readonly string[] | null =>
      (leftOut[one.id] ?? []).length === 0 ? null : one.uses.map((use) => use.id).filter((use) => !leftOut[one.id]?.includes(use));
    const [verb, address] = edited ? (["PUT", `/scenarios/${edited.id}`] as const) : (["POST", "/scenarios"] as const);
    const reply = await callApi<{ scenarioId?: string }>(verb, `${api}${address}`, {
      ...(edited ? { baseRevision: edited.revision } : {}),
      name,
      ...(note ? { note } : {}),
      parts: offered
        .filter((one) => ticked.has(one.id))
        .map((one) => ({
          ready: one.id,
          ...(usesOf(one) === null ? {} : { uses: usesOf(one) }),
          ...(one.choose && chosen[one.id] ? { [one.choose.kind]: chosen[one.id] } : {}),
        })),
      own: own
        .filter((one) => one.unknown || one.value !== undefined)
        .map((one) => ({ change: "answer", path: one.path, answer: one.unknown ? { unknown: true } : { value: one.value } })),
      ...(reason ? { effort: { effort: text("effort"), reason } } : {}),
    });
    if (!reply.ok) return setState({ busy: false, problem: reply.message, done: "" });
    if (!edited) {
      setTicked(new Set());
      setOwn([]);
      setChosen({});
      setLeftOut({});
      form.reset();
    }
    const done = `The alternative is ${edited ? "changed" : "made"}. It stands in the comparison; no answer has changed.`;
    setState({ busy: false, problem: "", done });
    router.push(`?compare=${edited?.id ?? reply.data.scenarioId}`);
    router.refresh();
  };
  return (
    <SectionProvider value={tools}>
      <form onSubmit={(event) => void submit(event)} className="sheet space-y-5 px-4 py-4">
        <fieldset>
          <legend className="mb-1 font-semibold">Ready alternatives</legend>
          <p className="mb-2 text-sm text-soft">Tick one, or several to have them together in one alternative.</p>
          <ul className="space-y-1">
            {offered.map((one) => (
              <li key={one.id}>
                <label className={`choice ${one.applies ? "" : "cursor-default text-soft"}`}>
                  <input
                    type="checkbox"
                    disabled={!one.applies && !ticked.has(one.id)}
                    checked={ticked.has(one.id)}
                    onChange={(event) => {
                      const next = new Set(ticked);
                      if (event.target.checked) next.add(one.id);
                      else next.delete(one.id);
                      setTicked(next);
                    }}
                  />
                  <span>
                    <span className="font-medium">{one.name}</span>
                    <span className="block text-sm text-soft">{one.reason && !one.applies ? one.reason : one.what}</span>
                  </span>
                </label>
                {ticked.has(one.id) && (
                  <div className="mb-2 ml-9 space-y-2 text-sm">
                    <p className="text-soft">Effort of switching, our estimate: {one.effort}</p>
                    {one.uses.length > 1 && (
                      <fieldset>
                        <legend className="mb-1 font-medium">For which uses of a model</legend>
                        {one.uses.map((use) => {
                          const out = leftOut[one.id] ?? [];
                          const last = out.length === one.uses.length - 1 && !out.includes(use.id);
                          return (
                            <label key={use.id} className="choice">
                              <input
                                type="checkbox"
                                checked={!out.includes(use.id)}
                                disabled={last}
                                onChange={(event) =>
                                  setLeftOut({
                                    ...leftOut,
                                    [one.id]: event.target.checked ? out.filter((id) => id !== use.id) : [...out, use.id],
                                  })
                                }
                              />
                              <span>{use.name}</span>
                            </label>
                          );
                        })}
                      </fieldset>
                    )}
                    {one.choose && (
                      <label className="block">
                        <span className="mb-1 block font-medium">{one.choose.kind === "model" ? "Which model" : "Which company"}</span>
                        <select
                          className="field max-w-[28rem]"
                          value={chosen[one.id] ?? ""}
                          onChange={(event) => setChosen({ ...chosen, [one.id]: event.target.value })}
                        >
                          <option value="">
                            {one.reason
                              ? "Choose one"
                              : one.choose.kind === "company" || one.id === "ownMachines"
                                ? "Still to be chosen"
                                : "One of the same maker, by the register"}
                          </option>
                          {one.choose.options.map(({ key, name }) => (
                            <option key={key} value={key}>
                              {name}
                            </option>
                          ))}
                        </select>
                      </label>
                    )}
                  </div>
                )}
              </li>
            ))}
          </ul>
        </fieldset>

        <fieldset>
          <legend className="mb-1 font-semibold">Answers of your own to change</legend>
          {own.map((change, index) => (
            <OwnChangeField
              key={change.path}
              id={`${id}-${index}`}
              change={change}
              changeable={changeable}
              onChange={(next) => setOwn(own.map((one) => (one.path === change.path ? next : one)))}
              onRemove={() => setOwn(own.filter((one) => one.path !== change.path))}
            />
          ))}
          <AddChange
            changeable={changeable}
            taken={new Set(own.map((one) => one.path))}
            onAdd={(path) => setOwn([...own, { path, value: undefined, unknown: false }])}
          />
        </fieldset>

        <div className="grid gap-4 sm:grid-cols-2">
          <div>
            <label htmlFor={`${id}-name`} className="mb-1 block text-sm font-medium">
              Name <span className="font-normal text-soft">(ready ones bring their own)</span>
            </label>
            <input id={`${id}-name`} name="name" defaultValue={edited?.name} className="field" maxLength={300} autoComplete="off" />
          </div>
          <div>
            <label htmlFor={`${id}-note`} className="mb-1 block text-sm font-medium">
              Note <span className="font-normal text-soft">(optional)</span>
            </label>
            <input id={`${id}-note`} name="note" defaultValue={edited?.note} className="field" maxLength={4000} autoComplete="off" />
          </div>
          {own.length > 0 && (
            <>
              <div>
                <label htmlFor={`${id}-effort`} className="mb-1 block text-sm font-medium">
                  Effort of switching
                </label>
                <select id={`${id}-effort`} name="effort" className="field" defaultValue={edited?.effort?.effort ?? "medium"}>
                  <option value="low">Low</option>
                  <option value="medium">Medium</option>
                  <option value="high">High</option>
                </select>
              </div>
              <div>
                <label htmlFor={`${id}-reason`} className="mb-1 block text-sm font-medium">
                  Why <span className="font-normal text-soft">(without a reason the effort stays open)</span>
                </label>
                <input
                  id={`${id}-reason`}
                  name="reason"
                  defaultValue={edited?.effort?.reason}
                  className="field"
                  maxLength={2000}
                  autoComplete="off"
                />
              </div>
            </>
          )}
        </div>
        <div className="flex flex-wrap items-center gap-4">
          <button type="submit" className="button button-main" disabled={state.busy}>
            {edited ? "Save the alternative" : "Make the alternative"}
          </button>
          {edited && <PageLink href={`?compare=${edited.id}`}>Leave it as it is</PageLink>}
          <p role="status" className={state.problem ? "text-danger" : "text-soft"}>
            {state.problem || state.done}
          </p>
        </div>
      </form>
    </SectionProvider>
  );
}

const find = (changeable: ChangeableAnswers, path: string): { group: string; answer: ChangeableAnswer } | null => {
  for (const group of changeable.groups) {
    const answer = group.answers.find((one) => one.path === path);
    if (answer) return { group: group.label, answer };
  }
  return null;
};

function OwnChangeField({
  id,
  change,
  changeable,
  onChange,
  onRemove,
}: {
  id: string;
  change: OwnChange;
  changeable: ChangeableAnswers;
  onChange: (next: OwnChange) => void;
  onRemove: () => void;
}) {
  const found = find(changeable, change.path);
  const question = found ? changeable.questions[found.answer.question] : undefined;
  if (!found || !question) return null;
  return (
    <fieldset className="mb-3 rounded border border-rule px-3 py-2">
      <legend className="px-1 text-sm">
        <span className="font-medium">{question.label}</span> <span className="text-soft">{found.group}</span>
      </legend>
      <p id={`${id}-today`} className="mb-1 text-sm text-soft">
        Today: {found.answer.today}
      </p>
      {!change.unknown && !namedByOptions.has(question.kind) && (
        <label htmlFor={id} className="sr-only">
          {question.label} in the alternative
        </label>
      )}
      {!change.unknown && (
        <AnswerInput
          id={id}
          question={question}
          value={change.value}
          onChange={(value) => onChange({ ...change, value })}
          onBlur={nothing}
          describedBy={`${id}-today`}
          invalid={false}
        />
      )}
      <div className="mt-1 flex flex-wrap items-center gap-4">
        <label className="choice text-sm">
          <input type="checkbox" checked={change.unknown} onChange={(event) => onChange({ ...change, unknown: event.target.checked })} />
          <span>Not known there</span>
        </label>
        <button type="button" className="button button-quiet" onClick={onRemove}>
          Leave as today<span className="sr-only">: {question.label}</span>
        </button>
      </div>
    </fieldset>
  );
}

function AddChange({
  changeable,
  taken,
  onAdd,
}: {
  changeable: ChangeableAnswers;
  taken: ReadonlySet<string>;
  onAdd: (path: string) => void;
}) {
  const id = useId();
  const [group, setGroup] = useState("");
  const [path, setPath] = useState("");
  const answers = changeable.groups.find((one) => one.id === group)?.answers.filter((one) => !taken.has(one.path)) ?? [];
  return (
    <div className="flex flex-wrap items-end gap-3">
      <div className="min-w-[12rem] flex-1">
        <label htmlFor={`${id}-group`} className="mb-1 block text-sm font-medium">
          About what
        </label>
        <select
          id={`${id}-group`}
          className="field"
          value={group}
          onChange={(event) => {
            setGroup(event.target.value);
            setPath("");
          }}
        >
          <option value="">Choose</option>
          {changeable.groups.map((one) => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <div className="min-w-[12rem] flex-1">
        <label htmlFor={`${id}-path`} className="mb-1 block text-sm font-medium">
          Which answer
        </label>
        <select id={`${id}-path`} className="field" value={path} disabled={group === ""} onChange={(event) => setPath(event.target.value)}>
          <option value="">Choose</option>
          {answers.map((one) => (
            <option key={one.path} value={one.path}>
              {changeable.questions[one.question]?.label ?? one.path}
            </option>
          ))}
        </select>
      </div>
      <button
        type="button"
        className="button"
        disabled={path === ""}
        onClick={() => {
          onAdd(path);
          setPath("");
        }}
      >
        Change it
      </button>
    </div>
  );
}
