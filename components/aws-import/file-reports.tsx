import type { ImportedFileView } from "@/lib/domain/view/aws-import-view";

const answers = (count: number): string => (count === 0 ? "no answer by itself" : count === 1 ? "1 answer" : `${count} answers`);

/** Per file: what it was recognised as, what it gave, why it was refused, what it cannot say. */
export function FileReports({ files }: { files: readonly ImportedFileView[] }) {
  const refused = files.filter((file) => file.refusals.length > 0);
  return (
    <section aria-labelledby="file-reports" className="mt-8">
      <h2 id="file-reports" className="text-xl">
        What each file says
      </h2>
      {refused.length > 0 && (
        <p className="mt-1 font-medium text-danger">
          {refused.length === 1 ? "One file is refused" : `${refused.length} files are refused`}: nothing is taken from{" "}
          {refused.length === 1 ? "it" : "them"}. The others go on.
        </p>
      )}
      <ul className="mt-3 divide-y divide-rule border-y border-rule">
        {files.map((file, index) => (
          // Two files may have the same name; their order is theirs.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is never reordered
          <li key={index} className={`py-3 ${file.refusals.length > 0 ? "border-l-4 border-l-danger pl-3" : ""}`}>
            <p className="break-words">
              <span className="block font-semibold">{file.name}</span>
              <span className="text-sm text-soft">
                {file.refusals.length > 0
                  ? "refused"
                  : `${file.recognisedAs ?? "not recognised"}${file.regions.length > 0 ? `, ${file.regions.join(" and ")}` : ""} · ${answers(file.gave)}`}
              </span>
            </p>
            <ul className="ml-5 list-disc text-sm">
              {file.refusals.map((one) => (
                <li key={one.place} className="break-words text-danger">
                  {one.place}: {one.message}
                </li>
              ))}
              {file.notes.map((note) => (
                <li key={note} className="text-soft">
                  It {note}.
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ul>
    </section>
  );
}
