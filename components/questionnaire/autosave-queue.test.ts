import { describe, expect, it } from "vitest";
import { AutosaveQueue, type Send, type SendReply } from "./autosave-queue";

/** A clock that moves only when told, and a server that answers only when told. */
function workbench(unsaved: string | null | undefined = null) {
  let now = 1_000_000;
  let timers: { at: number; run: () => void }[] = [];
  const requests: {
    answers: Parameters<Send>[0];
    structural: Parameters<Send>[1];
    client: string;
    answer: (reply: SendReply) => Promise<void>;
  }[] = [];
  const storage: { kept: string | null } = { kept: unsaved };
  const link = { online: true };
  const settle = async () => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  const queue = new AutosaveQueue(
    {
      send: (answers, structural, { client }) =>
        new Promise((resolve) => {
          requests.push({
            answers,
            structural,
            client,
            answer: async (reply) => {
              resolve(reply);
              await settle();
            },
          });
        }),
      client: "this-page",
      now: () => now,
      after: (milliseconds, run) => {
        const timer = { at: now + milliseconds, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((one) => one !== timer);
        };
      },
      online: () => link.online,
      keep: (text) => {
        storage.kept = text;
      },
    },
    unsaved ?? null,
  );
  const pass = async (milliseconds: number) => {
    now += milliseconds;
    const due = timers.filter((one) => one.at <= now);
    timers = timers.filter((one) => one.at > now);
    for (const one of due) one.run();
    await settle();
  };
  return { queue, requests, pass, storage, link };
}

const text = (value: string) => ({ value });
const saved = (path: string, revision: number): SendReply => ({ kind: "saved", revisions: { [path]: revision } });

describe("saving while somebody writes", () => {
  it("waits 800 ms after the last key and sends the text once", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("a"));
    await pass(500);
    queue.change("desc.nature", text("ab"));
    await pass(500);
    expect(requests).toHaveLength(0);
    await pass(300);
    expect(requests.map((one) => one.answers.map((answer) => answer.answer))).toEqual([[text("ab")]]);
    await requests[0]?.answer(saved("desc.nature", 1));
    expect(queue.snapshot().phase).toBe("saved");
    expect(queue.hasUnsaved()).toBe(false);
  });

  it("keeps what was typed while a save was on its way, and sends it on the new revision", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("first"));
    await pass(800);
    queue.change("desc.nature", text("first and second"));
    await requests[0]?.answer(saved("desc.nature", 4));
    expect(queue.hasUnsaved()).toBe(true);
    await pass(800);
    expect(requests[1]?.answers).toMatchObject([{ answer: text("first and second"), baseRevision: 4 }]);
  });

  it("knows what an older page of the same window does not show yet", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("new"));
    await pass(800);
    await requests[0]?.answer(saved("desc.nature", 5));
    expect(queue.newerThan({ "desc.nature": 4 })).toEqual({ "desc.nature": text("new") });
    expect(queue.newerThan({ "desc.nature": 5 })).toEqual({});
  });

  it("does not wait for the save under way when somebody leaves, and sends only what that one does not hold", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("first"));
    queue.change("desc.scope", text("on its way"));
    await pass(800);
    queue.change("desc.nature", text("first and second"));
    void queue.flush(true);
    expect(requests[1]?.answers).toMatchObject([{ path: "desc.nature", answer: text("first and second") }]);
    await requests[1]?.answer(saved("desc.nature", 2));
    await requests[0]?.answer({ kind: "saved", revisions: { "desc.nature": 2, "desc.scope": 1 } });
    expect(queue.hasUnsaved()).toBe(false);
  });

  it("sends new records before the answers in them", async () => {
    const { queue, requests } = workbench();
    queue.restructure({ id: "di-aaaaaaaa", changes: [{ record: "add", list: "dataItems", id: "di-aaaaaaaa" }] });
    queue.change("dataItems/di-aaaaaaaa/name", text("Claims"));
    queue.restructure({ id: "di-bbbbbbbb", changes: [{ record: "add", list: "dataItems", id: "di-bbbbbbbb" }] });
    await requests[0]?.answer({ kind: "saved", revisions: {} });
    void queue.flush();
    expect(requests[1]?.structural.map((one) => one.id)).toEqual(["di-bbbbbbbb"]);
    expect(requests[1]?.answers.map((one) => one.path)).toEqual(["dataItems/di-aaaaaaaa/name"]);
  });
});

