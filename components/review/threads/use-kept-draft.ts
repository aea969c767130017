"use client";
import { useCallback, useEffect, useState } from "react";

const storageKey = (key: string): string => `groundwork:draft:${key}`;

type Kept = { text: string; id: string };

function readKept(key: string): Kept | null {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(storageKey(key)) ?? "null");
    return typeof kept === "object" && kept !== null && "text" in kept && "id" in kept ? (kept as Kept) : null;
  } catch {
    return null;
  }
}

/**
 * What is being written, kept in this window until it is sent: it outlives a reload, a lost connection and an ended session, and
 * goes when the person signs out. `id` stays the same as long as the text is not sent, so that sending twice adds it once.
 */
export function useKeptDraft(
  key: string,
  { makeId, first = "" }: { makeId: () => string; first?: string },
): { text: string; id: string; write: (text: string) => void; forget: () => void } {
  const [draft, setDraft] = useState<Kept>(() => readKept(key) ?? { text: first, id: makeId() });
  const write = useCallback(
    (text: string) =>
      setDraft((before) => {
        const next = { ...before, text };
        try {
          if (text === "") sessionStorage.removeItem(storageKey(key));
          else sessionStorage.setItem(storageKey(key), JSON.stringify(next));
        } catch {
          // A full or forbidden storage: the field itself still holds the text.
        }
        return next;
      }),
    [key],
  );
  const forget = useCallback(() => {
    try {
      sessionStorage.removeItem(storageKey(key));
    } catch {
      // Nothing was kept then.
    }
    setDraft({ text: "", id: makeId() });
  }, [key, makeId]);
  const isWritten = draft.text.trim() !== "" && draft.text !== first;
  useEffect(() => {
    if (!isWritten) return;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [isWritten]);
  return { ...draft, write, forget };
}
