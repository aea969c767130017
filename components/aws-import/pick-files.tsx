"use client";
import { useId, useState } from "react";
import type { PickedFile } from "./send-files";

const dayOf = (time: number): string | null => (time > 0 ? new Date(time).toISOString().slice(0, 10) : null);
const picked = (file: File): PickedFile => ({
  name: (file.webkitRelativePath || file.name).slice(0, 500),
  blob: file,
  writtenOn: dayOf(file.lastModified),
});
const looksRight = (file: File): boolean => /\.(json|ya?ml|template|txt)$/i.test(file.name);

/** Files dropped, chosen or pasted, before anything is read. */
export function PickFiles({
  files,
  add,
  clear,
}: {
  files: readonly PickedFile[];
  add: (files: readonly PickedFile[]) => void;
  clear: () => void;
}) {
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState("");
  const [number, setNumber] = useState(1);
  const choose = useId();
  const folder = useId();
  const paste = useId();
  const take = (list: FileList | null, onlyLikely: boolean) =>
    add([...(list ?? [])].filter((file) => !onlyLikely || looksRight(file)).map(picked));
  const input =
    "w-full max-w-full text-sm file:mr-3 file:min-h-8 file:rounded file:border file:border-edge file:bg-sheet file:px-3 file:text-ink";
  return (
    <div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way beside the inputs in it, which the keyboard reaches */}
      <div
        className={`rounded border-2 border-dashed px-4 py-5 ${over ? "border-accent bg-accent-pale" : "border-edge bg-sheet"}`}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          take(event.dataTransfer.files, false);
        }}
      >
        <p className="mb-3 font-medium">Drop files here, or choose them</p>
        <div className="grid gap-4 sm:grid-cols-2">
          <div className="min-w-0">
            <label htmlFor={choose} className="mb-1 block text-sm font-medium">
              Files
            </label>
            <input
              id={choose}
              type="file"
              multiple
              accept=".json,.yaml,.yml,.template,.txt"
              className={input}
              onChange={(event) => {
                take(event.currentTarget.files, false);
                event.currentTarget.value = "";
              }}
            />
          </div>
          <div className="min-w-0">
            <label htmlFor={folder} className="mb-1 block text-sm font-medium">
              A folder with all its files
            </label>
            <input
              id={folder}
              type="file"
              multiple
              className={input}
              ref={(element) => element?.setAttribute("webkitdirectory", "")}
              onChange={(event) => {
                take(event.currentTarget.files, true);
                event.currentTarget.value = "";
              }}
            />
          </div>
        </div>
      </div>
      <details className="mt-3">
        <summary className="text-accent">Paste what a command printed</summary>
        <label htmlFor={paste} className="mt-2 mb-1 block text-sm font-medium">
          One reply as JSON, or a template
        </label>
        <textarea
          id={paste}
          className="field font-mono text-sm"
          rows={6}
          spellCheck={false}
          value={pasted}
          onChange={(event) => setPasted(event.target.value)}
        />
        <button
          type="button"
          className="button button-small mt-2"
          disabled={pasted.trim() === ""}
          onClick={() => {
            add([{ name: `pasted-${number}.json`, blob: new Blob([pasted], { type: "application/json" }), writtenOn: null }]);
            setNumber(number + 1);
            setPasted("");
          }}
        >
          Add the pasted text
        </button>
      </details>
      <div role="status" className="mt-3 flex flex-wrap items-center gap-3 text-sm">
        <span>
          {files.length === 0 ? "No file yet." : files.length === 1 ? "1 file" : `${files.length} files`}
          {files.length > 0 &&
            `, ${Math.max(1, Math.round(files.reduce((sum, one) => sum + one.blob.size, 0) / 1000)).toLocaleString("en-GB")} kB`}
        </span>
        {files.length > 0 && (
          <button type="button" className="button button-quiet" onClick={clear}>
            Start again
          </button>
        )}
      </div>
    </div>
  );
}
