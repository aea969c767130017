import { afterAll, beforeAll, expect, test } from "vitest";
import { saysTheSame } from "@/lib/domain/assessment/compare-states";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { exportAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { documentOf } from "@/lib/services/document/document-of";
import { printedComments } from "@/lib/services/document/printed-comments";
import { renderAssessmentDocument } from "@/lib/services/document/render-document";
import { listNotices } from "@/lib/services/notices/notices";
import { removePerson } from "@/lib/services/people/people";
import { acceptProposal } from "@/lib/services/review/accept-proposal";
import { actOnThread } from "@/lib/services/review/act-on-thread";
import { compareVersions } from "@/lib/services/review/compare-versions";
import { markAsRead } from "@/lib/services/review/last-look";
import { moveVersion } from "@/lib/services/review/move-version";
import { openThread } from "@/lib/services/review/open-thread";
import { reviewThreads } from "@/lib/services/review/review-threads";
import { startVersion } from "@/lib/services/review/start-version";
import { versionProgress } from "@/lib/services/review/version-progress";
import { freshDatabase, type TestDatabase } from "../support/database";
import { again, newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let legal: SignedInPerson;
let reader: SignedInPerson;
let made = 0;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"], "Ada Author");
  legal = await newPerson(organisationId, ["legalReviewer"], "Leo Legal");
  reader = await newPerson(organisationId, ["reader"], "Rea Reader");
});
afterAll(() => database.drop());

const nature = "Staff read each draft before it leaves.";

async function draft(): Promise<string> {
  const { assessmentId } = await createAssessment(author, organisationId, { name: "Assistant" });
  await write(assessmentId, nature, 0);
  return assessmentId;
}

function write(assessmentId: string, text: string, baseRevision: number) {
  made += 1;
  return applyChanges(author, organisationId, assessmentId, {
    client: "page-of-the-author",
    changes: [{ path: "desc.nature", answer: { value: text }, baseRevision, saveNumber: made }],
  });
}

const ids = () => {
  made += 1;
  return { threadId: `th-thread${String(made).padStart(4, "0")}`, commentId: `co-comment${String(made).padStart(4, "0")}` };
};
const on = (quote: string | null, revision = 1) => ({ place: { kind: "answer" as const, id: "desc.nature" }, revision, quote });

async function comment(assessmentId: string, text: string, quote: string | null = null, who = legal): Promise<string> {
  const { threadId, commentId } = ids();
  await openThread(who, organisationId, assessmentId, { threadId, commentId, anchor: on(quote), text, proposal: null });
  return threadId;
}

async function propose(assessmentId: string, proposal: string): Promise<string> {
  const { threadId, commentId } = ids();
  await openThread(legal, organisationId, assessmentId, { threadId, commentId, anchor: on(null), text: "Clearer so.", proposal });
  return threadId;
}

const threadIn = async (assessmentId: string, threadId: string, who = author) => {
  const thread = (await reviewThreads(who, organisationId, assessmentId)).threads.find(({ id }) => id === threadId);
  if (!thread) throw new Error("no such thread");
  return thread;
};
const act = (who: SignedInPerson, assessmentId: string, threadId: string, given: Parameters<typeof actOnThread>[4]) =>
  actOnThread(who, organisationId, assessmentId, threadId, given);

test("a thread follows its words, is detached with both texts when they change, and is hung elsewhere", async () => {
  const assessmentId = await draft();
  const threadId = await comment(assessmentId, "Who are they?", "each draft");
  expect((await threadIn(assessmentId, threadId)).standing).toEqual({ state: "attached", movedOn: false });
  await write(assessmentId, "Two lawyers read each draft before it leaves.", 1);
  expect((await threadIn(assessmentId, threadId)).standing).toEqual({ state: "attached", movedOn: true });
  await write(assessmentId, "Nobody reads the letters.", 2);
  const detached = await threadIn(assessmentId, threadId);
  expect(detached).toMatchObject({
    quote: "each draft",
    standing: { state: "detached", why: "textChanged", present: "Nobody reads the letters." },
    isOpen: true,
  });
  await act(author, assessmentId, threadId, { act: "reattach", anchor: on("the letters", 3) });
  expect(await threadIn(assessmentId, threadId)).toMatchObject({
    quote: "the letters",
    earlierQuotes: ["each draft"],
    standing: { state: "attached", movedOn: false },
  });
});

