import fc from "fast-check";
import { expect, test } from "vitest";
import { mentionsIn } from "./mentions";
import type { PlaceView } from "./place-texts";
import { bareWords, holdsQuote } from "./quote";
import { standingOf } from "./standing";
import { type Anchor, isOpen, type ThreadEntry, threadsOf } from "./thread";
import { commentText, openThreadSchema, type ThreadAct, whyNot } from "./thread-act";
import { mostInComment } from "./thread-limits";

type Step =
  | { do: "open"; who: number; from: number; length: number; proposes: boolean; text: string }
  | {
      do: "act";
      who: number;
      thread: number;
      act: "reply" | "edit" | "resolve" | "reopen" | "reattach" | "refuse" | "withdraw" | "accept";
      text: string;
    }
  | { do: "write"; text: string }
  | { do: "remove" }
  | { do: "restore" };

const words = fc.array(fc.constantFrom("staff", "read", "each", "draft", "before", "it", "leaves", "**never**", "\n"), { maxLength: 8 });
const text = words.map((parts) => parts.join(" "));
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant("open" as const), who: fc.nat(2), from: fc.nat(20), length: fc.nat(20), proposes: fc.boolean(), text }),
  fc.record({
    do: fc.constant("act" as const),
    who: fc.nat(2),
    thread: fc.nat(5),
    act: fc.constantFrom("reply", "edit", "resolve", "reopen", "reattach", "refuse", "withdraw", "accept"),
    text,
  }),
  fc.record({ do: fc.constant("write" as const), text }),
  fc.record({ do: fc.constant("remove" as const) }),
  fc.record({ do: fc.constant("restore" as const) }),
);

const place = { kind: "answer", id: "desc.nature" } as const;

/** What an installation does with the steps: threads beside one answer that people change, remove and bring back. */
class Review {
  entries: ThreadEntry[] = [];
  answer = "Staff read each draft before it leaves.";
  revision = 1;
  isThere = true;
  /** Every text that somebody was told is kept. */
  readonly kept: string[] = [];
  private made = 0;

  get view(): PlaceView | null {
    return this.isThere ? { label: "Nature", text: this.answer, to: "sections/description#desc.nature" } : null;
  }
  private at = () => new Date(Date.UTC(2026, 0, 1) + this.entries.length * 1000).toISOString();
  private anchor = (from: number, length: number): Anchor => ({
    place,
    revision: this.revision,
    quote: this.answer.slice(from, from + length).trim() || null,
  });

  take(one: Step): void {
    if (one.do === "write") {
      this.answer = one.text;
      this.revision += 1;
    } else if (one.do === "remove") this.isThere = false;
    else if (one.do === "restore") this.isThere = true;
    else if (one.do === "open") this.open(one);
    else this.act(one);
  }

  private open({ who, from, length, proposes, text: said }: Extract<Step, { do: "open" }>): void {
    this.made += 1;
    const proposal = proposes ? `Proposed ${said}` : null;
    const given = {
      threadId: `th-thread0${String(this.made).padStart(4, "0")}`,
      commentId: `co-thread0${String(this.made).padStart(4, "0")}`,
      anchor: this.anchor(from, length),
      text: `Opened ${this.made} ${said}`,
      proposal,
    };
    if (!openThreadSchema.safeParse(given).success) return;
    this.kept.push(given.text, ...(proposal ? [proposal] : []), ...(given.anchor.quote ? [given.anchor.quote] : []));
    this.entries.push({ ...given, kind: "opened", by: `person ${who}`, at: this.at(), mentions: [] });
  }

