"use client";
import { useId, useState } from "react";
import { placeKey } from "@/lib/domain/review/place";
import { holdsQuote } from "@/lib/domain/review/quote";
import type { ThreadView } from "@/lib/domain/review/thread-view";
import { ActButton } from "./act-button";
import { useReview } from "./review-context";

/** Hangs a detached thread on other words of the same place, on the whole of it, or on another place. */
export function HangElsewhere({ thread, onDone }: { thread: ThreadView; onDone: () => void }) {
  const { api, places = [] } = useReview();
  const { standing } = thread;
  const present = standing.state === "detached" ? standing.present : null;
  const [chosen, setChosen] = useState(present === null ? "" : thread.key);
  const [quote, setQuote] = useState("");
  const [problem, setProblem] = useState<string | null>(null);
  const select = useId();
  const field = useId();
  const own = { place: thread.place, label: thread.label, revision: thread.presentRevision };
  const offered = present === null ? places : [own, ...places.filter(({ place }) => placeKey(place) !== thread.key)];
  const target = offered.find(({ place }) => placeKey(place) === chosen);
  const quotes = chosen === thread.key && present !== null;
  const missing = () => {
    const says = !target
      ? "Choose what it is about."
      : quotes && quote.trim() !== "" && !holdsQuote(present, quote)
        ? "These words do not stand in the text. Copy them from it, or leave the field empty."
        : null;
    setProblem(says);
    return says;
  };
  return (
    <div className="space-y-2">
      <label htmlFor={select} className="block text-sm font-medium">
        What it is about
      </label>
      <select id={select} className="field text-sm" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        {present === null && <option value="">Choose …</option>}
        {offered.map(({ place, label }) => (
          <option key={placeKey(place)} value={placeKey(place)}>
            {label}
          </option>
        ))}
      </select>
      {quotes && (
        <>
          <label htmlFor={field} className="block text-sm font-medium">
            Words that it is about (optional)
          </label>
          <textarea id={field} rows={2} className="field text-sm" value={quote} onChange={(event) => setQuote(event.target.value)} />
        </>
      )}
      <ActButton
        path={`${api}/comments/${thread.id}`}
        body={() => ({
          act: "reattach",
          anchor: { place: target?.place, revision: target?.revision ?? 0, quote: quotes && quote.trim() !== "" ? quote : null },
        })}
        why={missing}
        main
        onDone={onDone}
      >
        Hang it there
      </ActButton>
      {problem && (
        <p role="alert" className="text-sm text-danger">
          {problem}
        </p>
      )}
    </div>
  );
}
