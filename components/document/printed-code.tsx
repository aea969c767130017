import { Notice } from "@/components/ui/notice";

type Found = { contentHash: string; files: readonly { sha256: string; signatures: number; issuedAt: string }[] };

const moment = (iso: string): string =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" })} UTC`;

/** For who holds the document on paper: what was issued under the code that it prints. `found`: null where nothing was. */
export function PrintedCode({ code, found }: { code: string; found: Found | null }) {
  return (
    <section aria-labelledby="printed" className="mt-10">
      <h2 id="printed" className="mb-2 text-xl">
        Only the paper at hand?
      </h2>
      <p className="prose-measure mb-3">
        The last page of a signed document prints a code. It leads to what was issued under it: compare the hash of the content with the one
        on your paper. That the paper says nothing else, only the file can show.
      </p>
      <form method="get" className="flex flex-wrap items-end gap-3">
        <div className="flex-1 basis-72">
          <label htmlFor="code" className="mb-1 block font-medium">
            The code
          </label>
          <input id="code" name="code" required maxLength={80} autoComplete="off" defaultValue={code} className="field" />
        </div>
        <button type="submit" className="button">
          Look it up
        </button>
      </form>
      {code !== "" && found === null && (
        <Notice tone="warn" title="No signed document with this code was issued here">
          <p>
            Compare it with your paper letter by letter, and the address beside it with this one: another installation may have issued it.
          </p>
        </Notice>
      )}
      {found && (
        <Notice tone="accent" title="A signed document with this code was issued here">
          <p>Hash of its content, as printed on its cover and last page:</p>
          <p className="break-all font-mono text-sm">{found.contentHash}</p>
          <ul className="mt-2 ml-5 list-disc">
            {found.files.map(({ sha256, signatures, issuedAt }) => (
              <li key={sha256}>
                {signatures === 1 ? "With the first signature" : `With ${signatures} signatures`}, {moment(issuedAt)}
                <span className="block break-all text-sm text-soft">SHA-256 of the file {sha256}</span>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </section>
  );
}