test("people reply, are mentioned, edit their own words, resolve with what was done and reopen", async () => {
  const assessmentId = await draft();
  const threadId = await comment(assessmentId, "@Ada Author: who are they?");
  expect(await threadIn(assessmentId, threadId, author)).toMatchObject({ mentionsMe: true, mine: false });
  expect(await threadIn(assessmentId, threadId, reader)).toMatchObject({ mentionsMe: false });
  const { commentId } = ids();
  await act(author, assessmentId, threadId, { act: "reply", commentId, text: "The service desk." });
  await act(author, assessmentId, threadId, { act: "edit", commentId, text: "The service desk in Lisbon." });
  expect((await refusalOf(act(legal, assessmentId, threadId, { act: "edit", commentId, text: "Mine." }))).message).toMatch(
    /^Only who wrote/,
  );
  const [, reply] = (await threadIn(assessmentId, threadId)).comments;
  expect(reply).toMatchObject({ text: "The service desk in Lisbon.", byMe: true, earlier: [{ text: "The service desk." }] });
  expect(reply?.editedAt).not.toBeNull();
  expect((await refusalOf(act(legal, assessmentId, threadId, { act: "resolve", disposition: "notTaken", reason: "" }))).message).toMatch(
    /^Say why/,
  );
  await act(legal, assessmentId, threadId, { act: "resolve", disposition: "answered", reason: "" });
  expect(await threadIn(assessmentId, threadId)).toMatchObject({ isOpen: false, closed: { by: "Leo Legal", disposition: "answered" } });
  await act(author, assessmentId, threadId, { act: "reopen", reason: "One more thing." });
  expect(await threadIn(assessmentId, threadId)).toMatchObject({
    isOpen: true,
    closed: null,
    turns: [{ what: "closed" }, { what: "reopened" }],
  });
});

test("the same request sent again adds nothing, and nobody else's id is taken over", async () => {
  const assessmentId = await draft();
  const { threadId, commentId } = ids();
  const given = { threadId, commentId, anchor: on(null), text: "Once.", proposal: null };
  await openThread(legal, organisationId, assessmentId, given);
  await openThread(legal, organisationId, assessmentId, given);
  expect((await refusalOf(openThread(author, organisationId, assessmentId, given))).refused).toBe("notFound");
  const reply = { act: "reply" as const, commentId: ids().commentId, text: "Again." };
  await Promise.all([1, 2, 3].map(() => act(author, assessmentId, threadId, reply)));
  expect((await threadIn(assessmentId, threadId)).comments).toHaveLength(2);
});

test("an author accepts a proposed wording: it becomes the answer, by the author, and the proposal says so", async () => {
  const assessmentId = await draft();
  const threadId = await propose(assessmentId, "Trained staff read each draft before it leaves.");
  expect((await threadIn(assessmentId, threadId)).proposal).toMatchObject({
    state: "open",
    text: "Trained staff read each draft before it leaves.",
  });
  expect((await refusalOf(acceptProposal(legal, organisationId, assessmentId, threadId, { baseRevision: 1 }))).refused).toBe("notAllowed");
  await acceptProposal(author, organisationId, assessmentId, threadId, { baseRevision: 1 });
  const view = await getAssessment(author, organisationId, assessmentId);
  expect(view.content.answers["desc.nature"]).toEqual({ value: "Trained staff read each draft before it leaves." });
  expect((await answerHistory(author, organisationId, assessmentId, "desc.nature"))[0]?.by).toBe("Ada Author");
  expect(await threadIn(assessmentId, threadId)).toMatchObject({
    isOpen: false,
    proposal: { state: "accepted" },
    closed: { disposition: "adopted" },
  });
  expect((await refusalOf(acceptProposal(author, organisationId, assessmentId, threadId, { baseRevision: 2 }))).refused).toBe("invalid");
});

