import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Change } from "@/lib/domain/assessment/change";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { listAssessments } from "@/lib/services/portfolio/list-assessments";
import { refusalOf } from "../support/people";
import { twoAuthors } from "../support/two-authors";

let { database, organisationId, ada, bo } = {} as Awaited<ReturnType<typeof twoAuthors>>;
let assessmentId: string;

beforeAll(async () => {
  ({ database, organisationId, ada, bo } = await twoAuthors());
});
afterAll(() => database.drop());
beforeEach(async () => {
  ({ assessmentId } = await createAssessment(ada, organisationId, { name: "Assistant" }));
});

const text = (value: string): Answer => ({ value });
const answer = (path: string, given: Answer | null, baseRevision = 0, saveNumber = 1): Change =>
  ({ path, answer: given, baseRevision, saveNumber }) as Change;
const save = (person: SignedInPerson, client: string | null, ...changes: readonly Change[]) =>
  applyChanges(person, organisationId, assessmentId, { client, changes: [...changes] });
const opened = () => getAssessment(ada, organisationId, assessmentId);
const add = (list: string, id: string, after?: string | null): Change =>
  ({ record: "add", list, id, ...(after === undefined ? {} : { after }) }) as Change;

test("what is saved is there when the assessment is opened again, with who and when in its history", async () => {
  const reply = await save(ada, "ada-page-1", answer("desc.nature", text("A chat assistant.")));
  expect(reply.revisions).toEqual({ "desc.nature": 1 });
  const { content, revisions } = await opened();
  expect(content.answers["desc.nature"]).toEqual({ value: "A chat assistant." });
  expect(revisions["desc.nature"]).toBe(1);
  const [entry] = await answerHistory(ada, organisationId, assessmentId, "desc.nature");
  expect(entry).toMatchObject({ answer: { value: "A chat assistant." }, revision: 1, by: "Ada Invented", refused: false });
});

test("a list of changes is saved whole or not at all", async () => {
  const refusal = await refusalOf(save(ada, "ada-page-1", answer("desc.nature", text("Kept?")), answer("desc.crossBorder", text("maybe"))));
  expect(refusal.refused).toBe("invalid");
  expect(refusal.problems).toEqual([{ path: "desc.crossBorder", message: expect.any(String) }]);
  const { content } = await opened();
  expect(content.answers["desc.nature"]).toBeUndefined();
});

test("two people in one field: the second is shown what stands, nothing is overwritten, both texts are kept", async () => {
  await save(ada, "ada-page-1", answer("desc.nature", text("Ada's text")));
  const refusal = await refusalOf(save(bo, "bo-page-01", answer("desc.nature", text("Bo's text"))));
  expect(refusal).toMatchObject({
    refused: "conflict",
    conflicts: [{ path: "desc.nature", current: { value: "Ada's text" }, revision: 1, by: "Ada Invented" }],
  });
  expect((await opened()).content.answers["desc.nature"]).toEqual({ value: "Ada's text" });
  const kept = await answerHistory(ada, organisationId, assessmentId, "desc.nature");
  expect(kept.map((entry) => [entry.answer, entry.refused])).toEqual([
    [{ value: "Bo's text" }, true],
    [{ value: "Ada's text" }, false],
  ]);
  await save(bo, "bo-page-01", answer("desc.nature", text("Both texts"), 1, 2));
  expect((await opened()).content.answers["desc.nature"]).toEqual({ value: "Both texts" });
});

test("saves of one page may overtake each other: the older one is ignored", async () => {
  await save(ada, "ada-page-1", answer("desc.nature", text("second"), 0, 2));
  const late = await save(ada, "ada-page-1", answer("desc.nature", text("first"), 0, 1));
  expect(late.ignored).toEqual(["desc.nature"]);
  expect(late.revisions).toEqual({ "desc.nature": 1 });
  expect((await opened()).content.answers["desc.nature"]).toEqual({ value: "second" });
});

test("one page goes on typing before its last save was answered", async () => {
  await save(ada, "ada-page-1", answer("desc.nature", text("one"), 0, 1));
  const reply = await save(ada, "ada-page-1", answer("desc.nature", text("one two"), 0, 2));
  expect(reply.revisions).toEqual({ "desc.nature": 2 });
});

test("two windows of one person are told apart", async () => {
  await save(ada, "ada-page-1", answer("desc.nature", text("left window")));
  const refusal = await refusalOf(save(ada, "ada-page-2", answer("desc.nature", text("right window"))));
  expect(refusal).toMatchObject({ refused: "conflict", conflicts: [{ by: "you, in another window" }] });
});

