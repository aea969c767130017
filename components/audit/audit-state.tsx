import { Notice } from "@/components/ui/notice";

type Check = { length: number; head: string; headAt: string | null; problems: readonly string[] };

const moment = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;

/** Whether the trail holds, with its head; taking it away as a file, and looking for a head that was kept elsewhere. */
export function AuditState({
  check,
  file,
  recipe,
  head,
  headAt,
}: {
  check: Check;
  file: string;
  recipe: readonly string[];
  head: string;
  headAt: number | null;
}) {
  return (
    <section aria-labelledby="state" className="mb-8">
      <h2 id="state" className="sr-only">
        State of the trail
      </h2>
      {check.problems.length === 0 ? (
        <Notice tone="accent" title={check.length === 0 ? "Nothing has happened yet" : `Verified up to entry ${check.length}`}>
          <p>Every entry was recomputed just now, and every head that kept states and signed documents carry was found.</p>
          {check.headAt && (
            <p className="mt-1 text-sm">
              Head <span className="break-all font-mono">{check.head}</span>, written {moment(check.headAt)}
            </p>
          )}
        </Notice>
      ) : (
        <Notice tone="danger" title="The trail was changed outside Groundwork">
          <ul className="list-disc pl-5">
            {check.problems.slice(0, 20).map((problem) => (
              <li key={problem}>{problem}</li>
            ))}
          </ul>
          {check.problems.length > 20 && <p className="mt-1">And {check.problems.length - 20} more; dpia doctor lists them.</p>}
          <p className="mt-2">Keep a copy of the database as it is, and compare it with the last backup.</p>
        </Notice>
      )}
      <div className="flex flex-wrap items-center gap-4">
        <a href={file} download className="button">
          Save the trail as a file
        </a>
        <a href={`${file}?format=csv`} download>
          For a spreadsheet (CSV)
        </a>
        <p className="text-sm text-soft">The file is JSON Lines, to be verified anywhere.</p>
      </div>
      <details className="mt-3" open={head !== ""}>
        <summary className="text-accent">Verify it yourself</summary>
        <div className="prose-measure mt-2 space-y-2">
          <ol className="list-decimal space-y-1 pl-5 text-sm">
            {recipe.map((step) => (
              <li key={step}>{step}</li>
            ))}
          </ol>
          <p className="text-sm">
            On the command line, without a connection: <code className="font-mono">dpia audit verify FILE --head HASH</code>
          </p>
          <form method="get" className="flex flex-wrap items-end gap-3">
            <label className="min-w-0 flex-1 basis-72 text-sm font-medium">
              A head that you kept (of a signed document or an earlier file)
              <input
                name="head"
                defaultValue={head}
                maxLength={64}
                spellCheck={false}
                autoComplete="off"
                className="field mt-1 font-mono"
              />
            </label>
            <button type="submit" className="button">
              Look for it
            </button>
          </form>
          {head !== "" && (
            <p role="status" className={headAt === null ? "text-danger" : ""}>
              {headAt === null
                ? "No entry has this hash. Either it is mistyped, or entries were cut off or written anew since then."
                : `Entry ${headAt} has this hash: what was written up to it is what was there then, if the chain holds.`}
            </p>
          )}
        </div>
      </details>
    </section>
  );
}