test("a proposal meets an answer that moved on: both texts are there, and the author may take it all the same", async () => {
  const assessmentId = await draft();
  const threadId = await propose(assessmentId, "Trained staff read each draft.");
  await write(assessmentId, "Staff read each draft twice.", 1);
  const refused = await refusalOf(acceptProposal(author, organisationId, assessmentId, threadId, { baseRevision: 1 }));
  expect(refused).toMatchObject({ refused: "conflict", conflicts: [{ current: { value: "Staff read each draft twice." }, revision: 2 }] });
  expect(await threadIn(assessmentId, threadId)).toMatchObject({
    isOpen: true,
    proposal: { state: "open" },
    presentRevision: 2,
  });
  await acceptProposal(author, organisationId, assessmentId, threadId, { baseRevision: 2 });
  expect((await getAssessment(author, organisationId, assessmentId)).content.answers["desc.nature"]).toEqual({
    value: "Trained staff read each draft.",
  });
});

test("a proposal is refused with a reason by the author, or withdrawn by who made it, and only for a written answer", async () => {
  const assessmentId = await draft();
  const refused = await propose(assessmentId, "One.");
  expect((await refusalOf(act(legal, assessmentId, refused, { act: "refuse", reason: "x" }))).refused).toBe("notAllowed");
  await act(author, assessmentId, refused, { act: "refuse", reason: "It leaves out who reads." });
  expect(await threadIn(assessmentId, refused)).toMatchObject({
    proposal: { state: "refused" },
    closed: { disposition: "notTaken", reason: "It leaves out who reads." },
  });
  const withdrawn = await propose(assessmentId, "Two.");
  await act(legal, assessmentId, withdrawn, { act: "withdraw", reason: "" });
  expect((await threadIn(assessmentId, withdrawn)).proposal?.state).toBe("withdrawn");
  const given = {
    ...ids(),
    anchor: { place: { kind: "answer" as const, id: "dpo.designated" }, revision: 0, quote: null },
    text: "x",
    proposal: "yes",
  };
  expect((await refusalOf(openThread(legal, organisationId, assessmentId, given))).message).toMatch(/written as text/);
});

test("in review the wording stays as it is: accepting waits for the draft, commenting does not", async () => {
  const assessmentId = await draft();
  const threadId = await propose(assessmentId, "Trained staff read each draft.");
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "" });
  expect((await refusalOf(acceptProposal(author, organisationId, assessmentId, threadId, { baseRevision: 1 }))).refused).toBe("closed");
  expect((await threadIn(assessmentId, threadId)).isOpen).toBe(true);
  await comment(assessmentId, "Reading it now.");
});

test("threads outlive the version, and the person who wrote them leaves without taking them along", async () => {
  const assessmentId = await draft();
  const leaving = await newPerson(organisationId, ["legalReviewer"], "Lena Leaving");
  const threadId = await comment(assessmentId, "Who are they?", "each draft", leaving);
  const administrator = await newPerson(organisationId, ["administrator"]);
  await removePerson(administrator, organisationId, leaving.personId);
  expect((await refusalOf(comment(assessmentId, "Still here.", null, await again(leaving)))).refused).toBe("notFound");
  await moveVersion(author, organisationId, assessmentId, { transition: "withdraw", reason: "Stopped." });
  await startVersion(author, organisationId, assessmentId, { reason: "Goes on." });
  const thread = await threadIn(assessmentId, threadId);
  expect(thread.comments[0]).toMatchObject({ by: "Lena Leaving", text: "Who are they?" });
  expect(thread.standing.state).toBe("attached");
});

