import type { Answer } from "@/lib/domain/questionnaire/answer";

/** One answer as it waits to be saved; `null` takes the answer away. */
export type PendingAnswer = {
  answer: Answer | null;
  baseRevision: number;
  saveNumber: number /** The page that it was typed into. */;
  client: string;
};

/** A change of records or of another kind than an answer; sent as it is, before the answers that may rest on it. */
export type StructuralChange = { id: string; changes: readonly unknown[] };

export type AnswerConflict = { path: string; mine: Answer | null; theirs: Answer | null; theirRevision: number; by: string | null };

export type SendReply =
  | { kind: "saved"; revisions: Readonly<Record<string, number>> }
  | { kind: "conflict"; conflicts: readonly { path: string; theirs: Answer | null; revision: number; by: string | null }[] }
  | { kind: "refused"; refusals: readonly { path: string | null; message: string }[] }
  | { kind: "signedOut" }
  | { kind: "unreachable" };

export type Send = (
  answers: readonly ({ path: string } & PendingAnswer)[],
  structural: readonly StructuralChange[],
  options: { leaving: boolean; client: string },
) => Promise<SendReply>;

/** What the person sees of saving. `waiting` counts the answers not yet saved. */
export type SaveState = {
  phase: "idle" | "waiting" | "saving" | "saved" | "retrying" | "offline" | "signedOut";
  savedAt: number | null;
  waiting: number;
  conflicts: readonly AnswerConflict[];
  /** By path: why the server did not take an answer; the text stays on screen. */
  refusals: Readonly<Record<string, string>>;
};

export type QueueEnvironment = {
  send: Send;
  /** Random; tells this open page's saves from those of any other. */
  client: string;
  now: () => number;
  /** Calls back after that many milliseconds; gives what cancels it. */
  after: (milliseconds: number, callback: () => void) => () => void;
  online: () => boolean;
  /** Where unsaved answers outlive a reload; cleared when signing out. */
  keep: (unsaved: string | null) => void;
};

const DEBOUNCE = 800;
const LONGEST_WAIT = 30_000;

/**
 * Saves answers one by one: 800 ms after the last key, or at once on `flush`. One request at a time, so that nothing
 * overtakes; what was not sent is never touched; what could not be sent stays here and in the tab's storage.
 */
export class AutosaveQueue {
  private readonly pending = new Map<string, PendingAnswer>();
  private readonly structural: StructuralChange[] = [];
  private readonly latest = new Map<string, Answer | null>();
  private readonly conflicts = new Map<string, AnswerConflict>();
  private readonly refusals = new Map<string, string>();
  private readonly revisions = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private readonly savedListeners = new Set<() => void>();
  private saveNumber: number;
  private inFlight = 0;
  private underWay: Promise<void> = Promise.resolve();
  /** By path: the save that is under way. */
  private readonly flying = new Map<string, number>();
  private failures = 0;
  private signedOut = false;
  private savedAt: number | null = null;
  private cancelTimer: (() => void) | null = null;
  private state: SaveState = { phase: "idle", savedAt: null, waiting: 0, conflicts: [], refusals: {} };
  private readonly environment: QueueEnvironment;
  /** Entries that an earlier page of this tab made and could not save: no page drawn so far shows them. */
  hasRestoredEntries = false;

  constructor(environment: QueueEnvironment, unsaved: string | null) {
    this.environment = environment;
    this.saveNumber = environment.now();
    if (unsaved) this.restore(unsaved);
  }

  /** The revisions as the server last told them; answers waiting here keep the one that they were typed on. */
  learnRevisions(revisions: Readonly<Record<string, number>>): void {
    for (const [path, revision] of Object.entries(revisions)) this.revisions.set(path, Math.max(revision, this.revisions.get(path) ?? 0));
  }

  /** The revision of an answer as the server last told it; 0 where it told none. */
  revisionOf(path: string): number {
    return this.revisions.get(path) ?? 0;
  }

