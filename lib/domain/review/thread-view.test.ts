import { expect, it } from "vitest";
import { type ThreadEntry, threadsOf } from "./thread";
import { threadView } from "./thread-view";

const anchor = { place: { kind: "answer", id: "desc.nature" }, revision: 1, quote: null } as const;
const opened: ThreadEntry = {
  threadId: "th-1",
  kind: "opened",
  commentId: "co-1",
  by: "pe-leo",
  at: "2026-11-20T10:00:00.000Z",
  text: "Which staff?",
  mentions: ["pe-ada"],
  anchor,
  proposal: null,
};
const closed: ThreadEntry = {
  threadId: "th-1",
  kind: "resolved",
  by: "pe-dora",
  at: "2026-11-21T10:00:00.000Z",
  disposition: "answered",
  reason: "Trained ones.",
};
const seenBy = (me: string, entries: readonly ThreadEntry[]) => {
  const [thread] = threadsOf(entries);
  if (!thread) throw new Error("No thread came of it");
  return threadView(thread, {
    me,
    names: (personId) => ({ "pe-leo": "Leo Legal", "pe-ada": "Ada Author", "pe-dora": "Dora Officer" })[personId] ?? "Somebody",
    view: null,
    revision: 1,
    language: "en",
  });
};

it("names who closed a thread; an open one was closed by nobody", () => {
  expect(seenBy("pe-ada", [opened, closed]).closed).toEqual({
    by: "Dora Officer",
    at: closed.at,
    disposition: "answered",
    reason: "Trained ones.",
  });
  expect(seenBy("pe-ada", [opened]).closed).toBeNull();
});

it("concerns whoever wrote in it, is mentioned, or has it passed on, and nobody else", () => {
  const passed: ThreadEntry = { threadId: "th-1", kind: "passedOn", by: "pe-eve", at: closed.at, from: "pe-ada", to: "pe-ann" };
  const concerns = (me: string, entries: readonly ThreadEntry[]) => {
    const { mine, mentionsMe } = seenBy(me, entries);
    return { mine, mentionsMe };
  };
  expect(concerns("pe-leo", [opened])).toEqual({ mine: true, mentionsMe: false });
  expect(concerns("pe-ada", [opened])).toEqual({ mine: false, mentionsMe: true });
  expect(concerns("pe-ann", [opened])).toEqual({ mine: false, mentionsMe: false });
  expect(concerns("pe-ann", [opened, passed])).toEqual({ mine: false, mentionsMe: true });
});
