"use client";
import { type MouseEvent, type ReactNode, useId, useState } from "react";
import { NewThread } from "@/components/review/threads/new-thread";
import { useReview } from "@/components/review/threads/review-context";
import { callApi } from "@/components/ui/call-api";
import type { HistoryEntry } from "@/lib/domain/assessment/change-reply";
import { type Place, placeKey } from "@/lib/domain/review/place";
import { MarginNotes } from "./margin-notes";

type PlaceOnPage = { place: Place; label: string; revision: number; to: string; isText: boolean };

type Asked = { passage: string; key: string; quote: string; from: HTMLElement };

const inPassage = (passage: string, key: string): HTMLElement | null =>
  [...(document.getElementById(passage)?.querySelectorAll<HTMLElement>("[data-prints]") ?? [])].find(
    (element) => element.dataset.prints === key,
  ) ?? null;

/** What is selected, and the place that prints it, where it lies within one. */
function selection(): { text: string; prints: HTMLElement | null } {
  const selected = window.getSelection();
  const start = selected?.anchorNode?.parentElement?.closest<HTMLElement>("[data-prints]") ?? null;
  return { text: selected?.toString().trim() ?? "", prints: start?.contains(selected?.focusNode ?? null) ? start : null };
}

/** The document with its notes, and beside it the comment or proposal that is being written. */
export function ReadingDesk({ places, children }: { places: Readonly<Record<string, PlaceOnPage>>; children: ReactNode }) {
  const { api, base, may } = useReview();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [wording, setWording] = useState<{ key: string; text: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const title = useId();
  const select = useId();

  const begin = (event: MouseEvent<HTMLDivElement>) => {
    const button = (event.target as HTMLElement).closest<HTMLButtonElement>("button[data-passage]");
    if (!button) return;
    const passage = button.dataset.passage ?? "";
    const keys = (button.dataset.places ?? "").split(" ");
    const { text, prints } = selection();
    const quoted = prints?.dataset.prints && document.getElementById(passage)?.contains(prints) ? prints.dataset.prints : null;
    const key = quoted && keys.includes(quoted) ? quoted : (keys[0] ?? "");
    setWording(null);
    setProblem(null);
    setAsked({ passage, key, quote: quoted === key ? text : "", from: button });
  };
  const end = () => {
    asked?.from.focus();
    setAsked(null);
    setWording(null);
  };

  const place = asked ? places[asked.key] : undefined;
  const offered = asked ? (asked.from.dataset.places ?? "").split(" ").flatMap((key) => places[key] ?? []) : [];
  const propose = async () => {
    if (!place) return;
    const reply = await callApi<{ history: readonly HistoryEntry[] }>("GET", `${api}/history?path=${encodeURIComponent(place.place.id)}`);
    if (!reply.ok) return setProblem(reply.message);
    const answer = reply.data.history.find((entry) => !entry.refused)?.answer;
    setWording({ key: placeKey(place.place), text: answer && "value" in answer ? String(answer.value) : "" });
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: it listens for the buttons inside it, which the keyboard presses as well
    <div
      onMouseDown={(event) => {
        // A press on “Comment” would take the selection away that the comment is about.
        if ((event.target as HTMLElement).closest("button[data-passage]")) event.preventDefault();
      }}
      onClick={begin}
    >
      <MarginNotes>{children}</MarginNotes>
      {asked && place && (
        <section
          aria-labelledby={title}
          className="sheet fixed inset-x-2 bottom-14 z-40 max-h-[75vh] space-y-3 overflow-y-auto px-4 py-3 font-sans shadow-lg sm:left-auto sm:w-96 lg:bottom-16"
          onKeyDown={(event) => {
            if (event.key === "Escape") end();
          }}
        >
          <h2 id={title} className="font-sans text-base font-semibold">
            {wording ? "Propose a wording" : "Comment"}
          </h2>
          {offered.length > 1 ? (
            <div>
              <label htmlFor={select} className="mb-1 block text-sm font-medium">
                About
              </label>
              <select
                id={select}
                className="field text-sm"
                value={asked.key}
                onChange={(event) => {
                  setWording(null);
                  setAsked({ ...asked, key: event.target.value, quote: "" });
                }}
              >
                {offered.map((one) => (
                  <option key={placeKey(one.place)} value={placeKey(one.place)}>
                    {one.label}
                  </option>
                ))}
              </select>
            </div>
          ) : (
            <p className="text-sm">
              About: <a href={`${base}/${place.to}`}>{place.label}</a>
            </p>
          )}
          {may.propose && place.isText && !wording && (
            <button type="button" className="button button-quiet -ml-2" onClick={() => void propose()}>
              Propose a wording instead
            </button>
          )}
          {problem && (
            <p role="alert" className="text-sm text-danger">
              {problem}
            </p>
          )}
          <NewThread
            key={`${asked.passage} ${asked.key} ${wording ? "wording" : "comment"}`}
            place={place.place}
            revision={place.revision}
            quotable={inPassage(asked.passage, asked.key)?.textContent ?? null}
            quote={asked.quote}
            proposesFrom={wording ? wording.text : null}
            onDone={end}
            onCancel={end}
          />
        </section>
      )}
    </div>
  );
}
