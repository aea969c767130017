"use client";
import { useId } from "react";
import type { AwsImportView, ProposalView, ProposedRecordView } from "@/lib/domain/view/aws-import-view";

export type Chosen = ReadonlySet<string>;

/** What is worth taking over: everything that is not already so. */
const choosable = (record: ProposedRecordView): readonly ProposalView[] => record.proposals.filter((one) => one.state !== "same");

/** Chosen at first: what is set up, not what was only made for use, and nothing by which a person's own answer would go. */
export const chosenAtFirst = (view: AwsImportView, comparesWith: number | null): Chosen =>
  new Set(
    view.records
      .filter((one) => !one.setUpOnly)
      .flatMap(choosable)
      .filter(({ overrules }) => comparesWith !== null || !overrules)
      .map((one) => one.id),
  );

/** Each proposed answer beside the present one; all, some or none can be chosen. */
export function Proposals({
  view,
  comparesWith,
  chosen,
  choose,
  fill,
}: {
  view: AwsImportView;
  /** The signed version that the files are compared with; null where answers can be taken over. */
  comparesWith: number | null;
  chosen: Chosen;
  choose: (chosen: Chosen) => void;
  fill: (thing: string, recordId: string) => void;
}) {
  const all = view.records.flatMap(choosable);
  const set = (ids: readonly string[], on: boolean) => {
    const next = new Set(chosen);
    for (const id of ids)
      if (on) next.add(id);
      else next.delete(id);
    choose(next);
  };
  return (
    <section aria-labelledby="proposals" className="mt-10">
      <h2 id="proposals" className="text-xl">
        {comparesWith === null ? "What would be taken over" : `What the files show otherwise than version ${comparesWith}`}
      </h2>
      {all.length === 0 ? (
        <p className="mt-2 text-soft">
          {view.unchanged > 0 ? "Nothing new: what these files say stands in the assessment already." : "These files propose no answer."}
        </p>
      ) : (
        <>
          <p className="prose-measure mt-1 text-soft">
            {comparesWith === null
              ? "Nothing is saved yet. Choose what to take over; what somebody answered is replaced only where you choose it."
              : "Nothing is written down yet. Choose what belongs to this processing; leave out what the account does for others."}
            {view.unchanged > 0 && ` ${view.unchanged} ${view.unchanged === 1 ? "answer is" : "answers are"} as the files say already.`}
          </p>
          <div className="my-4 flex flex-wrap items-center gap-3">
            <button
              type="button"
              className="button button-small"
              onClick={() =>
                set(
                  all.map((one) => one.id),
                  true,
                )
              }
            >
              Choose all
            </button>
            <button type="button" className="button button-small" onClick={() => choose(new Set())}>
              Choose none
            </button>
            <span role="status" className="text-sm text-soft">
              {chosen.size} of {all.length} chosen
            </span>
          </div>
        </>
      )}
      <div className="space-y-5">
        {view.records.map((record) =>
          choosable(record).length === 0 ? null : (
            <RecordProposals key={record.thing ?? "once"} record={record} chosen={chosen} set={set} fill={fill} />
          ),
        )}
      </div>
    </section>
  );
}

function RecordProposals({
  record,
  chosen,
  set,
  fill,
}: {
  record: ProposedRecordView;
  chosen: Chosen;
  set: (ids: readonly string[], on: boolean) => void;
  fill: (thing: string, recordId: string) => void;
}) {
  const id = useId();
  const rows = choosable(record);
  const on = rows.filter((one) => chosen.has(one.id)).length;
  const origins = new Set(rows.map((one) => one.origin));
  const [from = null] = origins.size === 1 ? origins : [];
  return (
    <article className="sheet px-4 py-3" aria-labelledby={`${id}-title`}>
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <h3 id={`${id}-title`} className="min-w-0 flex-1 break-words font-sans text-base font-semibold">
          {record.title}
          <span className="block text-sm font-normal text-soft">
            {record.kind === "" ? "" : record.recordId === null ? `New ${record.kind}` : `${record.kind}, described already`}
          </span>
        </h3>
        <label className="choice py-0 text-sm">
          <input
            type="checkbox"
            checked={on === rows.length}
            ref={(element) => {
              if (element) element.indeterminate = on > 0 && on < rows.length;
            }}
            onChange={(event) =>
              set(
                rows.map((one) => one.id),
                event.target.checked,
              )
            }
          />
          All of it
        </label>
      </div>
      {record.setUpOnly && (
        <p className="mt-2 rounded bg-warn-pale px-3 py-2 text-sm">
          This is set up in the account, but no file shows that it is used. Choose it only if this processing calls it.
        </p>
      )}
      {record.thing !== null && record.candidates.length > 0 && (
        <div className="mt-2 max-w-md">
          <label htmlFor={`${id}-into`} className="mb-1 block text-sm font-medium">
            Add it as a new entry, or fill one that is there
          </label>
          <select
            id={`${id}-into`}
            className="field"
            value={record.recordId ?? ""}
            onChange={(event) => fill(record.thing ?? "", event.target.value)}
          >
            <option value="">A new entry</option>
            {record.candidates.map((one) => (
              <option key={one.id} value={one.id}>
                Fill “{one.name}”
              </option>
            ))}
          </select>
        </div>
      )}
      {from !== null && <p className="mt-1 break-words text-sm text-soft">From {from}</p>}
      <ul className="mt-2">
        {rows.map((row) => (
          <li key={row.id} className="border-t border-rule py-2">
            <label className="choice items-start py-0">
              <input type="checkbox" checked={chosen.has(row.id)} onChange={(event) => set([row.id], event.target.checked)} />
              <span className="grid min-w-0 flex-1 gap-x-5 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
                <span className="text-sm text-soft">{row.label}</span>
                <span className="min-w-0">
                  <span className="block break-words font-medium">{row.proposed}</span>
                  {row.state === "new" && record.recordId !== null && <span className="block text-sm text-soft">not answered so far</span>}
                  {row.state === "differs" && (
                    <span className="block break-words text-sm">
                      <span className="tag mr-1">instead of</span> {row.present}
                      {row.presentOrigin && <span className="text-soft"> (from {row.presentOrigin})</span>}
                    </span>
                  )}
                  <span className="block break-all text-sm text-soft">
                    {from === null && <span className="block break-words">From {row.origin}</span>}
                    {row.field}
                  </span>
                </span>
              </span>
            </label>
          </li>
        ))}
      </ul>
    </article>
  );
}