describe("when saving fails", () => {
  it("says so, tries again by itself, and keeps the text in the tab's storage until it is saved", async () => {
    const { queue, requests, pass, storage, link } = workbench();
    queue.change("desc.nature", text("typed in a train"));
    await pass(800);
    link.online = false;
    await requests[0]?.answer({ kind: "unreachable" });
    expect(queue.snapshot()).toMatchObject({ phase: "offline", waiting: 1 });
    expect(storage.kept).toContain("typed in a train");
    link.online = true;
    queue.resume();
    await requests[1]?.answer(saved("desc.nature", 1));
    expect(queue.snapshot().phase).toBe("saved");
    expect(storage.kept).toBeNull();
    await pass(60_000);
    expect(requests).toHaveLength(2);
  });

  it("waits for the sign-in when signed out, then sends what was kept", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("kept"));
    await pass(800);
    await requests[0]?.answer({ kind: "signedOut" });
    expect(queue.snapshot().phase).toBe("signedOut");
    queue.change("desc.nature", text("kept and more"));
    await pass(5_000);
    expect(requests).toHaveLength(1);
    queue.resume();
    expect(requests[1]?.answers).toMatchObject([{ answer: text("kept and more") }]);
  });

  it("sends after a reload what an earlier page could not", async () => {
    const before = workbench();
    before.queue.learnRevisions({ "desc.nature": 3 });
    before.queue.change("desc.nature", text("from before the reload"));
    const after = workbench(before.storage.kept?.replaceAll("this-page", "earlier-page"));
    expect(after.queue.newerThan({ "desc.nature": 3 })).toEqual({ "desc.nature": text("from before the reload") });
    await after.pass(0);
    expect(after.requests[0]?.answers).toMatchObject([{ answer: text("from before the reload"), baseRevision: 3 }]);
    expect(after.requests[0]?.client).toBe("earlier-page");
    await after.requests[0]?.answer(saved("desc.nature", 4));
    after.queue.change("desc.nature", text("and on the new page"));
    await after.pass(800);
    expect(after.requests[1]?.client).toBe("this-page");
  });

  it("shows why an answer was refused and does not send it again until it is changed", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("screen.people", { value: -1 });
    await pass(800);
    await requests[0]?.answer({ kind: "refused", refusals: [{ path: "screen.people", message: "Please give a number of 0 or more." }] });
    await pass(60_000);
    expect(requests).toHaveLength(1);
    expect(queue.snapshot().refusals).toEqual({ "screen.people": "Please give a number of 0 or more." });
    queue.change("screen.people", { value: 10 });
    await pass(800);
    expect(requests).toHaveLength(2);
    expect(queue.snapshot().refusals).toEqual({});
  });
});

describe("when somebody else was first", () => {
  const conflict: SendReply = { kind: "conflict", conflicts: [{ path: "desc.nature", theirs: text("theirs"), revision: 7, by: "Ana" }] };

  it("shows both texts and saves the others all the same", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("mine"));
    queue.change("desc.scope", text("another answer"));
    await pass(800);
    await requests[0]?.answer(conflict);
    expect(queue.snapshot().conflicts).toMatchObject([{ mine: text("mine"), theirs: text("theirs"), by: "Ana" }]);
    await pass(0);
    expect(requests[1]?.answers.map((one) => one.path)).toEqual(["desc.scope"]);
  });

  it("keeps mine on top of theirs", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("mine"));
    await pass(800);
    await requests[0]?.answer(conflict);
    queue.keepMine("desc.nature");
    expect(requests[1]?.answers).toMatchObject([{ answer: text("mine"), baseRevision: 7 }]);
  });

  it("takes theirs and sends nothing", async () => {
    const { queue, requests, pass } = workbench();
    queue.change("desc.nature", text("mine"));
    await pass(800);
    await requests[0]?.answer(conflict);
    expect(queue.takeTheirs("desc.nature")).toEqual(text("theirs"));
    await pass(60_000);
    expect(requests).toHaveLength(1);
    expect(queue.hasUnsaved()).toBe(false);
  });
});
