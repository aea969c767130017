"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import { Said, type Saying } from "./said";

type Listed = { sessionId: string; isThisOne: boolean; browser: string; words: string };
const api = "/api/v1/account/sessions";

/** Where the person is signed in; each session but this one can be ended here, this one by signing out. */
export function Sessions({ sessions }: { sessions: readonly Listed[] }) {
  const router = useRouter();
  const isReady = useIsReady();
  const [said, setSaid] = useState<Saying | null>(null);
  const end = async (path: string, done: string) => {
    const reply = await callApi("DELETE", path);
    setSaid(reply.ok ? { ok: true, words: done } : { ok: false, words: reply.message });
    router.refresh();
  };
  return (
    <div className="space-y-4">
      <ul className="space-y-2">
        {sessions.map(({ sessionId, isThisOne, browser, words }) => (
          <li key={sessionId} className="sheet flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-3">
            <p className="min-w-0 flex-1 basis-56">
              <span className="font-semibold">{browser}</span>
              {isThisOne && <span className="tag ml-3">this one</span>}
              <span className="block text-sm break-words text-soft">{words}</span>
            </p>
            {!isThisOne && (
              <button
                type="button"
                className="button button-small"
                disabled={!isReady}
                onClick={() => void end(`${api}/${sessionId}`, "The session is ended.")}
              >
                End<span className="sr-only"> the session of {browser}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      <Said said={said} />
      {sessions.length > 1 && (
        <button type="button" className="button" disabled={!isReady} onClick={() => void end(api, "All other sessions are ended.")}>
          End all others
        </button>
      )}
      <p className="text-sm text-soft">A session ends by itself after eight hours without use, and after a day in any case.</p>
    </div>
  );
}