  /**
   * Answers of this window that a page drawn at these revisions does not show yet: what is not saved, and what was saved
   * after the page was drawn (the browser may bring an older page back).
   */
  newerThan(revisions: Readonly<Record<string, number>>): Readonly<Record<string, Answer | null>> {
    const newer = [...this.latest].filter(([path]) => this.pending.has(path) || (this.revisions.get(path) ?? 0) > (revisions[path] ?? 0));
    return Object.fromEntries(newer);
  }

  change(path: string, answer: Answer | null): void {
    this.latest.set(path, answer);
    const before = this.pending.get(path);
    this.pending.set(path, {
      answer,
      baseRevision: before?.baseRevision ?? this.revisions.get(path) ?? 0,
      saveNumber: ++this.saveNumber,
      client: this.environment.client,
    });
    this.refusals.delete(path);
    this.store();
    this.schedule(DEBOUNCE);
    this.publish();
  }

  /** Adds, duplicates or reorders records; sent at once, all or none. */
  restructure(change: StructuralChange): void {
    this.structural.push(change);
    this.store();
    this.publish();
    void this.flush();
  }

  keepMine(path: string): void {
    const conflict = this.conflicts.get(path);
    if (!conflict) return;
    this.conflicts.delete(path);
    this.revisions.set(path, conflict.theirRevision);
    const mine = this.pending.get(path)?.answer ?? conflict.mine;
    this.pending.set(path, {
      answer: mine,
      baseRevision: conflict.theirRevision,
      saveNumber: ++this.saveNumber,
      client: this.environment.client,
    });
    this.store();
    this.publish();
    void this.flush();
  }

  /** Gives the text that now counts. */
  takeTheirs(path: string): Answer | null {
    const conflict = this.conflicts.get(path);
    if (!conflict) return null;
    this.conflicts.delete(path);
    this.revisions.set(path, conflict.theirRevision);
    this.pending.delete(path);
    this.latest.set(path, conflict.theirs);
    this.store();
    this.publish();
    return conflict.theirs;
  }

  /** Signed in again, or back online. */
  resume(): void {
    this.signedOut = false;
    this.failures = 0;
    void this.flush();
  }

  /** A record is gone: what was typed in it has nowhere to go. */
  dropRecord(record: string): void {
    for (const path of [...this.pending.keys()])
      if (path.startsWith(`${record}/`)) {
        this.pending.delete(path);
        this.conflicts.delete(path);
        this.refusals.delete(path);
      }
    this.store();
    this.publish();
  }

  hasUnsaved(): boolean {
    return this.pending.size > 0 || this.structural.length > 0;
  }

  forget(): void {
    this.pending.clear();
    this.structural.length = 0;
    this.environment.keep(null);
    this.publish();
  }

  /** Resolves once what was changed before the call was answered by the server, or could not reach it. */
  async settle(): Promise<void> {
    await this.underWay;
    await this.flush();
  }

