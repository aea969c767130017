"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { MovedOnView } from "@/lib/domain/view/shelf-view";

/** What changed on the shelf since a copy was taken: each field is taken over or left. */
export function MovedOnCard({
  moved,
  baseRevisions,
  readOnly,
  takenOnWords,
}: {
  moved: MovedOnView;
  baseRevisions: Readonly<Record<string, number>>;
  readOnly: boolean;
  takenOnWords: string;
}) {
  const router = useRouter();
  const isReady = useIsReady();
  const { api, queue, take } = useWorkspace();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (fields: readonly string[]) => {
    setBusy(true);
    const reply = await callApi<ChangeReply>("PUT", `${api}/shelf/${moved.id}`, { revision: moved.revision, fields, baseRevisions });
    setBusy(false);
    if (!reply.ok) return setProblem(`Nothing was taken over. ${reply.message}`);
    queue.learnRevisions(reply.data.revisions);
    take(reply.data);
    router.refresh();
  };
  return (
    <article className="sheet px-5 py-4">
      <h3 className="font-sans text-base font-semibold">
        {moved.name} <span className="font-normal text-soft">({moved.one})</span>
      </h3>
      <p className="text-sm text-soft">Taken on {takenOnWords}. The shelf says otherwise by now:</p>
      <fieldset disabled={!isReady || readOnly || busy} className="mt-3 min-w-0">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">Take over</th>
              <th scope="col">Present answer</th>
              <th scope="col">On the shelf</th>
            </tr>
          </thead>
          <tbody>
            {moved.fields.map((field) => (
              <tr key={field.field}>
                <th scope="row" className="sm:w-2/5">
                  <label className="choice py-0 font-semibold">
                    <input
                      type="checkbox"
                      checked={chosen.has(field.field)}
                      onChange={(event) =>
                        setChosen(
                          new Set(event.target.checked ? [...chosen, field.field] : [...chosen].filter((one) => one !== field.field)),
                        )
                      }
                    />
                    <span>{field.label}</span>
                  </label>
                </th>
                <td data-label="Present answer" className="whitespace-pre-wrap">
                  {field.present}
                </td>
                <td data-label="On the shelf" className="whitespace-pre-wrap">
                  {field.shelf}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {!readOnly && (
          <div className="mt-4 flex flex-wrap gap-2">
            <button type="button" className="button" disabled={chosen.size === 0} onClick={() => void send([...chosen])}>
              Take over what is ticked
            </button>
            <button type="button" className="button" onClick={() => void send(moved.fields.map(({ field }) => field))}>
              Take over all
            </button>
            <button type="button" className="button" onClick={() => void send([])}>
              Keep everything as it is
            </button>
          </div>
        )}
      </fieldset>
      {problem && (
        <p role="alert" className="mt-2 text-danger">
          {problem}
        </p>
      )}
    </article>
  );
}
