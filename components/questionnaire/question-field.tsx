"use client";
import { memo, useId, useState } from "react";
import { useController } from "react-hook-form";
import { Words } from "@/components/reading/said";
import { CodeWords } from "@/components/ui/code-words";
import type { Answer, AnswerValue } from "@/lib/domain/questionnaire/answer";
import { parseRichText } from "@/lib/domain/report/rich-text";
import type { QuestionView } from "@/lib/domain/view/section-view";
import { AnswerHistory } from "./answer-history";
import { AnswerInput } from "./answer-input";
import { useAutosave, useFindings } from "./autosave-context";
import { ConflictPanel } from "./conflict-panel";
import { fieldName } from "./field-name";
import { QuestionThreads } from "./question-threads";
import { useSection } from "./section-context";
import { useAnswerWords } from "./use-answer-words";

type Held = Answer | null;
type FormValues = Record<string, Held>;
type Mode = "value" | "unknown" | "notApplicable";

const frame = "scroll-mt-28 border-t border-rule py-6 target:border-l-4 target:border-l-accent target:pl-4";
const modeOf = (answer: Held | undefined): Mode =>
  !answer || "value" in answer ? "value" : "unknown" in answer ? "unknown" : "notApplicable";
const atOnceKinds = new Set(["yesNo", "choice", "choices", "country", "countries", "reference", "references", "evidence", "date"]);
const groupKinds = new Set(["yesNo", "choice", "choices", "reference", "references", "evidence", "measureRow"]);

/** One question: to fill in, or only to read. */
export const QuestionField = memo(function QuestionField({ question, path }: { question: QuestionView; path: string }) {
  const { readOnly } = useSection();
  return readOnly ? <QuestionToRead question={question} path={path} /> : <QuestionToFill question={question} path={path} />;
});

function QuestionToRead({ question, path }: { question: QuestionView; path: string }) {
  const { field } = useController<FormValues>({ name: fieldName(path) });
  const words = useAnswerWords(question);
  const answer = field.value ?? null;
  return (
    <div id={path} tabIndex={-1} className={frame}>
      <h3 className="font-sans text-base font-semibold">{question.label}</h3>
      <div className={`mt-1 ${answer === null ? "text-soft" : ""}`}>
        {question.kind === "longText" ? (
          <Words text={parseRichText(words(answer))} />
        ) : (
          <p className="whitespace-pre-wrap">{words(answer)}</p>
        )}
      </div>
      <Origin path={path} answer={answer} />
      <Findings path={path} />
      <Guidance question={question} path={path} />
      <QuestionThreads question={question} path={path} answer={answer} />
    </div>
  );
}

/** Where the answer was read from, as long as it is the one that was taken over; once changed, it is the person's own. */
function Origin({ path, answer }: { path: string; answer: Held | undefined }) {
  const origin = useSection().origins[path];
  if (!origin || JSON.stringify(answer) !== JSON.stringify(origin.answer)) return null;
  return (
    <p className="mt-2 break-words border-l-2 border-edge pl-3 text-sm text-soft" title={origin.detail}>
      {origin.text}
      {origin.field && <code className="block break-all">{origin.field}</code>}
    </p>
  );
}

/** What the result says about this answer. */
function Findings({ path }: { path: string }) {
  const findings = useFindings(path);
  if (findings.length === 0) return null;
  return (
    <ul role="status" className="mt-3 space-y-1 border-l-4 border-warn pl-3 text-sm">
      {findings.map((text) => (
        <li key={text}>{text}</li>
      ))}
    </ul>
  );
}

/** Folded: examples, what the question serves, and what was answered before. */
function Guidance({ question, path, onBringBack }: { question: QuestionView; path: string; onBringBack?: (answer: Held) => void }) {
  return (
    <details className="mt-1 text-sm">
      <summary className="py-1 text-accent">Examples, what it serves, earlier answers</summary>
      <ul className="ml-5 list-disc space-y-1 text-soft">
        {question.examples.map((example) => (
          <li key={example}>
            <CodeWords text={example} />
          </li>
        ))}
      </ul>
      <p className="mt-2 text-soft">Serves {question.article}.</p>
      <AnswerHistory path={path} question={question} {...(onBringBack ? { onBringBack } : {})} />
    </details>
  );
}

