"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";

type Said = { ok: boolean; text: string } | null;

function Says({ said }: { said: Said }) {
  if (!said) return null;
  return (
    <p role={said.ok ? "status" : "alert"} className={`text-sm ${said.ok ? "" : "text-danger"}`}>
      {said.text}
    </p>
  );
}

/** Takes a copy of an entry of the shelf into the assessment. */
export function TakeEntry({ entryId, name }: { entryId: string; name: string }) {
  const router = useRouter();
  const isReady = useIsReady();
  const { api, queue, take } = useWorkspace();
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    await queue.flush();
    const reply = await callApi<ChangeReply>("POST", `${api}/shelf`, { entryId });
    setBusy(false);
    if (!reply.ok) return setSaid({ ok: false, text: `Not taken. ${reply.message}` });
    queue.learnRevisions(reply.data.revisions);
    take(reply.data);
    router.refresh();
  };
  return (
    <>
      <button type="button" className="button button-small" disabled={!isReady || busy} onClick={() => void act()}>
        Take a copy<span className="sr-only"> of {name}</span>
      </button>
      <Says said={said} />
    </>
  );
}

/** Puts a record or a measure of the assessment onto the organisation's shelf. */
export function PutOnShelf({ thingId, name }: { thingId: string; name: string }) {
  const router = useRouter();
  const isReady = useIsReady();
  const { api, queue } = useWorkspace();
  const [said, setSaid] = useState<Said>(null);
  const [busy, setBusy] = useState(false);
  const act = async () => {
    setBusy(true);
    await queue.flush();
    const reply = await callApi("POST", `${api}/shelf/${thingId}`);
    setBusy(false);
    if (!reply.ok) return setSaid({ ok: false, text: `Not put there. ${reply.message}` });
    router.refresh();
  };
  return (
    <>
      <button type="button" className="button button-small" disabled={!isReady || busy} onClick={() => void act()}>
        Put onto the shelf<span className="sr-only"> {name}</span>
      </button>
      <Says said={said} />
    </>
  );
}