test("a reviewer who is removed in the middle of a review loses no word, acts no more, and another one ends the review", async () => {
  const assessmentId = await draft();
  const removed = await newPerson(organisationId, ["legalReviewer"], "Lena Leaving");
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "" });
  const threadId = await comment(assessmentId, "Who are they?", "each draft", removed);
  await removePerson(await newPerson(organisationId, ["administrator"]), organisationId, removed.personId);
  const clear = { transition: "clear", reason: "" } as const;
  expect((await refusalOf(moveVersion(await again(removed), organisationId, assessmentId, clear))).refused).toBe("notFound");
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("inReview");
  const thread = await threadIn(assessmentId, threadId, legal);
  expect(thread).toMatchObject({
    isOpen: true,
    comments: [{ by: "Lena Leaving", text: "Who are they?" }],
    standing: { state: "attached" },
  });
  await actOnThread(legal, organisationId, assessmentId, threadId, {
    act: "resolve",
    disposition: "answered",
    reason: "The team of letters.",
  });
  await moveVersion(legal, organisationId, assessmentId, clear);
  expect((await getAssessment(author, organisationId, assessmentId)).version.state).toBe("clearedByLegal");
});

test("what a comment says is in no exported file, and readers read it without taking part", async () => {
  const assessmentId = await draft();
  const threadId = await comment(assessmentId, "Privileged canary of legal.");
  const { json } = await exportAssessmentFile(author, organisationId, assessmentId);
  expect(json).toContain(nature);
  expect(json).not.toContain("canary");
  const seen = await reviewThreads(reader, organisationId, assessmentId);
  expect(seen.threads.map(({ id }) => id)).toEqual([threadId]);
  expect(seen.may).toEqual({ comment: false, propose: false, accept: false, refuse: false });
  expect((await refusalOf(comment(assessmentId, "May I?", null, reader))).refused).toBe("notAllowed");
});

test("a comment on something that is not there is refused with what to do", async () => {
  const assessmentId = await draft();
  const given = {
    ...ids(),
    anchor: { place: { kind: "risk" as const, id: "no-such-risk" }, revision: 0, quote: null },
    text: "x",
    proposal: null,
  };
  expect((await refusalOf(openThread(legal, organisationId, assessmentId, given))).message).toMatch(
    /not there any more.+still in the field/,
  );
});

test("who is concerned is told: by a mention, a reply, a new thread, and what became of a proposal", async () => {
  const assessmentId = await draft();
  const told = async (who: SignedInPerson) =>
    (await listNotices(who, organisationId)).notices
      .filter(({ leadsTo }) => leadsTo.includes(assessmentId))
      .map(({ sentence, leadsTo }) => [sentence, leadsTo.split("/").at(-1)]);
  const threadId = await comment(assessmentId, "Who are they? @Rea Reader may know.");
  expect(await told(author)).toEqual([["Leo Legal commented on “Assistant”.", `comments#${threadId}`]]);
  expect(await told(reader)).toEqual([["Leo Legal mentioned you in a comment on “Assistant”.", `comments#${threadId}`]]);
  await act(author, assessmentId, threadId, { act: "reply", commentId: ids().commentId, text: "The service desk." });
  expect((await told(legal)).map(([sentence]) => sentence)).toEqual(["Ada Author replied to you in a thread on “Assistant”."]);
  expect(await told(author)).toHaveLength(1);
  const refused = await propose(assessmentId, "One.");
  const accepted = await propose(assessmentId, "Two.");
  await act(author, assessmentId, refused, { act: "refuse", reason: "Too short." });
  await acceptProposal(author, organisationId, assessmentId, accepted, { baseRevision: 1 });
  expect((await told(legal)).map(([sentence]) => sentence).slice(0, 2)).toEqual([
    "Ada Author took over the wording that you proposed in “Assistant”.",
    "Ada Author did not take over the wording that you proposed in “Assistant”.",
  ]);
});

