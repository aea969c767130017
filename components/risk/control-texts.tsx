"use client";
import { useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ControlWords } from "@/lib/domain/view/control-words";

export type ControlGroup = { measure: string; title: string; taken: boolean; texts: readonly ControlWords[] };

/** Policies and commands by which AWS enforces measures, each to copy. */
export function ControlTexts({ groups }: { groups: readonly ControlGroup[] }) {
  const [copied, setCopied] = useState<{ id: string; done: boolean } | null>(null);
  const copy = async (id: string, text: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied({ id, done: true });
    } catch {
      setCopied({ id, done: false });
    }
  };
  return (
    <div className="space-y-2">
      {groups.map((group) => (
        <details key={group.measure} className="sheet px-4 py-3">
          <summary>
            <span className="font-medium">{group.title}</span> <span className="text-sm text-soft">{group.measure}</span>
            {group.taken && <span className="tag ml-2">taken here</span>}
          </summary>
          {group.texts.map((control) => (
            <article key={control.id} className="mt-4">
              <h3 className="font-sans text-base font-semibold">
                {control.title} <span className="text-sm font-normal text-soft">{control.kind}</span>
              </h3>
              {control.says.map((line) => (
                <p key={line} className="prose-measure text-sm text-soft">
                  {line}
                </p>
              ))}
              {control.stops.length > 0 && (
                <div className="my-2 border-l-4 border-warn bg-warn-pale px-3 py-2 text-sm">
                  <p className="font-medium">What would stop</p>
                  <ul className="list-disc pl-5">
                    {control.stops.map((line) => (
                      <li key={line}>{line}</li>
                    ))}
                  </ul>
                </div>
              )}
              <p className="text-sm">
                <span className="text-soft">Reach:</span> {control.reach}
                {control.toReplace.length > 0 && (
                  <>
                    {" "}
                    <span className="text-soft">· Replace:</span> {control.toReplace.join(", ")}
                  </>
                )}
              </p>
              <ScrollRegion label={`Text: ${control.title}`} className="my-2 max-h-96 overflow-y-auto rounded border border-rule p-3">
                <pre className="text-sm leading-snug">{control.text}</pre>
              </ScrollRegion>
              <p className="flex flex-wrap items-center gap-3">
                <button type="button" className="button button-small" onClick={() => void copy(control.id, control.text)}>
                  Copy<span className="sr-only">: {control.title}</span>
                </button>
                <span role="status" className="text-sm text-soft">
                  {copied?.id === control.id
                    ? copied.done
                      ? "Copied"
                      : "This browser does not let us copy: select the text instead."
                    : ""}
                </span>
              </p>
              <ul className="mt-1 text-sm text-soft">
                {control.sources.map((source) => (
                  <li key={source.url}>
                    {source.title}, <span className="[overflow-wrap:anywhere]">{source.url}</span>, read on {source.read}
                    {source.standing === "unverified" && <span className="tag ml-2">not verified word by word</span>}
                  </li>
                ))}
              </ul>
            </article>
          ))}
        </details>
      ))}
    </div>
  );
}