  /**
   * Sends what waits. While a request is under way nothing follows it, so that nothing overtakes; only who is leaving does not
   * wait: the server ignores the older text of one page, whichever arrives first. Records go before what is written in them.
   */
  async flush(leaving = false): Promise<void> {
    if (this.signedOut || (this.inFlight > 0 && (!leaving || this.structural.length > 0))) return;
    const open = [...this.pending].filter(
      ([path, one]) => !this.conflicts.has(path) && !this.refusals.has(path) && this.flying.get(path) !== one.saveNumber,
    );
    const structural = [...this.structural];
    if (open.length === 0 && structural.length === 0) return;
    // What a reload brought back goes on under the page that it was typed into: its last save may have arrived unseen.
    const client = open[0]?.[1].client ?? this.environment.client;
    const answers = open.filter(([, one]) => one.client === client).map(([path, one]) => ({ path, ...one }));
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.inFlight += 1;
    for (const one of answers) this.flying.set(one.path, one.saveNumber);
    this.publish();
    const sending = this.environment.send(answers, structural, { leaving, client });
    this.underWay = Promise.all([this.underWay, sending]).then(() => undefined);
    const reply = await sending;
    this.inFlight -= 1;
    for (const one of answers) if (this.flying.get(one.path) === one.saveNumber) this.flying.delete(one.path);
    this.take(reply, answers, structural);
    this.store();
    this.publish();
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  onSaved(listener: () => void): () => void {
    this.savedListeners.add(listener);
    return () => this.savedListeners.delete(listener);
  }

  snapshot = (): SaveState => this.state;

  private take(reply: SendReply, sent: readonly ({ path: string } & PendingAnswer)[], structural: readonly StructuralChange[]): void {
    switch (reply.kind) {
      case "saved": {
        this.failures = 0;
        this.savedAt = this.environment.now();
        this.learnRevisions(reply.revisions);
        this.structural.splice(0, structural.length);
        for (const one of sent) {
          const now = this.pending.get(one.path);
          if (!now) continue;
          if (now.saveNumber === one.saveNumber) this.pending.delete(one.path);
          else this.pending.set(one.path, { ...now, baseRevision: this.revisions.get(one.path) ?? now.baseRevision });
        }
        for (const listener of this.savedListeners) listener();
        if (this.hasUnsaved()) this.schedule(DEBOUNCE);
        return;
      }
      case "conflict": {
        this.failures = 0;
        for (const one of reply.conflicts) {
          const mine = this.pending.get(one.path);
          this.conflicts.set(one.path, {
            path: one.path,
            mine: mine?.answer ?? null,
            theirs: one.theirs,
            theirRevision: one.revision,
            by: one.by,
          });
        }
        if (reply.conflicts.length === 0) this.fail();
        else this.schedule(0);
        return;
      }
      case "refused": {
        this.failures = 0;
        const known = reply.refusals.filter((one) => one.path !== null && this.pending.has(one.path));
        for (const one of known) if (one.path) this.refusals.set(one.path, one.message);
        if (known.length === 0) {
          const message = reply.refusals[0]?.message ?? "The server did not take this.";
          this.structural.splice(0, structural.length);
          for (const one of sent) this.refusals.set(one.path, message);
          if (sent.length === 0) this.refusals.set("", message);
        }
        this.schedule(0);
        return;
      }
      case "signedOut":
        this.signedOut = true;
        return;
      case "unreachable":
        this.fail();
    }
  }

  private fail(): void {
    this.failures += 1;
    this.schedule(Math.min(LONGEST_WAIT, 1_000 * 2 ** (this.failures - 1)));
  }

  private schedule(milliseconds: number): void {
    this.cancelTimer?.();
    this.cancelTimer = this.environment.after(milliseconds, () => {
      this.cancelTimer = null;
      void this.flush();
    });
  }

  private phase(): SaveState["phase"] {
    if (this.signedOut) return "signedOut";
    if (this.failures > 0 && this.hasUnsaved()) return this.environment.online() ? "retrying" : "offline";
    if (this.inFlight > 0) return "saving";
    const open = [...this.pending.keys()].some((path) => !this.conflicts.has(path) && !this.refusals.has(path));
    if (open || this.structural.length > 0) return "waiting";
    return this.savedAt === null ? "idle" : "saved";
  }

  private publish(): void {
    this.state = {
      phase: this.phase(),
      savedAt: this.savedAt,
      waiting: this.pending.size + this.structural.length,
      conflicts: [...this.conflicts.values()],
      refusals: Object.fromEntries(this.refusals),
    };
    for (const listener of this.listeners) listener();
  }

  private store(): void {
    this.environment.keep(
      this.hasUnsaved() ? JSON.stringify({ answers: [...this.pending], structural: this.structural, saveNumber: this.saveNumber }) : null,
    );
  }

  private restore(unsaved: string): void {
    try {
      const held = JSON.parse(unsaved) as { answers: [string, PendingAnswer][]; structural: StructuralChange[]; saveNumber: number };
      for (const [path, one] of held.answers) {
        this.pending.set(path, one);
        this.latest.set(path, one.answer);
      }
      this.structural.push(...held.structural);
      this.hasRestoredEntries = held.structural.length > 0;
      this.saveNumber = Math.max(this.saveNumber, held.saveNumber);
      this.schedule(0);
      this.publish();
    } catch {
      this.environment.keep(null);
    }
  }
}