test("a person marks what they read, and sees from then on what changed since, word by word", async () => {
  const assessmentId = await draft();
  const compare = (from?: string, to?: string) =>
    compareVersions(legal, organisationId, assessmentId, { ...(from ? { from } : {}), ...(to ? { to } : {}) });
  const first = await compare();
  expect(first).toMatchObject({ lookedAt: null, from: { id: "now" }, to: { id: "now" } });
  await write(assessmentId, "Two lawyers read each draft.", 1);
  expect((await refusalOf(markAsRead(legal, organisationId, assessmentId, { changeNumber: first.changeNumber }))).message).toMatch(
    /changed while you were reading/,
  );
  await markAsRead(legal, organisationId, assessmentId, { changeNumber: (await compare()).changeNumber });
  expect(saysTheSame((await compare()).compared)).toBe(true);
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "" });
  await moveVersion(legal, organisationId, assessmentId, { transition: "requestChanges", reason: "Say how." });
  await write(assessmentId, "Two lawyers read each draft twice.", 2);
  const since = await compare();
  expect(since.from.id).toBe("look");
  expect(
    since.compared.answers
      .flatMap(({ lines }) => lines)
      .map(({ id, difference }) => [id, difference.filter(({ change }) => change === "added")]),
  ).toEqual([["desc.nature", [{ text: "twice", change: "added" }]]]);
  const kept = since.states.filter(({ at, id }) => at !== null && id !== "look");
  expect(kept.map(({ reason, by }) => [reason, by])).toEqual([
    ["Say how.", "Leo Legal"],
    ["submitForReview", "Ada Author"],
  ]);
  expect(saysTheSame((await compare(kept[1]?.id, kept[0]?.id)).compared)).toBe(true);
  expect((await compareVersions(author, organisationId, assessmentId, {})).lookedAt).toBeNull();
  expect((await refusalOf(compare("sn-nosuchone", "now"))).refused).toBe("notFound");
});

test("open threads go along when a version is sent back, and the author sees which", async () => {
  const assessmentId = await draft();
  const open = await comment(assessmentId, "Who are they?");
  const resolved = await comment(assessmentId, "Fine.");
  await act(legal, assessmentId, resolved, { act: "resolve", disposition: "answered", reason: "" });
  await moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "" });
  const back = (threads: string[]) =>
    moveVersion(legal, organisationId, assessmentId, { transition: "requestChanges", reason: "See the comments.", threads });
  expect((await refusalOf(back([open, resolved]))).message).toMatch(/resolved in the meantime/);
  await back([open]);
  const { moves, ways } = await versionProgress(author, organisationId, assessmentId);
  expect(moves[0]).toMatchObject({ to: "draft", reason: "See the comments.", threads: [open] });
  expect(ways.find(({ transition }) => transition === "submitForReview")?.sendsBack).toBe(false);
  expect(
    (await refusalOf(moveVersion(author, organisationId, assessmentId, { transition: "submitForReview", reason: "", threads: [open] })))
      .refused,
  ).toBe("invalid");
});

test("the annex prints every thread with what became of it, in the full edition only and never in the attached data", async () => {
  const assessmentId = await draft();
  const threadId = await comment(assessmentId, "Privileged canary of legal.", "each draft");
  await act(author, assessmentId, threadId, { act: "resolve", disposition: "notTaken", reason: "It is said in 1.4." });
  await propose(assessmentId, "Trained staff.");
  const comments = await printedComments(author, organisationId, assessmentId);
  const { content } = await getAssessment(author, organisationId, assessmentId);
  const meta = { version: "1", status: "draft" as const, madeOn: content.asOf, organisation: null, reference: null, demonstration: false };
  const full = documentOf(content, "full", meta, comments);
  const annex = full.report.sections.find(({ id }) => id === "annex-f");
  const text = JSON.stringify(annex);
  expect(text).toContain("Privileged canary of legal.");
  expect(text).toContain("Not taken up (Ada Author");
  expect(text).toContain("It is said in 1.4.");
  expect(text).toContain("Trained staff.");
  expect(new TextDecoder().decode(full.attachment)).not.toContain("canary");
  for (const [edition, given] of [
    ["full", undefined],
    ["sharing", comments],
    ["summary", comments],
  ] as const) {
    const { report, attachment } = documentOf(content, edition, meta, given);
    expect(JSON.stringify(report), edition).not.toContain("canary");
    expect(new TextDecoder().decode(attachment), edition).not.toContain("canary");
  }
  expect(
    (await refusalOf(renderAssessmentDocument(author, organisationId, assessmentId, { edition: "sharing", comments: true }))).refused,
  ).toBe("invalid");
});
