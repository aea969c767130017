"use client";
import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from "react";
import { callApi } from "@/components/ui/call-api";
import type { ChangeReply, ConflictReply, RefusalReply } from "@/lib/domain/assessment/change-reply";
import type { WhatFollows } from "@/lib/domain/assessment/what-follows";
import { type ChangeLine, whatChanged } from "@/lib/domain/view/what-changed";
import { AutosaveQueue, type SaveState, type Send } from "./autosave-queue";

export type SectionCount = { answered: number; total: number };

type Workspace = {
  /** `/api/v1/organisations/…/assessments/…` */
  api: string;
  /** `/o/…/assessments/…` */
  base: string;
  queue: AutosaveQueue;
  follows: WhatFollows;
  changed: readonly ChangeLine[];
  /** Counts of the sections that were open in this window, newer than the server's. */
  counts: Readonly<Record<string, SectionCount>>;
  count: (sectionId: string, count: SectionCount) => void;
  /** Takes over the result that came with a change made outside the queue. */
  take: (reply: ChangeReply) => void;
};

const Context = createContext<Workspace | null>(null);

export function useWorkspace(): Workspace {
  const workspace = useContext(Context);
  if (!workspace) throw new Error("A part of the working screen stands outside it");
  return workspace;
}

export const useAutosaveQueue = (): AutosaveQueue => useWorkspace().queue;

/** A part of the state of saving; the component is drawn again only when that part changes. */
export function useAutosave<T>(select: (state: SaveState) => T): T {
  const queue = useAutosaveQueue();
  return useSyncExternalStore(
    queue.subscribe,
    () => select(queue.snapshot()),
    () => select(queue.snapshot()),
  );
}

const NoFindings: readonly string[] = [];
const FindingsContext = createContext<ReadonlyMap<string, readonly string[]>>(new Map());

/** What the result says about one answer: where it contradicts something, or names what the register does not know. */
export const useFindings = (path: string): readonly string[] => useContext(FindingsContext).get(path) ?? NoFindings;

/** Each finding at the first answer that it is about. */
function findingsByPath(findings: WhatFollows["findings"]): ReadonlyMap<string, readonly string[]> {
  const byPath = new Map<string, readonly string[]>();
  for (const { text, paths } of findings) if (paths[0]) byPath.set(paths[0], [...(byPath.get(paths[0]) ?? []), text]);
  return byPath;
}

const storageKey = (assessmentId: string) => `groundwork:unsaved:${assessmentId}`;

/** Holds what outlives a section's page: the queue of unsaved answers and the result that the last save gave. */
export function AutosaveProvider({
  organisationId,
  assessmentId,
  follows: fromServer,
  riskTitles,
  children,
}: {
  organisationId: string;
  assessmentId: string;
  follows: WhatFollows;
  riskTitles: Readonly<Record<string, string>>;
  children: ReactNode;
}) {
  const router = useRouter();
  const pathname = usePathname();
  const api = `/api/v1/organisations/${organisationId}/assessments/${assessmentId}`;
  const [follows, setFollows] = useState(fromServer);
  const [seen, setSeen] = useState(fromServer);
  const [changed, setChanged] = useState<readonly ChangeLine[]>([]);
  const [counts, setCounts] = useState<Readonly<Record<string, SectionCount>>>({});
  const latest = useRef(follows);
  const stale = useRef(false);
  if (seen !== fromServer) {
    setSeen(fromServer);
    setFollows(fromServer);
  }
  useEffect(() => {
    latest.current = follows;
  }, [follows]);

  const take = useMemo(
    () => (reply: ChangeReply) => {
      const lines = whatChanged(latest.current, reply.whatFollows, riskTitles);
      latest.current = reply.whatFollows;
      setFollows(reply.whatFollows);
      if (lines.length > 0) setChanged(lines);
    },
    [riskTitles],
  );

  const [queue] = useState(() => {
    const send: Send = async (answers, structural, { leaving, client }) => {
      const changes = [
        ...structural.flatMap((one) => one.changes),
        ...answers.map(({ path, answer, baseRevision, saveNumber }) => ({ path, answer, baseRevision, saveNumber })),
      ];
      const reply = await callApi<ChangeReply>("POST", `${api}/changes`, { client, changes }, { keepalive: leaving });
      if (reply.ok) {
        take(reply.data);
        stale.current = true;
        return { kind: "saved", revisions: reply.data.revisions };
      }
      if (reply.status === 401) return { kind: "signedOut" };
      if (reply.status === 0 || reply.status === 429 || reply.status >= 500) return { kind: "unreachable" };
      const refusal = reply.data as ConflictReply | RefusalReply | null;
      if (refusal?.refused === "conflict")
        return {
          kind: "conflict",
          conflicts: refusal.conflicts.map((one) => ({ path: one.path, theirs: one.current, revision: one.revision, by: one.by })),
        };
      const problems = refusal && "problems" in refusal ? (refusal.problems ?? []) : [];
      return { kind: "refused", refusals: problems.length > 0 ? problems : [{ path: null, message: reply.message }] };
    };
    const storage = typeof window === "undefined" ? null : window.sessionStorage;
    return new AutosaveQueue(
      {
        send,
        client: typeof crypto === "undefined" ? "server-side" : crypto.randomUUID(),
        now: () => Date.now(),
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, milliseconds);
          return () => clearTimeout(timer);
        },
        online: () => navigator.onLine,
        keep: (unsaved) => {
          try {
            if (unsaved === null) storage?.removeItem(storageKey(assessmentId));
            else storage?.setItem(storageKey(assessmentId), unsaved);
          } catch {
            // A full or forbidden storage: the queue in memory still holds everything.
          }
        },
      },
      storage?.getItem(storageKey(assessmentId)) ?? null,
    );
  });

  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === "hidden") void queue.flush(true);
    };
    const online = () => queue.resume();
    const warn = (event: BeforeUnloadEvent) => {
      void queue.flush(true);
      if (queue.hasUnsaved()) event.preventDefault();
    };
    document.addEventListener("visibilitychange", hide);
    window.addEventListener("online", online);
    window.addEventListener("beforeunload", warn);
    return () => {
      document.removeEventListener("visibilitychange", hide);
      window.removeEventListener("online", online);
      window.removeEventListener("beforeunload", warn);
      void queue.flush(true);
    };
  }, [queue]);

  useEffect(() => {
    if (queue.hasRestoredEntries) void queue.settle().then(() => router.refresh());
  }, [queue, router]);

  // Another page of the assessment shows results that rest on what was just saved.
  const page = useRef(pathname);
  useEffect(() => {
    if (page.current === pathname) return;
    page.current = pathname;
    void queue.settle().then(() => {
      if (!stale.current) return;
      stale.current = false;
      router.refresh();
    });
  }, [pathname, queue, router]);

  const workspace = useMemo<Workspace>(
    () => ({
      api,
      base: `/o/${organisationId}/assessments/${assessmentId}`,
      queue,
      follows,
      changed,
      counts,
      count: (sectionId, count) =>
        setCounts((before) =>
          before[sectionId]?.answered === count.answered && before[sectionId]?.total === count.total
            ? before
            : { ...before, [sectionId]: count },
        ),
      take,
    }),
    [api, organisationId, assessmentId, queue, follows, changed, counts, take],
  );
  // The same object while the findings say the same, so that a save does not draw every question again.
  const said = JSON.stringify(follows.findings);
  const findings = useMemo(() => findingsByPath(JSON.parse(said)), [said]);
  return (
    <Context.Provider value={workspace}>
      <FindingsContext.Provider value={findings}>{children}</FindingsContext.Provider>
    </Context.Provider>
  );
}