/** Its label, why it is asked, the input, "I don't know yet", "not applicable", the examples, and what keeps it from being saved. */
function QuestionToFill({ question, path }: { question: QuestionView; path: string }) {
  const { save, saveNow } = useSection();
  const { field, fieldState } = useController<FormValues>({ name: fieldName(path) });
  const answer = field.value;
  const [mode, setMode] = useState<Mode>(modeOf(answer));
  const [seen, setSeen] = useState(answer);
  const [kept, setKept] = useState<AnswerValue | undefined>(answer && "value" in answer ? answer.value : undefined);
  if (seen !== answer) {
    setSeen(answer);
    if (answer) setMode(modeOf(answer));
  }
  const inputId = useId();
  const why = useId();
  const note = useId();
  const saving = useAutosave((state) => state.refusals[path]);
  const conflict = useAutosave((state) => state.conflicts.find((one) => one.path === path));

  const set = (next: Held, atOnce: boolean) => {
    setSeen(next);
    field.onChange(next);
    save(path, next, atOnce);
  };
  const leave = () => saveNow();
  const problem = saving ?? fieldState.error?.message;
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
      id={path}
      tabIndex={-1}
      aria-describedby={group ? why : undefined}
      className={`${frame} ${problem ? "border-l-4 border-l-danger pl-4" : ""}`}
    >
      {group ? (
        <legend className="float-left mb-1 w-full text-lg font-semibold">{label}</legend>
      ) : (
        <label htmlFor={inputId} className="mb-1 block text-lg font-semibold">
          {label}
        </label>
      )}
      <p id={why} className="clear-both mb-3 text-soft">
        {question.why}
      </p>
      {problem && (
        <p className="mb-2 font-medium text-danger">
          <span className="sr-only">Error: </span>
          {saving ? `Not saved: ${problem}` : problem}
        </p>
      )}
      {mode === "value" && (
        <AnswerInput
          id={inputId}
          question={question}
          value={answer && "value" in answer ? answer.value : undefined}
          describedBy={why}
          invalid={problem !== undefined}
          onBlur={leave}
          onChange={(value) => {
            setKept(value);
            set(value === undefined ? null : { value }, atOnceKinds.has(question.kind));
          }}
        />
      )}
      {mode === "unknown" && (
        <div>
          <label htmlFor={note} className="mb-1 block text-sm font-medium">
            A note, if it helps: whom you have asked, or when you will know
          </label>
          <input
            id={note}
            className="field"
            value={answer && "unknown" in answer ? (answer.note ?? "") : ""}
            onBlur={leave}
            onChange={(event) => set(event.target.value === "" ? { unknown: true } : { unknown: true, note: event.target.value }, false)}
          />
          <p className="mt-1 text-sm text-soft">The question stays open and shows as undetermined in the result.</p>
        </div>
      )}
      {mode === "notApplicable" && (
        <div>
          <label htmlFor={note} className="mb-1 block text-sm font-medium">
            Not applicable because …
          </label>
          <input
            id={note}
            className="field"
            value={answer && "notApplicable" in answer ? answer.notApplicable : ""}
            onBlur={leave}
            onChange={(event) => set(event.target.value.trim() === "" ? null : { notApplicable: event.target.value }, false)}
          />
        </div>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Tick
          label="I don't know yet"
          checked={mode === "unknown"}
          onChange={(on) => {
            setMode(on ? "unknown" : "value");
            set(on ? { unknown: true } : kept === undefined ? null : { value: kept }, true);
          }}
        />
        {question.mayNotApply && (
          <Tick
            label="Not applicable"
            checked={mode === "notApplicable"}
            onChange={(on) => {
              setMode(on ? "notApplicable" : "value");
              if (!on) set(kept === undefined ? null : { value: kept }, true);
            }}
          />
        )}
        {mode === "value" && answer && ["yesNo", "choice", "reference"].includes(question.kind) && (
          <button type="button" className="button button-quiet" onClick={() => set(null, true)}>
            Clear
          </button>
        )}
      </div>
      <Origin path={path} answer={answer} />
      <Findings path={path} />
      <Guidance
        question={question}
        path={path}
        onBringBack={(earlier) => {
          setKept(earlier && "value" in earlier ? earlier.value : undefined);
          setMode(modeOf(earlier));
          set(earlier, true);
        }}
      />
      <QuestionThreads
        question={question}
        path={path}
        answer={answer ?? null}
        onAccepted={(text) => {
          const accepted = { value: text };
          setKept(text);
          setMode("value");
          setSeen(accepted);
          field.onChange(accepted);
        }}
      />
      {conflict && (
        <ConflictPanel
          conflict={conflict}
          question={question}
          onTaken={(theirs) => {
            setKept(theirs && "value" in theirs ? theirs.value : undefined);
            setMode(modeOf(theirs));
            setSeen(theirs);
            field.onChange(theirs);
          }}
        />
      )}
    </Frame>
  );
}

/** Set apart from the answers above it: it says something about the question. */
function Tick({ label, checked, onChange }: { label: string; checked: boolean; onChange: (on: boolean) => void }) {
  return (
    <label className="chip">
      <input type="checkbox" checked={checked} onChange={(event) => onChange(event.target.checked)} />
      <span aria-hidden="true" className="chip-mark">
        ✓
      </span>
      {label}
    </label>
  );
}
