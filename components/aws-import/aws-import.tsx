"use client";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AwsImportView } from "@/lib/domain/view/aws-import-view";
import { FileReports } from "./file-reports";
import { ComparisonResult, ImportResult } from "./import-result";
import { PickFiles } from "./pick-files";
import { type Chosen, chosenAtFirst, Proposals } from "./proposals";
import { RegionQuestions } from "./region-questions";
import { type PickedFile, sendFiles } from "./send-files";
import type { Taken } from "./taken";

type Comparison = { view: AwsImportView; kept: { changes: number } | null };

/**
 * Files in, proposals beside the present answers, and what was taken over; nothing is stored before that. Beside a signed version
 * nothing is taken over: what was chosen is written down as what the files show of it.
 */
export function AwsImport({
  regions,
  comparesWith,
}: {
  regions: readonly { code: string; name: string }[];
  /** The signed version that is compared; null where answers can be taken over. */
  comparesWith: number | null;
}) {
  const { api, base, queue, take } = useWorkspace();
  const router = useRouter();
  const [files, setFiles] = useState<readonly PickedFile[]>([]);
  const [keepNames, setKeepNames] = useState(false);
  const [given, setGiven] = useState<Readonly<Record<string, string>>>({});
  const [into, setInto] = useState<Readonly<Record<string, string>>>({});
  const [view, setView] = useState<AwsImportView | null>(null);
  const [chosen, setChosen] = useState<Chosen>(new Set());
  const [busy, setBusy] = useState<{ what: string; share: number } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [taken, setTaken] = useState<Taken | null>(null);
  const [shown, setShown] = useState<number | null>(null);
  const results = useRef<HTMLDivElement>(null);

  const read = async (choices: { regions: typeof given; into: typeof into; keepNames: boolean }, first: boolean) => {
    setProblem(null);
    setBusy({ what: "Sending the files", share: 0 });
    await queue.flush();
    const progressed = (share: number) => setBusy({ what: share < 1 ? "Sending the files" : "Reading the files", share });
    const reply =
      comparesWith === null
        ? await sendFiles<AwsImportView>(`${api}/aws-import/proposals`, files, choices, progressed)
        : await sendFiles<Comparison>(`${api}/aws-import/comparison`, files, choices, progressed);
    setBusy(null);
    if (!reply.ok) return setProblem(reply.message);
    const found = "view" in reply.data ? reply.data.view : reply.data;
    const before = new Set(view?.records.flatMap((one) => one.proposals.map((each) => each.id)));
    const atFirst = chosenAtFirst(found, comparesWith);
    // A new Region or target brings new proposals; what the person took out stays out, and what was put in stays in.
    const still = found.records.flatMap((one) => one.proposals).filter(({ id, state }) => state !== "same" && chosen.has(id));
    setChosen(first ? atFirst : new Set([...[...atFirst].filter((id) => !before.has(id)), ...still.map(({ id }) => id)]));
    setView(found);
    if (first) setTimeout(() => results.current?.focus(), 30);
  };
  const choices = { regions: given, into, keepNames };
  const chooseRegion = (group: string, region: string) => {
    const { [group]: _old, ...rest } = given;
    const next = region === "" ? rest : { ...rest, [group]: region };
    setGiven(next);
    void read({ ...choices, regions: next }, false);
  };
  const fill = (thing: string, recordId: string) => {
    const next = { ...into, [thing]: recordId };
    setInto(next);
    void read({ ...choices, into: next }, false);
  };
  const takeOver = async () => {
    if (!view) return;
    setProblem(null);
    setBusy({ what: comparesWith === null ? "Taking over" : "Writing down", share: 0 });
    const accepted = view.records
      .flatMap((one) => one.proposals)
      .filter((one) => chosen.has(one.id))
      .map(({ id, revision }) => ({ id, revision }));
    if (comparesWith !== null) {
      const written = await sendFiles<Comparison>(`${api}/aws-import/comparison`, files, { ...choices, accepted }, (share) =>
        setBusy({ what: "Writing down", share }),
      );
      setBusy(null);
      if (!written.ok) return setProblem(written.message);
      setShown(written.data.kept?.changes ?? 0);
      setTimeout(() => results.current?.focus(), 30);
      return router.refresh();
    }
    const reply = await sendFiles<ChangeReply & Omit<Taken, "open">>(`${api}/aws-import`, files, { ...choices, accepted }, (share) =>
      setBusy({ what: "Taking over", share }),
    );
    setBusy(null);
    if (!reply.ok) return setProblem(reply.message);
    take(reply.data);
    setTaken({ ...reply.data, open: view.open });
    setTimeout(() => results.current?.focus(), 30);
    router.refresh();
  };
  const again = () => {
    setFiles([]);
    setView(null);
    setTaken(null);
    setShown(null);
    setGiven({});
    setInto({});
  };

  const progress = (
    <>
      {busy && (
        <div role="status" className="mt-3 max-w-md">
          <p className="text-sm">{busy.what} …</p>
          <progress
            className="h-2 w-full accent-accent"
            aria-label={busy.what}
            {...(busy.share > 0 && busy.share < 1 ? { value: busy.share } : {})}
          />
        </div>
      )}
      {problem && (
        <p role="alert" className="mt-3 rounded border-l-4 border-danger bg-danger-pale px-4 py-3">
          {problem}
        </p>
      )}
    </>
  );
  if (shown !== null)
    return (
      <div ref={results} tabIndex={-1}>
        <ComparisonResult version={comparesWith ?? 0} shown={shown} base={base} again={again} />
      </div>
    );
  if (taken)
    return (
      <div ref={results} tabIndex={-1}>
        <ImportResult taken={taken} base={base} api={api} again={again} />
      </div>
    );
  return (
    <>
      <PickFiles
        files={files}
        add={(more) => {
          setFiles((before) => [...before, ...more]);
          setView(null);
        }}
        clear={again}
      />
      <label className="choice mt-3">
        <input
          type="checkbox"
          checked={keepNames}
          onChange={(event) => {
            setKeepNames(event.target.checked);
            setView(null);
          }}
        />
        <span>
          Keep names and account numbers
          <span className="block text-sm text-soft">Otherwise each becomes a pseudonym that stays the same, such as id-7f3k2m9q.</span>
        </span>
      </label>
      <button
        type="button"
        className="button button-main mt-3"
        disabled={files.length === 0 || busy !== null}
        onClick={() => void read(choices, true)}
      >
        Read the files
      </button>
      {!view && progress}
      {view && (
        <div ref={results} tabIndex={-1}>
          <FileReports files={view.files} />
          <RegionQuestions questions={view.regionQuestions} regions={regions} choose={chooseRegion} />
          <Proposals view={view} comparesWith={comparesWith} chosen={chosen} choose={setChosen} fill={fill} />
          <OpenPoints view={view} base={base} />
          <div className="sticky bottom-[3.25rem] mt-6 border-t border-edge bg-paper py-3 lg:bottom-0">
            <button
              type="button"
              className="button button-main"
              disabled={(chosen.size === 0 && comparesWith === null) || busy !== null}
              onClick={() => void takeOver()}
            >
              {comparesWith === null
                ? chosen.size === 1
                  ? "Take over 1 answer"
                  : `Take over ${chosen.size} answers`
                : chosen.size === 0
                  ? "Write down that they agree"
                  : `Write down ${chosen.size === 1 ? "1 difference" : `${chosen.size} differences`}`}
            </button>
            {progress}
          </div>
        </div>
      )}
    </>
  );
}

function OpenPoints({ view, base }: { view: AwsImportView; base: string }) {
  return (
    <>
      {view.missing.length > 0 && (
        <section aria-labelledby="missing" className="mt-10">
          <h2 id="missing" className="text-xl">
            Not there any more
          </h2>
          <ul className="mt-2 ml-5 list-disc">
            {view.missing.map((one) => (
              <li key={one.path}>
                <a href={`${base}/sections/${one.section}#${one.path}`}>It {one.text}.</a>
              </li>
            ))}
          </ul>
        </section>
      )}
      {view.open.length > 0 && (
        <section aria-labelledby="open-points" className="mt-10">
          <h2 id="open-points" className="text-xl">
            What no file says
          </h2>
          <ul className="mt-2 ml-5 list-disc space-y-1">
            {view.open.map((one) => (
              <li key={one.text} className="break-words">
                {one.text}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}
