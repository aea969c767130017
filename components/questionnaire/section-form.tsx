"use client";
import { useEffect, useMemo, useRef, useState } from "react";
import { FormProvider, useForm, useWatch } from "react-hook-form";
import { PageLink } from "@/components/ui/page-link";
import { useIsReady } from "@/components/ui/use-is-ready";
import type { Revisions } from "@/lib/domain/assessment/change-reply";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { QuestionStructure, RecordListId } from "@/lib/domain/questionnaire/question";
import type { QuestionView, SectionView } from "@/lib/domain/view/section-view";
import { useWorkspace } from "./autosave-context";
import { fieldName } from "./field-name";
import { newRecordId } from "./new-record-id";
import { QuestionField } from "./question-field";
import { nameOfRecord, RecordList, type Reference, settled } from "./record-list";
import { SaveStatus } from "./save-status";
import { SectionProvider, type SectionTools, type Suggestions } from "./section-context";
import { shownQuestions } from "./shown-questions";

type FormValues = Record<string, Answer | null>;
type Problem = { path: string; label: string; message: string };

const structureOf = (question: QuestionView): QuestionStructure => ({
  kind: question.kind,
  article: question.article,
  consumers: [],
  options: question.options.map((one) => one.value),
  required: question.required,
  mayNotApply: question.mayNotApply,
  disclosure: "public",
});

/** Checked at "this section is complete" only; the schemas are fetched then, so that the page itself stays small. */
async function problemsOf(
  asked: readonly { question: QuestionView; path: string; where: string }[],
  values: FormValues,
): Promise<readonly Problem[]> {
  const { answerSchema } = await import("@/lib/domain/questionnaire/answer-schema");
  return asked.flatMap(({ question, path, where }): Problem[] => {
    const answer = values[fieldName(path)] ?? null;
    const label = where === "" ? question.label : `${where}: ${question.label}`;
    if (answer === null)
      return question.required ? [{ path, label, message: `${label}: please answer, or say that you don't know yet` }] : [];
    const parsed = answerSchema(structureOf(question)).safeParse(answer);
    return parsed.success ? [] : [{ path, label, message: `${label}: ${parsed.error.issues[0]?.message ?? "please check this answer"}` }];
  });
}

function initialValues(view: SectionView, unsaved: Readonly<Record<string, Answer | null>>): FormValues {
  const values: FormValues = {};
  for (const question of view.questions) values[fieldName(question.key)] = view.answers[question.key] ?? null;
  for (const [key, answer] of Object.entries(view.controlling)) values[fieldName(key)] = answer;
  for (const list of view.lists)
    for (const record of list.records)
      for (const question of list.questions)
        values[fieldName(`${list.id}/${record.id}/${question.key}`)] = record.answers[question.key] ?? null;
  for (const [path, answer] of Object.entries(unsaved)) if (Object.hasOwn(values, fieldName(path))) values[fieldName(path)] = answer;
  return values;
}

const idsOf = (view: SectionView): Readonly<Record<string, readonly string[]>> =>
  Object.fromEntries(view.lists.map((list) => [list.id, list.records.map((record) => record.id)]));