test("fifty saves at once to different questions are all there", async () => {
  const paths = ["desc.nature", "desc.scope", "desc.context", "desc.techniques", "desc.overview"];
  for (let round = 1; round <= 10; round += 1)
    await Promise.all(paths.map((path) => save(ada, `page-${path}`, answer(path, text(`${path} ${round}`), round - 1, round))));
  const { content } = await opened();
  for (const path of paths) expect(content.answers[path]).toEqual({ value: `${path} 10` });
});

test("records keep the order that people give them", async () => {
  await save(ada, null, add("purposes", "pu-aaaaaaaa"), add("purposes", "pu-bbbbbbbb"), add("purposes", "pu-cccccccc", null));
  await save(ada, null, { record: "reorder", list: "purposes", id: "pu-bbbbbbbb", after: "pu-cccccccc" });
  const { content } = await opened();
  expect(content.records.purposes?.map((record) => record.id)).toEqual(["pu-cccccccc", "pu-bbbbbbbb", "pu-aaaaaaaa"]);
});

test("an id is never used twice, and a reference must lead somewhere", async () => {
  await save(ada, null, add("purposes", "pu-aaaaaaaa"));
  await save(ada, null, { record: "remove", list: "purposes", id: "pu-aaaaaaaa" });
  expect((await refusalOf(save(ada, null, add("purposes", "pu-aaaaaaaa")))).refused).toBe("invalid");
  await save(ada, null, add("modelUses", "mu-aaaaaaaa"));
  const refusal = await refusalOf(save(ada, null, answer("modelUses/mu-aaaaaaaa/dataItems", { value: ["di-missing1"] })));
  expect(refusal).toMatchObject({ refused: "invalid", problems: [{ path: "modelUses/mu-aaaaaaaa/dataItems" }] });
});

test("removing a record that others refer to lists them, clears them when told to, and is undone whole", async () => {
  await save(ada, null, add("dataItems", "di-aaaaaaaa"), add("dataItems", "di-bbbbbbbb"), add("modelUses", "mu-aaaaaaaa"));
  const path = "modelUses/mu-aaaaaaaa/dataItems";
  await save(ada, null, answer(path, { value: ["di-aaaaaaaa", "di-bbbbbbbb"] }));
  const before = (await opened()).content;
  const refusal = await refusalOf(save(ada, null, { record: "remove", list: "dataItems", id: "di-aaaaaaaa" }));
  expect(refusal).toMatchObject({ refused: "referred", referredFrom: [path] });
  expect((await opened()).content).toEqual(before);

  const removed = await save(ada, null, { record: "remove", list: "dataItems", id: "di-aaaaaaaa", clearReferences: true });
  expect(removed.alsoChanged).toEqual({ [path]: { value: ["di-bbbbbbbb"] } });
  const restored = await save(ada, null, { record: "restore", list: "dataItems", id: "di-aaaaaaaa" });
  expect(restored.alsoChanged).toEqual({ [path]: { value: ["di-aaaaaaaa", "di-bbbbbbbb"] } });
  expect((await opened()).content).toEqual(before);
});

test("a duplicate has the answers of its original", async () => {
  await save(ada, null, add("purposes", "pu-aaaaaaaa"), answer("purposes/pu-aaaaaaaa/name", text("Answer customers")));
  const reply = await save(ada, null, { record: "duplicate", list: "purposes", from: "pu-aaaaaaaa", id: "pu-bbbbbbbb" });
  expect(reply.alsoChanged["purposes/pu-bbbbbbbb/name"]).toEqual({ value: "Answer customers (copy)" });
});

test("the first answer outside screening makes a draft; the list shows it at once", async () => {
  const stateNow = async () => (await listAssessments(ada, organisationId)).find((one) => one.assessmentId === assessmentId)?.state;
  expect(await stateNow()).toBe("screening");
  await save(ada, null, answer("desc.nature", text("A chat assistant.")));
  expect(await stateNow()).toBe("draft");
});

test("the database holds what the copy in memory says", async () => {
  await save(ada, "ada-page-1", add("purposes", "pu-aaaaaaaa"), answer("purposes/pu-aaaaaaaa/name", text("Answer customers")));
  const fromMemory = await opened();
  delete (globalThis as { groundworkAssessments?: unknown }).groundworkAssessments;
  expect(await opened()).toEqual(fromMemory);
});

test("an answer is taken away, its history stays and its revisions go on", async () => {
  await save(ada, null, answer("desc.nature", text("A chat assistant.")));
  await save(ada, null, answer("desc.nature", null, 1));
  expect((await opened()).content.answers["desc.nature"]).toBeUndefined();
  const reply = await save(ada, null, answer("desc.nature", text("Again"), 2));
  expect(reply.revisions).toEqual({ "desc.nature": 3 });
});
