"use client";
import { type ReactNode, useEffect, useRef } from "react";

/** Kept between two notes in the margin, in pixels. */
const gap = 10;

/** Beside the document where there is room: each note at its passage, moved down where the one before it still stands. */
function arrange(notes: readonly HTMLElement[]): void {
  for (const note of notes) note.style.marginTop = "";
  let below = Number.NEGATIVE_INFINITY;
  for (const note of notes) {
    if (getComputedStyle(note).position !== "absolute") continue;
    const { top, height } = note.getBoundingClientRect();
    const passage = note.parentElement?.closest("[id]")?.getBoundingClientRect().top ?? top;
    const wanted = Math.max(passage, below + gap);
    note.style.marginTop = `${Math.round(wanted - top)}px`;
    below = wanted + height;
  }
}

/** Holds the document and keeps the notes beside it from lying over one another. */
export function MarginNotes({ children }: { children: ReactNode }) {
  const holder = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = holder.current;
    if (!element) return;
    const notes = () => [...element.querySelectorAll<HTMLElement>("[data-note]")];
    let frame = 0;
    const again = () => {
      cancelAnimationFrame(frame);
      frame = requestAnimationFrame(() => arrange(notes()));
    };
    const watching = new ResizeObserver(again);
    const observe = () => {
      watching.disconnect();
      watching.observe(element);
      for (const note of notes()) watching.observe(note);
      again();
    };
    const changed = new MutationObserver(observe);
    changed.observe(element, { childList: true, subtree: true });
    observe();
    return () => {
      cancelAnimationFrame(frame);
      watching.disconnect();
      changed.disconnect();
    };
  }, []);
  return <div ref={holder}>{children}</div>;
}
