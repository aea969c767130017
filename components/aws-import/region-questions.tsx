"use client";
import { useId } from "react";
import type { AwsImportView } from "@/lib/domain/view/aws-import-view";

/** Files that do not name their Region, a group at a time; what depends on it waits for the answer. */
export function RegionQuestions({
  questions,
  regions,
  choose,
}: {
  questions: AwsImportView["regionQuestions"];
  regions: readonly { code: string; name: string }[];
  choose: (group: string, region: string) => void;
}) {
  const base = useId();
  if (questions.length === 0) return null;
  return (
    <section aria-labelledby={`${base}-title`} className="mt-8 rounded border-l-4 border-warn bg-warn-pale px-4 py-4">
      <h2 id={`${base}-title`} className="text-xl">
        From which Region are these files?
      </h2>
      <p className="mt-1 text-sm">Nothing in them names it. What depends on the Region is proposed once you choose.</p>
      {questions.map((one, index) => (
        <div key={one.group} className="mt-4">
          <label htmlFor={`${base}-${index}`} className="mb-1 block font-medium">
            {one.files.length === 1 ? one.files[0] : `${one.files.length} files${one.group === "" ? "" : ` in ${one.group}`}`}
          </label>
          {one.files.length > 1 && (
            <p className="mb-1 break-words text-sm text-soft">
              {one.files.slice(0, 6).join(", ")}
              {one.files.length > 6 && ", …"}
            </p>
          )}
          <select
            id={`${base}-${index}`}
            className="field max-w-md"
            value={one.given ?? ""}
            onChange={(event) => choose(one.group, event.target.value)}
          >
            <option value="">Choose the Region</option>
            {regions.map(({ code, name }) => (
              <option key={code} value={code}>
                {code} ({name}){one.suggested === code && one.given === null ? ": suggested by the files" : ""}
              </option>
            ))}
          </select>
          {one.given === null && one.suggested !== null && (
            <button type="button" className="button button-small mt-2" onClick={() => choose(one.group, one.suggested ?? "")}>
              Yes, {one.suggested}
            </button>
          )}
        </div>
      ))}
    </section>
  );
}
