"use client";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import type { HistoryEntry } from "@/lib/domain/assessment/change-reply";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { QuestionView } from "@/lib/domain/view/section-view";
import { useSection } from "./section-context";
import { useAnswerWords } from "./use-answer-words";

const moment = (instant: string): string => new Date(instant).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short" });

/** Every answer that was ever given to the question, fetched when asked for; an earlier one can be brought back. */
export function AnswerHistory({
  path,
  question,
  onBringBack,
}: {
  path: string;
  question: QuestionView;
  /** Absent for who may only read. */
  onBringBack?: (answer: Answer | null) => void;
}) {
  const { api } = useSection();
  const words = useAnswerWords(question);
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const load = async () => {
    const reply = await callApi<{ history: readonly HistoryEntry[] }>("GET", `${api}/history?path=${encodeURIComponent(path)}`);
    if (reply.ok) setEntries(reply.data.history);
    setProblem(reply.ok ? null : reply.message);
  };
  return (
    <div className="mt-2">
      <button type="button" className="button button-quiet -ml-2" onClick={() => void load()}>
        {entries === null ? "Show earlier answers" : "Look again for earlier answers"}
      </button>
      {problem && (
        <p role="alert" className="text-danger">
          {problem}
        </p>
      )}
      {entries?.length === 0 && <p className="text-soft">Nobody has answered this yet.</p>}
      {entries !== null && entries.length > 0 && (
        <ol className="mt-1 space-y-2 border-l-2 border-rule pl-3">
          {entries.map((entry) => (
            <li key={`${entry.at} ${entry.revision} ${entry.refused}`}>
              <p className="text-soft">
                {entry.by}, {moment(entry.at)}
                {entry.refused && " · did not become the answer: somebody else was first"}
              </p>
              <p className="line-clamp-6 whitespace-pre-wrap">{words(entry.answer)}</p>
              {onBringBack && (
                <button type="button" className="button button-quiet -ml-2" onClick={() => onBringBack(entry.answer)}>
                  Bring this back<span className="sr-only">{words(entry.answer).slice(0, 80)}</span>
                </button>
              )}
            </li>
          ))}
        </ol>
      )}
    </div>
  );
}