  private act({ who, thread: which, act, text: said }: Extract<Step, { do: "act" }>): void {
    const threads = threadsOf(this.entries);
    const thread = threads[which % Math.max(1, threads.length)];
    if (!thread) return;
    this.made += 1;
    const by = `person ${who}`;
    const done = { threadId: thread.id, by, at: this.at() };
    const words = `Said ${this.made} ${said}`;
    const commentId = act === "edit" ? (thread.comments[0]?.id ?? "") : `co-reply00${String(this.made).padStart(4, "0")}`;
    const made: Readonly<Record<typeof act, readonly [ThreadAct | { act: "accept" }, ThreadEntry]>> = {
      reply: [
        { act: "reply", commentId, text: words },
        { ...done, kind: "replied", commentId, text: words, mentions: [] },
      ],
      edit: [
        { act: "edit", commentId, text: words },
        { ...done, kind: "edited", commentId, text: words, mentions: [] },
      ],
      resolve: [
        { act: "resolve", disposition: "answered", reason: words },
        { ...done, kind: "resolved", disposition: "answered", reason: words },
      ],
      reopen: [
        { act: "reopen", reason: words },
        { ...done, kind: "reopened", reason: words },
      ],
      reattach: [
        { act: "reattach", anchor: this.anchor(0, 8) },
        { ...done, kind: "reattached", anchor: this.anchor(0, 8) },
      ],
      refuse: [
        { act: "refuse", reason: words },
        { ...done, kind: "refused", reason: words },
      ],
      withdraw: [
        { act: "withdraw", reason: words },
        { ...done, kind: "withdrawn", reason: words },
      ],
      accept: [{ act: "accept" }, { ...done, kind: "accepted", revision: this.revision + 1 }],
    };
    const [asked, entry] = made[act];
    if (whyNot(thread, asked, by) !== null) return;
    if (act === "accept") {
      this.answer = thread.proposal?.text ?? "";
      this.revision += 1;
    } else if (act === "reattach") this.kept.push(...(this.anchor(0, 8).quote ? [this.anchor(0, 8).quote as string] : []));
    else this.kept.push(words);
    this.entries.push(entry);
  }
}

test("however people comment, reply, edit, resolve, propose and write over, no text is lost and every thread hangs somewhere or is detached", () => {
  let detached = 0;
  let closed = 0;
  fc.assert(
    fc.property(fc.array(step, { minLength: 10, maxLength: 60 }), (steps) => {
      const review = new Review();
      for (const one of steps) {
        review.take(one);
        const threads = threadsOf(review.entries);
        const told = JSON.stringify(threads);
        for (const kept of review.kept) expect(told).toContain(JSON.stringify(kept).slice(1, -1));
        expect(threads).toHaveLength(review.entries.filter(({ kind }) => kind === "opened").length);
        for (const thread of threads) {
          const { quote } = thread.anchor;
          const standing = standingOf(thread.anchor, review.view, review.revision);
          const holds = review.isThere && (quote === null || holdsQuote(review.answer, quote));
          expect(standing.state).toBe(holds ? "attached" : "detached");
          if (standing.state === "detached") {
            detached += 1;
            if (standing.why === "textChanged") expect([quote, standing.present]).toEqual([expect.any(String), review.answer]);
          }
          // A proposal is open exactly as long as its thread; everything else can be opened again.
          if (thread.proposal) expect(thread.proposal.state === "open").toBe(isOpen(thread));
          if (!isOpen(thread)) closed += 1;
          const out = isOpen(thread) && !thread.proposal ? "resolve" : "reopen";
          if (!thread.proposal)
            expect(
              whyNot(thread, out === "resolve" ? { act: out, disposition: "answered", reason: "" } : { act: out, reason: "" }, "anybody"),
            ).toBeNull();
        }
      }
    }),
    { seed: 20261126, numRuns: 300 },
  );
  expect(detached).toBeGreaterThan(100);
  expect(closed).toBeGreaterThan(100);
});

const anchor: Anchor = { place, revision: 3, quote: "each draft" };
const view = (words: string): PlaceView => ({ label: "Nature", text: words, to: "" });

test("a thread stays where its words still stand, says that the answer moved on, and is detached when they changed or their place went", () => {
  expect(standingOf(anchor, view("Staff read each draft."), 3)).toEqual({ state: "attached", movedOn: false });
  expect(standingOf(anchor, view("Two people read **each\ndraft** twice."), 4)).toEqual({ state: "attached", movedOn: true });
  expect(standingOf(anchor, view("Staff read some drafts."), 4)).toEqual({
    state: "detached",
    why: "textChanged",
    present: "Staff read some drafts.",
  });
  expect(standingOf(anchor, null, 0)).toEqual({ state: "detached", why: "placeGone", present: null });
  expect(standingOf({ ...anchor, quote: null }, view(""), 9)).toEqual({ state: "attached", movedOn: true });
});

test("marks and line breaks make no difference to a quotation", () => {
  expect(bareWords("Staff **read**\n\n- each `draft`\n- twice")).toBe("Staff read each draft twice");
  expect(holdsQuote("Staff [read](https://example.org) it", "Staff read it")).toBe(true);
});

