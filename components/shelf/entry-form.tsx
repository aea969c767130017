"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { AnswerInput } from "@/components/questionnaire/answer-input";
import { SectionProvider, type SectionTools, type Suggestions } from "@/components/questionnaire/section-context";
import { shownQuestions } from "@/components/questionnaire/shown-questions";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import type { RefusalReply } from "@/lib/domain/assessment/change-reply";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { RecordListId } from "@/lib/domain/questionnaire/question";
import type { QuestionView } from "@/lib/domain/view/section-view";

export type ShelfTarget = { list: RecordListId; one: string; records: readonly { id: string; name: string }[] };

const groupKinds = new Set(["yesNo", "choice", "choices", "reference", "references", "evidence"]);

/** An entry of the shelf, asked with the questions of its kind; saved as a whole. */
export function EntryForm({
  base,
  api,
  kind,
  one,
  entry,
  questions,
  targets,
  suggestions,
  evidence: evidenceAtFirst,
  readOnly,
}: {
  /** `/o/…/shelf` */
  base: string;
  /** `/api/v1/organisations/…/shelf` */
  api: string;
  kind: string;
  /** The word for one of the kind. */
  one: string;
  /** Null for a new one. */
  entry: { id: string; revision: number; answers: Readonly<Record<string, Answer>> } | null;
  questions: readonly QuestionView[];
  targets: readonly ShelfTarget[];
  suggestions: Suggestions;
  evidence: readonly EvidenceItem[];
  readOnly: boolean;
}) {
  const router = useRouter();
  const isReady = useIsReady();
  const [answers, setAnswers] = useState<Readonly<Record<string, Answer>>>(entry?.answers ?? {});
  const [evidence, setEvidence] = useState(evidenceAtFirst);
  const [changed, setChanged] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [says, setSays] = useState<string | null>(null);
  const alert = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (!changed) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [changed]);
  useEffect(() => {
    if (says !== null) alert.current?.focus();
  }, [says]);

  const tools: SectionTools = {
    api,
    readOnly,
    suggestions,
    origins: {},
    evidence,
    addEvidence: (item) => setEvidence((before) => [...before, item]),
    targetsOf: (list) => {
      const target = targets.find((candidate) => candidate.list === list);
      // What is not on the shelf yet gets an entry of its own first.
      return { one: target?.one ?? list, namedByText: false, records: target?.records ?? [] };
    },
    addNamedRecord: () => "",
    save: () => undefined,
    saveNow: () => undefined,
  };
  const set = (key: string, answer: Answer | null) => {
    setChanged(true);
    setAnswers((before) => {
      const { [key]: _gone, ...rest } = before;
      return answer === null ? rest : { ...rest, [key]: answer };
    });
  };
  const send = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setBusy(true);
    setSays(null);
    const reply = entry
      ? await callApi("PUT", `${api}/${entry.id}`, { answers, baseRevision: entry.revision })
      : await callApi("POST", api, { kind, answers });
    setBusy(false);
    if (reply.ok) {
      setChanged(false);
      router.push(base);
      router.refresh();
      return;
    }
    const refusal = reply.data as RefusalReply | null;
    setProblems(Object.fromEntries((refusal?.problems ?? []).map(({ path, message }) => [path, message])));
    setSays(`Not saved. ${reply.message}`);
  };
  const remove = async () => {
    if (!entry) return;
    setBusy(true);
    const reply = await callApi("DELETE", `${api}/${entry.id}`);
    setBusy(false);
    if (!reply.ok) return setSays(`Not removed. ${reply.message}`);
    setChanged(false);
    router.push(base);
    router.refresh();
  };
  const shown = shownQuestions(questions, (key) => answers[key]);
  return (
    <SectionProvider value={tools}>
      <form method="post" noValidate onSubmit={(event) => void send(event)}>
        <fieldset disabled={!isReady || readOnly} className="min-w-0">
          {says && (
            <p ref={alert} tabIndex={-1} role="alert" className="my-4 rounded border-l-4 border-danger bg-danger-pale px-4 py-3">
              {says}
            </p>
          )}
          {shown.map((question) => (
            <EntryField
              key={question.key}
              question={question}
              answer={answers[question.key]}
              problem={problems[question.key]}
              onChange={(answer) => set(question.key, answer)}
            />
          ))}
          {!readOnly && (
            <div className="mt-8 flex flex-wrap gap-3 border-t-2 border-edge pt-6">
              <button type="submit" className="button button-main" disabled={busy}>
                {entry ? "Save the changes" : `Put the ${one} onto the shelf`}
              </button>
              {entry && (
                <button type="button" className="button text-danger" disabled={busy} onClick={() => void remove()}>
                  Remove it from the shelf
                </button>
              )}
            </div>
          )}
        </fieldset>
      </form>
    </SectionProvider>
  );
}

function EntryField({
  question,
  answer,
  problem,
  onChange,
}: {
  question: QuestionView;
  answer: Answer | undefined;
  problem: string | undefined;
  onChange: (answer: Answer | null) => void;
}) {
  const id = useId();
  const why = useId();
  const group = groupKinds.has(question.kind);
  const Frame = group ? "fieldset" : "div";
  const label = (
    <>
      {question.label}
      {!question.required && <span className="font-normal text-soft"> (optional)</span>}
    </>
  );
  return (
    <Frame
      aria-describedby={group ? why : undefined}
      className={`scroll-mt-28 border-t border-rule py-5 ${problem ? "border-l-4 border-l-danger pl-4" : ""}`}
    >
      {group ? (
        <legend className="float-left mb-1 w-full text-lg font-semibold">{label}</legend>
      ) : (
        <label htmlFor={id} className="mb-1 block text-lg font-semibold">
          {label}
        </label>
      )}
      <p id={why} className="clear-both mb-3 text-soft">
        {question.why}
      </p>
      {problem && <p className="mb-2 font-medium text-danger">{problem}</p>}
      {answer && "notApplicable" in answer ? (
        <p>
          Not applicable because {answer.notApplicable}{" "}
          <button type="button" className="button button-quiet" onClick={() => onChange(null)}>
            Answer it instead
          </button>
        </p>
      ) : (
        <AnswerInput
          id={id}
          question={question}
          value={answer && "value" in answer ? answer.value : undefined}
          describedBy={why}
          invalid={problem !== undefined}
          onBlur={() => undefined}
          onChange={(value) => onChange(value === undefined ? null : { value })}
        />
      )}
      {answer && "value" in answer && ["yesNo", "choice", "reference"].includes(question.kind) && (
        <button type="button" className="button button-quiet mt-2" onClick={() => onChange(null)}>
          Clear
        </button>
      )}
    </Frame>
  );
}