/** One section of the questionnaire: its questions, then its lists of records, saved as they are filled in. */
export function SectionForm({
  view,
  revisions,
  suggestions,
  origins,
  evidence: evidenceAtFirst,
  readOnly,
  email,
  next,
}: {
  view: SectionView;
  revisions: Revisions;
  suggestions: Suggestions;
  origins: SectionTools["origins"];
  evidence: readonly EvidenceItem[];
  readOnly: boolean;
  email: string;
  next: { id: string; title: string } | null;
}) {
  const { api, base, queue, count } = useWorkspace();
  const [unsaved] = useState(() => queue.newerThan(revisions));
  const form = useForm<FormValues>({
    defaultValues: useMemo(() => initialValues(view, unsaved), [view, unsaved]),
    shouldFocusError: false,
  });
  const [ids, setIds] = useState(() => idsOf(view));
  // A page drawn anew may know entries that were made elsewhere, or before a reload; what was removed or moved here stays so.
  const [drawn, setDrawn] = useState({ view, known: new Set(Object.values(ids).flat()) });
  if (drawn.view !== view) {
    const fresh = Object.entries(idsOf(view)).map(([list, all]) => [list, all.filter((id) => !drawn.known.has(id))] as const);
    setDrawn({ view, known: new Set([...drawn.known, ...Object.values(ids).flat(), ...fresh.flatMap(([, all]) => all)]) });
    if (fresh.some(([, all]) => all.length > 0))
      setIds((before) => ({
        ...before,
        ...Object.fromEntries(
          fresh.map(([list, all]) => [list, [...(before[list] ?? []), ...all.filter((id) => !before[list]?.includes(id))]]),
        ),
      }));
  }
  useEffect(() => {
    for (const [name, answer] of Object.entries(initialValues(view, {})))
      if (form.getValues(name) === undefined) form.setValue(name, answer);
  }, [view, form]);
  const [added, setAdded] = useState<readonly { list: RecordListId; id: string; name: string }[]>([]);
  const [evidence, setEvidence] = useState(evidenceAtFirst);
  const [problems, setProblems] = useState<readonly Problem[] | null>(null);
  const summary = useRef<HTMLDivElement>(null);
  // Until the page can save, it takes nothing: what is typed into a page that React has not taken over yet would be gone.
  const isWritable = useIsReady();

  useEffect(() => queue.learnRevisions(revisions), [queue, revisions]);
  useEffect(() => () => void queue.flush(), [queue]);
  useEffect(() => {
    const goToTarget = () => {
      const path = decodeURIComponent(location.hash.slice(1));
      if (path === "" || path.includes("/")) return;
      const target = document.getElementById(path);
      target?.scrollIntoView();
      target?.focus();
    };
    goToTarget();
    window.addEventListener("hashchange", goToTarget);
    return () => window.removeEventListener("hashchange", goToTarget);
  }, []);

  const singles = useWatch<FormValues>({
    control: form.control,
    name: [...view.questions.map((one) => one.key), ...Object.keys(view.controlling)].map(fieldName),
  });
  const keys = [...view.questions.map((one) => one.key), ...Object.keys(view.controlling)];
  const answers = Object.fromEntries(keys.map((key, index) => [key, (singles as (Answer | null | undefined)[])[index] ?? undefined]));
  const shown = shownQuestions(view.questions, (key) => answers[key] ?? undefined);
  // Names of the records stand in other questions' choices, so a new name shows there at once.
  const nameFields = view.lists.flatMap((list) => (ids[list.id] ?? []).map((id) => fieldName(`${list.id}/${id}/${list.nameQuestion}`)));
  const names = useWatch<FormValues>({ control: form.control, name: nameFields }) as (Answer | null | undefined)[];
  const nameOf = new Map(nameFields.map((name, index) => [name, names[index]]));

  const tools: SectionTools = {
    api,
    readOnly,
    suggestions,
    origins,
    evidence,
    addEvidence: (item) => setEvidence((before) => [...before, item]),
    targetsOf: (listId) => {
      const here = view.lists.find((list) => list.id === listId);
      const target = view.targets.find((one) => one.id === listId);
      const one = target?.one ?? here?.one ?? listId;
      const namedByText = target?.namedByText ?? true;
      if (here)
        return {
          one,
          namedByText,
          records: (ids[listId] ?? []).map((id, index) => ({
            id,
            name: nameOfRecord(here, nameOf.get(fieldName(`${listId}/${id}/${here.nameQuestion}`)), index + 1, suggestions.countries),
          })),
        };
      return { one, namedByText, records: [...(target?.records ?? []), ...added.filter((record) => record.list === listId)] };
    },
    addNamedRecord: (listId, name) => {
      const target = view.targets.find((one) => one.id === listId);
      const id = newRecordId(target?.prefix ?? "xx");
      const nameQuestion = target?.nameQuestion ?? "name";
      // The name first, so that both leave in one request and no result speaks of a record without a name.
      queue.change(`${listId}/${id}/${nameQuestion}`, { value: name });
      queue.restructure({ id, changes: [{ record: "add", list: listId, id }] });
      if (view.lists.some((list) => list.id === listId)) {
        form.setValue(fieldName(`${listId}/${id}/${nameQuestion}`), { value: name });
        setIds((before) => ({ ...before, [listId]: [...(before[listId] ?? []), id] }));
      } else setAdded((before) => [...before, { list: listId, id, name }]);
      return id;
    },
    save: (path, answer, atOnce) => {
      if (readOnly) return;
      queue.change(path, answer);
      if (atOnce) void queue.flush();
    },
    saveNow: () => void queue.flush(),
  };

  const asked = (values: FormValues) => [
    ...shown.map((question) => ({ question, path: question.key, where: "" })),
    ...view.lists.flatMap((list) =>
      (ids[list.id] ?? []).flatMap((id, index) => {
        const answerOf = (key: string) =>
          (key.includes(".") ? values[fieldName(key)] : values[fieldName(`${list.id}/${id}/${key}`)]) ?? undefined;
        const where = nameOfRecord(list, answerOf(list.nameQuestion), index + 1, suggestions.countries);
        return shownQuestions(list.questions, answerOf).map((question) => ({ question, path: `${list.id}/${id}/${question.key}`, where }));
      }),
    ),
  ];

  // The task list counts what stands here, not what the server last knew.
  const recount = () => {
    const values = form.getValues();
    const required = asked(values).filter(({ question }) => question.required);
    const needed = view.lists.filter((list) => list.needed);
    count(view.id, {
      total: required.length + needed.length,
      answered:
        required.filter(({ path }) => settled(values[fieldName(path)])).length +
        needed.filter((list) => (ids[list.id] ?? []).length > 0).length,
    });
  };
  const recounter = useRef(recount);
  recounter.current = recount;
  useEffect(() => {
    const subscription = form.watch(() => recounter.current());
    return () => subscription.unsubscribe();
  }, [form]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: counted anew when records come or go
  useEffect(() => recounter.current(), [ids]);

  const complete = async () => {
    await queue.flush();
    const values = form.getValues();
    const missing = view.lists
      .filter((list) => list.needed && (ids[list.id] ?? []).length === 0)
      .map((list): Problem => ({ path: list.id, label: list.title, message: `${list.title}: add at least one ${list.one}` }));
    const found = [...(await problemsOf(asked(values), values)), ...missing];
    form.clearErrors();
    for (const one of found)
      if (!missing.some((list) => list.path === one.path)) form.setError(fieldName(one.path), { message: one.message });
    setProblems(found);
    document.title = `${found.length > 0 ? "Error: " : ""}${view.title} · Groundwork`;
  };

  // The summary takes the focus once it stands on the page.
  useEffect(() => {
    if (problems === null) return;
    summary.current?.focus({ preventScroll: true });
    summary.current?.scrollIntoView({ block: "start" });
  }, [problems]);

  const referencesTo = (recordId: string): readonly Reference[] => {
    const values = form.getValues();
    const here = new Set<string>(view.lists.map((list) => list.id));
    const own = view.lists.flatMap((list) =>
      (ids[list.id] ?? []).flatMap((id, index) =>
        list.questions
          .filter((one) => one.to.length > 0)
          .flatMap((one): Reference[] => {
            const path = `${list.id}/${id}/${one.key}`;
            const answer = values[fieldName(path)];
            if (!answer || !("value" in answer)) return [];
            const points = Array.isArray(answer.value) ? (answer.value as readonly string[]).includes(recordId) : answer.value === recordId;
            return points
              ? [
                  {
                    path,
                    says: `${nameOfRecord(list, values[fieldName(`${list.id}/${id}/${list.nameQuestion}`)], index + 1, suggestions.countries)}: ${one.label}`,
                  },
                ]
              : [];
          }),
      ),
    );
    const elsewhere = view.referrers
      .filter((one) => !here.has(one.list) && one.targets.includes(recordId))
      .map((one): Reference => ({ path: `${one.list}/${one.recordId}/${one.field}`, says: `${one.name} (${one.one}): ${one.label}` }));
    return [...own, ...elsewhere];
  };

  const unknowns = problems === null ? 0 : Object.values(form.getValues()).filter((one) => one !== null && "unknown" in one).length;

  return (
    <SectionProvider value={tools}>
      <FormProvider {...form}>
        {/* Outside the form: signing in again is a form of its own. */}
        <div className="sticky top-0 z-20 -mx-4 flex items-center justify-between gap-4 border-b border-rule bg-paper px-4 py-2">
          <p className="truncate text-sm font-medium">{view.title}</p>
          {readOnly ? <p className="text-sm text-soft">You can read this section but not change it</p> : <SaveStatus email={email} />}
        </div>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void complete();
          }}
        >
          <fieldset disabled={!isWritable} className="contents">
            <header className="mt-6 mb-6">
              <h1 className="text-2xl">{view.title}</h1>
              <p className="mt-2 text-lg text-soft">{view.intro}</p>
            </header>
            {problems !== null && (
              <div
                ref={summary}
                tabIndex={-1}
                role="alert"
                className={`my-6 scroll-mt-16 rounded border-2 p-4 ${problems.length > 0 ? "border-danger bg-danger-pale" : "border-accent bg-accent-pale"}`}
              >
                {problems.length > 0 ? (
                  <>
                    <h2 className="text-lg">This section is not complete yet</h2>
                    <ul className="mt-2 ml-5 list-disc space-y-1">
                      {problems.map((one) => (
                        <li key={one.path}>
                          <a href={`#${encodeURI(one.path)}`} className="text-danger">
                            {one.message}
                          </a>
                        </li>
                      ))}
                    </ul>
                  </>
                ) : (
                  <>
                    <h2 className="text-lg">This section is complete</h2>
                    {unknowns > 0 && (
                      <p className="mt-1">
                        {unknowns === 1 ? "One answer is" : `${unknowns} answers are`} “I don't know yet”: what rests on{" "}
                        {unknowns === 1 ? "it" : "them"} stays undetermined.
                      </p>
                    )}
                    <p className="mt-2">
                      <PageLink href={next ? `${base}/sections/${next.id}` : `${base}/overview`}>
                        {next ? `Go on with “${next.title}”` : "See the overview"}
                      </PageLink>
                    </p>
                  </>
                )}
              </div>
            )}
            {shown.map((question) => (
              <QuestionField key={question.key} question={question} path={question.key} />
            ))}
            {view.lists.map((list) => (
              <RecordList
                key={list.id}
                list={list}
                ids={ids[list.id] ?? []}
                setIds={(changed) => setIds((before) => ({ ...before, [list.id]: changed }))}
                referencesTo={referencesTo}
                takeAnswers={(changed) => {
                  for (const [path, answer] of Object.entries(changed)) form.setValue(fieldName(path), answer);
                }}
              />
            ))}
            <div className="mt-10 flex flex-wrap items-center gap-4 border-t-2 border-edge pt-6">
              {!readOnly && (
                <button type="submit" className="button button-main">
                  This section is complete
                </button>
              )}
              {next && <PageLink href={`${base}/sections/${next.id}`}>Go on with “{next.title}”</PageLink>}
            </div>
          </fieldset>
        </form>
      </FormProvider>
    </SectionProvider>
  );
}