test("what cannot be done is said in a sentence", () => {
  const opening: ThreadEntry = {
    threadId: "th-a",
    kind: "opened",
    by: "leo",
    at: "2026-01-01T00:00:00Z",
    commentId: "co-a",
    text: "Why?",
    mentions: [],
    anchor,
    proposal: null,
  };
  const [comment] = threadsOf([opening]);
  const [proposal] = threadsOf([{ ...opening, proposal: "Staff read every draft." }]);
  if (!comment || !proposal) throw new Error("no thread");
  expect(whyNot(comment, { act: "edit", commentId: "co-a", text: "x" }, "ada")).toMatch(/^Only who wrote/);
  expect(whyNot(comment, { act: "resolve", disposition: "notTaken", reason: " " }, "ada")).toMatch(/^Say why/);
  expect(whyNot(comment, { act: "refuse", reason: "x" }, "ada")).toMatch(/dealt with/);
  expect(whyNot(proposal, { act: "resolve", disposition: "adopted", reason: "" }, "ada")).toMatch(/accepted, refused or withdrawn/);
  expect(whyNot(proposal, { act: "refuse", reason: "" }, "ada")).toMatch(/^Say why/);
  expect(whyNot(proposal, { act: "withdraw", reason: "" }, "ada")).toMatch(/^Only who proposed/);
  expect(whyNot(proposal, { act: "accept" }, "ada")).toBeNull();
});

test("who is asked is who was mentioned and has not written since, and it can be passed on to somebody else", () => {
  const entry = (minute: number, by: string) => ({ threadId: "th-a", by, at: `2026-01-01T00:0${minute}:00Z` });
  const said = (minute: number, by: string, mentions: readonly string[]): ThreadEntry => ({
    ...entry(minute, by),
    kind: "replied",
    commentId: `co-${minute}`,
    text: "x",
    mentions,
  });
  const opening: ThreadEntry = {
    ...entry(0, "ada"),
    kind: "opened",
    commentId: "co-0",
    text: "Who knows?",
    mentions: ["leo", "sam"],
    anchor,
    proposal: null,
  };
  const asked = (...rest: readonly ThreadEntry[]) => threadsOf([opening, ...rest])[0]?.asked;
  expect(asked()).toEqual(["leo", "sam"]);
  expect(asked(said(1, "leo", []))).toEqual(["sam"]);
  expect(asked(said(1, "leo", ["ada"]), said(2, "ada", ["leo"]))).toEqual(["sam", "leo"]);
  const passed: ThreadEntry = { ...entry(3, "ida"), kind: "passedOn", from: "sam", to: "bea" };
  expect(asked(said(1, "leo", []), passed)).toEqual(["bea"]);
  expect(threadsOf([opening, passed])[0]?.passedOn).toEqual([{ by: "ida", at: "2026-01-01T00:03:00Z", from: "sam", to: "bea" }]);
  // Editing takes a name out or asks somebody more; who has answered is not asked again by it.
  const edit = (mentions: readonly string[]): ThreadEntry => ({
    ...entry(4, "ada"),
    kind: "edited",
    commentId: "co-0",
    text: "y",
    mentions,
  });
  expect(asked(said(1, "leo", []), edit(["leo", "bea"]))).toEqual(["bea"]);
});

test("a comment of 100 kB is refused with its length and the limit", () => {
  const refused = commentText.safeParse("x".repeat(100_000));
  expect(refused.error?.issues[0]?.message).toMatch(
    /^A comment holds at most 20,000 characters; this one has 100,000\..+still in the field\.$/,
  );
  expect(commentText.safeParse("x".repeat(mostInComment)).success).toBe(true);
});

test("people are mentioned by the name behind an @, the longer of two that begin alike", () => {
  const people = [
    { personId: "1", name: "Leo" },
    { personId: "2", name: "Leo Legal" },
    { personId: "3", name: "Ada Author" },
    { personId: "4", name: "Ada Author" },
    { personId: "5", name: "" },
  ];
  expect(mentionsIn("@Leo Legal, see what @Ada Author wrote to a@b.example", people)).toEqual(["2", "3", "4"]);
  expect(mentionsIn("@Leo and @nobody @", people)).toEqual(["1"]);
});
