"use client";
import { Fragment, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { useFormContext, useWatch } from "react-hook-form";
import { callApi } from "@/components/ui/call-api";
import { Modal } from "@/components/ui/modal";
import type { ChangeReply, ReferredReply } from "@/lib/domain/assessment/change-reply";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { namelessRecord } from "@/lib/domain/questionnaire/nameless-record";
import type { ListView, QuestionView } from "@/lib/domain/view/section-view";
import { useWorkspace } from "./autosave-context";
import { fieldName } from "./field-name";
import { newRecordId } from "./new-record-id";
import { QuestionField } from "./question-field";
import { type Suggestions, useSection } from "./section-context";
import { shownQuestions } from "./shown-questions";

type FormValues = Record<string, Answer | null>;

const textOf = (answer: Answer | null | undefined): string =>
  answer && "value" in answer && typeof answer.value === "string" ? answer.value.trim() : "";

/** The name that a record goes by: the words of its naming answer, else its place in the list, from 1. */
export const nameOfRecord = (
  list: ListView,
  answer: Answer | null | undefined,
  number: number,
  countries: Suggestions["countries"],
): string => {
  const given = textOf(answer);
  if (given === "") return namelessRecord(list.one, number);
  const naming = list.questions.find((one) => one.key === list.nameQuestion);
  if (naming?.kind === "country") return countries.find(({ code }) => code === given)?.name ?? given;
  return naming?.options.find((one) => one.value === given)?.label ?? given;
};

/**
 * A question whose options depend on another answer, with those that are held for it and what was chosen before; null where
 * there is nothing to choose.
 */
function narrowed(
  question: QuestionView,
  answers: Readonly<Record<string, Answer | null>>,
  offered: Readonly<Record<string, readonly string[]>> | undefined,
): QuestionView | null {
  if (question.offeredFor === null) return question;
  const held = offered?.[textOf(answers[question.offeredFor])] ?? [];
  const answer = answers[question.key];
  const chosen = answer && "value" in answer && Array.isArray(answer.value) ? (answer.value as readonly string[]) : [];
  const options = question.options.flatMap(({ value, label }) =>
    held.includes(value) ? [{ value, label }] : chosen.includes(value) ? [{ value, label: `${label} (not held for this country)` }] : [],
  );
  return options.length === 0 && !answer ? null : { ...question, options };
}

export type Reference = { path: string; says: string };

const withArticle = (one: string): string => `${/^[aeio]/.test(one) ? "an" : "a"} ${one}`;

/** A list of records as cards that fold; every act has its button, so that the keyboard suffices. */
export function RecordList({
  list,
  ids,
  setIds,
  referencesTo,
  takeAnswers,
}: {
  list: ListView;
  ids: readonly string[];
  setIds: (ids: readonly string[]) => void;
  referencesTo: (recordId: string) => readonly Reference[];
  /** Answers that the server changed with a record. */
  takeAnswers: (answers: Readonly<Record<string, Answer | null>>) => void;
}) {
  const { api, queue, take } = useWorkspace();
  const { readOnly, suggestions } = useSection();
  const form = useFormContext<FormValues>();
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<{ id: string; references: readonly Reference[] } | null>(null);
  const [removed, setRemoved] = useState<{ id: string; name: string; at: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [moved, setMoved] = useState("");
  const undoButton = useRef<HTMLButtonElement>(null);

  const [sought, setSought] = useState<string | null>(null);
  // Once its card stands open, the question that was asked for takes the focus.
  useEffect(() => {
    const target = sought === null ? null : document.getElementById(sought);
    if (!target) return;
    target.scrollIntoView();
    target.focus({ preventScroll: true });
    setSought(null);
  }, [sought]);

  // A link to a question or a record opens the card that holds it.
  useEffect(() => {
    const openTarget = () => {
      const path = decodeURIComponent(location.hash.slice(1));
      const [listId, recordId] = path.split("/");
      if (listId !== list.id || !recordId) return;
      setOpen((before) => new Set(before).add(recordId));
      setSought(path);
    };
    openTarget();
    window.addEventListener("hashchange", openTarget);
    return () => window.removeEventListener("hashchange", openTarget);
  }, [list.id]);

  const structure = (change: object, id: string) => queue.restructure({ id, changes: [change] });
  const cardOf = (id: string) => document.getElementById(`${list.id}/${id}`);
  const nameOf = (id: string) =>
    nameOfRecord(list, form.getValues(fieldName(`${list.id}/${id}/${list.nameQuestion}`)), ids.indexOf(id) + 1, suggestions.countries);
  const unfold = (id: string) => setOpen((before) => new Set(before).add(id));

  const add = () => {
    const id = newRecordId(list.prefix);
    structure({ record: "add", list: list.id, id }, id);
    // Drawn at once, so that whoever types on writes into the new entry.
    flushSync(() => {
      setIds([...ids, id]);
      unfold(id);
    });
    cardOf(id)?.querySelector<HTMLElement>("input, textarea, select")?.focus();
  };
  /** As the server copies it: a name that is text says that it is a copy. */
  const copied = (answer: Answer | null | undefined, question: QuestionView): Answer | null =>
    question.key === list.nameQuestion && question.kind === "text" && answer && "value" in answer
      ? { value: `${String(answer.value)} (copy)` }
      : (answer ?? null);
  const duplicate = (from: string) => {
    const id = newRecordId(list.prefix);
    void queue.flush();
    structure({ record: "duplicate", list: list.id, id, from }, id);
    for (const question of list.questions)
      form.setValue(
        fieldName(`${list.id}/${id}/${question.key}`),
        copied(form.getValues(fieldName(`${list.id}/${from}/${question.key}`)), question),
      );
    flushSync(() => {
      setIds([...ids.slice(0, ids.indexOf(from) + 1), id, ...ids.slice(ids.indexOf(from) + 1)]);
      unfold(id);
    });
    cardOf(id)?.focus();
  };
  const move = (id: string, by: -1 | 1) => {
    const rest = ids.filter((one) => one !== id);
    const at = ids.indexOf(id) + by;
    structure({ record: "reorder", list: list.id, id, after: rest[at - 1] ?? null }, id);
    flushSync(() => {
      setIds([...rest.slice(0, at), id, ...rest.slice(at)]);
      setMoved(`${nameOf(id)} is now ${at + 1} of ${ids.length}.`);
    });
    // The button that was pressed, or its opposite at the end of the list, so that moving on needs no search.
    const [same, opposite] = by === -1 ? ["up", "down"] : ["down", "up"];
    const button = (act: string) => cardOf(id)?.querySelector<HTMLElement>(`[data-act="${act}"]:enabled`);
    (button(same) ?? button(opposite))?.focus();
  };
  const remove = async (id: string, clearReferences: boolean) => {
    await queue.flush();
    const reply = await callApi<ChangeReply>("POST", `${api}/changes`, {
      client: null,
      changes: [{ record: "remove", list: list.id, id, ...(clearReferences ? { clearReferences } : {}) }],
    });
    if (!reply.ok) {
      const refusal = reply.data as ReferredReply | null;
      if (refusal?.refused === "referred")
        return setAsking({ id, references: refusal.referredFrom.map((path) => ({ path, says: labelOf(path) })) });
      return setProblem(`Not removed. ${reply.message}`);
    }
    queue.dropRecord(`${list.id}/${id}`);
    queue.learnRevisions(reply.data.revisions);
    take(reply.data);
    takeAnswers(reply.data.alsoChanged);
    setProblem(null);
    setAsking(null);
    flushSync(() => {
      setRemoved({ id, name: nameOf(id), at: ids.indexOf(id) });
      setIds(ids.filter((one) => one !== id));
    });
    undoButton.current?.focus();
  };
  const ask = (id: string) => {
    const references = referencesTo(id);
    if (references.length > 0) setAsking({ id, references });
    else void remove(id, false);
  };
  /** A field in words, for a reference that appeared after this page was drawn. */
  const labelOf = (path: string): string => {
    const [listId, , field] = path.split("/");
    const question = listId === list.id ? list.questions.find((one) => one.key === field) : undefined;
    return question?.label ?? "An answer that was given in the meantime";
  };
  const undo = async () => {
    if (!removed) return;
    const reply = await callApi<ChangeReply>("POST", `${api}/changes`, {
      client: null,
      changes: [{ record: "restore", list: list.id, id: removed.id }],
    });
    if (!reply.ok) return setProblem(`Not brought back. ${reply.message}`);
    queue.learnRevisions(reply.data.revisions);
    take(reply.data);
    takeAnswers(reply.data.alsoChanged);
    flushSync(() => {
      setIds([...ids.slice(0, removed.at), removed.id, ...ids.slice(removed.at)]);
      setRemoved(null);
    });
    cardOf(removed.id)?.focus();
  };

  // Where the entry stood, so that nobody has to look for it.
  const notice = removed && (
    <p role="status" className="flex flex-wrap items-center gap-3 rounded border border-rule bg-sheet px-4 py-2">
      “{removed.name}” is removed.
      <button ref={undoButton} type="button" className="button button-small" onClick={() => void undo()}>
        Undo
      </button>
    </p>
  );

  return (
    <section aria-labelledby={`list-${list.id}`} id={list.id} className="scroll-mt-28 border-t-2 border-edge pt-6 mt-10">
      <h2 id={`list-${list.id}`} className="text-xl">
        {list.title}
      </h2>
      <p className="prose-measure mt-1 mb-4 text-soft">{list.intro}</p>
      {ids.length === 0 && <p className="mb-3 rounded border border-dashed border-edge px-4 py-3 text-soft">None yet.</p>}
      <div className="space-y-3">
        {ids.map((id, index) => (
          <Fragment key={id}>
            {removed?.at === index && notice}
            <RecordCard
              list={list}
              id={id}
              number={index + 1}
              isOpen={open.has(id)}
              toggle={() => setOpen((before) => new Set(before.has(id) ? [...before].filter((one) => one !== id) : [...before, id]))}
              actions={
                readOnly
                  ? null
                  : (name) => (
                      <>
                        <Act of={name} onClick={() => duplicate(id)}>
                          Duplicate
                        </Act>
                        {ids.length > 1 && (
                          <>
                            <Act of={name} act="up" disabled={index === 0} onClick={() => move(id, -1)}>
                              Move up
                            </Act>
                            <Act of={name} act="down" disabled={index === ids.length - 1} onClick={() => move(id, 1)}>
                              Move down
                            </Act>
                          </>
                        )}
                        <Act of={name} isDanger onClick={() => ask(id)}>
                          Remove
                        </Act>
                      </>
                    )
              }
            />
          </Fragment>
        ))}
        {removed && removed.at >= ids.length && notice}
      </div>
      <p role="status" className="sr-only">
        {moved}
      </p>
      {problem && (
        <p role="alert" className="mt-3 text-danger">
          {problem}
        </p>
      )}
      {!readOnly && (
        <button type="button" className="button mt-4" onClick={add}>
          + Add {ids.length === 0 ? withArticle(list.one) : `another ${list.one}`}
        </button>
      )}
      <Modal open={asking !== null} title="Others refer to this entry" onClose={() => setAsking(null)}>
        {asking && (
          <>
            <p>
              “{nameOf(asking.id)}” is named in {asking.references.length === 1 ? "this answer" : "these answers"}. If you remove it, it is
              taken out of them; undo brings all of it back.
            </p>
            <ul className="my-4 ml-5 max-h-60 list-disc overflow-auto">
              {asking.references.map((one) => (
                <li key={one.path}>{one.says}</li>
              ))}
            </ul>
            <div className="flex flex-wrap gap-2">
              <button type="button" className="button button-main" onClick={() => void remove(asking.id, true)}>
                Remove it all the same
              </button>
              <button type="button" className="button" onClick={() => setAsking(null)}>
                Keep it
              </button>
            </div>
          </>
        )}
      </Modal>
    </section>
  );
}

/** A button of one card; its full name says which card. */
function Act({
  of,
  act,
  isDanger = false,
  disabled = false,
  onClick,
  children,
}: {
  of: string;
  act?: "up" | "down";
  isDanger?: boolean;
  disabled?: boolean;
  onClick: () => void;
  children: string;
}) {
  return (
    <button
      type="button"
      className={`button button-quiet ${isDanger ? "text-danger" : ""}`}
      data-act={act}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
      <span className="sr-only">{of}</span>
    </button>
  );
}

function RecordCard({
  list,
  id,
  number,
  isOpen,
  toggle,
  actions,
}: {
  list: ListView;
  id: string;
  number: number;
  isOpen: boolean;
  toggle: () => void;
  /** The buttons of the card that goes by this name. */
  actions: ((name: string) => React.ReactNode) | null;
}) {
  const path = `${list.id}/${id}`;
  const values = useWatch<FormValues>({ name: list.questions.map((one) => fieldName(`${path}/${one.key}`)) }) as (
    | Answer
    | null
    | undefined
  )[];
  const answers: Record<string, Answer | null> = {};
  list.questions.forEach((one, index) => {
    answers[one.key] = values[index] ?? null;
  });
  const { suggestions } = useSection();
  const name = nameOfRecord(list, answers[list.nameQuestion], number, suggestions.countries);
  const shown = shownQuestions(list.questions, (key) => answers[key] ?? undefined).flatMap(
    (one) => narrowed(one, answers, suggestions.offered?.[`${list.id}/${one.key}`]) ?? [],
  );
  const required = shown.filter((one) => one.required);
  const answered = required.filter((one) => settled(answers[one.key])).length;
  return (
    <article id={path} tabIndex={-1} className="sheet scroll-mt-28">
      <h3 className="font-sans text-base">
        <button
          type="button"
          aria-expanded={isOpen}
          className="flex w-full cursor-pointer flex-wrap items-baseline gap-x-3 px-4 py-3 text-left"
          onClick={toggle}
        >
          <span aria-hidden="true" className="w-3 text-accent">
            {isOpen ? "▾" : "▸"}
          </span>
          <span className="min-w-0 flex-1 basis-40 font-semibold">{name}</span>
          <span className="whitespace-nowrap pl-6 text-sm font-normal text-soft sm:pl-0">
            {answered} of {required.length} answered
          </span>
        </button>
      </h3>
      {actions && <div className="flex flex-wrap gap-1 px-3 pb-2">{actions(name)}</div>}
      {isOpen && (
        <div className="px-4 pb-4">
          {shown.map((question: QuestionView) => (
            <QuestionField key={question.key} question={question} path={`${path}/${question.key}`} />
          ))}
        </div>
      )}
    </article>
  );
}

/** Answered, or said not to apply; "I don't know yet" leaves it open. */
export const settled = (answer: Answer | null | undefined): boolean =>
  answer != null && !("unknown" in answer) && !("value" in answer && typeof answer.value === "string" && answer.value.trim() === "");
