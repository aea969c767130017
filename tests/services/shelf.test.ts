import { afterAll, beforeAll, expect, test } from "vitest";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { addEvidence, getEvidence } from "@/lib/services/assessment/evidence";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { putMeasure } from "@/lib/services/assessment/measures";
import { addShelfEvidence, addToShelf, changeShelfEntry, getShelfEvidence, readShelf, removeFromShelf } from "@/lib/services/shelf/shelf";
import { putOnShelf, shelfFor, takeEntry, takeOverChanges } from "@/lib/services/shelf/shelf-copies";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";
import { setState } from "../support/stage";

let database: TestDatabase;
let organisationId: string;
let ada: SignedInPerson;
let reader: SignedInPerson;
let outsider: SignedInPerson;
let assessmentId: string;
const bytes = (text: string) => new TextEncoder().encode(text);

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  ada = await newPerson(organisationId, ["author"]);
  reader = await newPerson(organisationId, ["reader"]);
  outsider = await newPerson(await newOrganisation("Elsewhere"), ["author"]);
});
afterAll(() => database.drop());

const fresh = async () => {
  ({ assessmentId } = await createAssessment(ada, organisationId, { name: "Assistant" }));
  return assessmentId;
};
const provider = (country = "DE") => ({ name: { value: "Lumen GmbH" }, country: { value: country } });
const record = async (list: "processors" | "contracts", id?: string) =>
  (await getAssessment(ada, organisationId, assessmentId)).content.records[list]?.find((one) => id === undefined || one.id === id);

test("an assessment takes a contract with its provider, its files and their origin", async () => {
  const { entryId: providerId } = await addToShelf(ada, organisationId, { kind: "processors", answers: provider() });
  const file = await addShelfEvidence(ada, organisationId, { name: "agreement.txt", bytes: bytes("Signed.") });
  const { entryId } = await addToShelf(ada, organisationId, {
    kind: "contracts",
    answers: { name: { value: "Agreement" }, party: { value: providerId }, evidence: { value: [file.id] } },
  });
  await fresh();
  const taken = await takeEntry(ada, organisationId, assessmentId, { entryId });
  expect(taken).toMatchObject({ kind: "contracts", state: "draft" });
  const { content } = await getAssessment(ada, organisationId, assessmentId);
  const [contract] = content.records.contracts ?? [];
  const [party] = content.records.processors ?? [];
  expect(contract).toMatchObject({ id: taken.id, answers: { party: { value: party?.id } }, shelf: { entry: entryId, revision: 1 } });
  expect(party).toMatchObject({ answers: provider(), shelf: { entry: providerId } });
  expect(content.origins?.[`processors/${party?.id}/name`]).toMatchObject({ source: "shelf", entry: providerId, revision: 1 });
  const [copy] = content.evidence;
  expect(contract?.answers.evidence).toEqual({ value: [copy?.id] });
  expect(new TextDecoder().decode((await getEvidence(ada, organisationId, assessmentId, copy?.id ?? "")).bytes)).toBe("Signed.");
  expect(await refusalOf(takeEntry(ada, organisationId, assessmentId, { entryId }))).toMatchObject({ refused: "invalid" });
  expect((await shelfFor(ada, organisationId, assessmentId)).toTake).toEqual([]);
});

test("when the shelf moves on, each field is taken over or left, and what was left is not offered again", async () => {
  const { entryId } = await addToShelf(ada, organisationId, { kind: "processors", answers: provider() });
  await fresh();
  const { id } = await takeEntry(ada, organisationId, assessmentId, { entryId });
  expect((await shelfFor(ada, organisationId, assessmentId)).moved).toEqual([]);
  await changeShelfEntry(ada, organisationId, entryId, { answers: { ...provider("FR"), tasks: { value: "Hosting" } }, baseRevision: 1 });
  const [moved] = (await shelfFor(ada, organisationId, assessmentId)).moved;
  expect(moved?.fields.map(({ field, present, shelf }) => [field, present, shelf])).toEqual([
    ["tasks", null, { value: "Hosting" }],
    ["country", { value: "DE" }, { value: "FR" }],
  ]);
  // Nothing was changed by looking.
  expect((await record("processors"))?.answers.country).toEqual({ value: "DE" });
  const over = (fields: string[], revision = 2, baseRevisions: Record<string, number> = { country: 1 }) =>
    takeOverChanges(ada, organisationId, assessmentId, id, { revision, fields, baseRevisions });
  expect(await refusalOf(over(["country"], 1))).toMatchObject({ refused: "invalid" });
  expect(await refusalOf(over(["name"]))).toMatchObject({ refused: "invalid" });
  await over(["country"]);
  expect(await record("processors")).toMatchObject({ answers: { country: { value: "FR" } }, shelf: { revision: 2 } });
  expect((await record("processors"))?.answers.tasks).toBeUndefined();
  expect((await shelfFor(ada, organisationId, assessmentId)).moved).toEqual([]);
  const { content } = await getAssessment(ada, organisationId, assessmentId);
  expect(content.origins?.[`processors/${id}/country`]).toMatchObject({ source: "shelf", revision: 2 });
});

test("a change that somebody else made to the answer in between is not overwritten by the shelf's", async () => {
  const { entryId } = await addToShelf(ada, organisationId, { kind: "processors", answers: provider() });
  await fresh();
  const { id } = await takeEntry(ada, organisationId, assessmentId, { entryId });
  await changeShelfEntry(ada, organisationId, entryId, { answers: provider("FR"), baseRevision: 1 });
  await applyChanges(ada, organisationId, assessmentId, {
    client: null,
    changes: [{ path: `processors/${id}/country`, answer: { value: "ES" }, baseRevision: 1, saveNumber: 1 }],
  });
  const late = takeOverChanges(ada, organisationId, assessmentId, id, { revision: 2, fields: ["country"], baseRevisions: { country: 1 } });
  expect(await refusalOf(late)).toMatchObject({ refused: "conflict" });
  expect((await record("processors"))?.answers.country).toEqual({ value: "ES" });
});

test("a measure in place is taken with its evidence, and follows the shelf", async () => {
  const file = await addShelfEvidence(ada, organisationId, { name: "policy.txt", bytes: bytes("Deny.") });
  const answers = { catalogue: { value: "M-09" }, owner: { value: "Security" }, evidence: { value: [file.id] } };
  const { entryId } = await addToShelf(ada, organisationId, { kind: "measures", answers });
  await fresh();
  const { id } = await takeEntry(ada, organisationId, assessmentId, { entryId });
  const measure = async () => (await getAssessment(ada, organisationId, assessmentId)).content.measures.find((one) => one.id === id);
  expect(await measure()).toMatchObject({
    catalogue: "M-09",
    status: "implemented",
    owner: "Security",
    evidence: [expect.stringMatching(/^ev-/)],
  });
  await changeShelfEntry(ada, organisationId, entryId, { answers: { ...answers, owner: { value: "Operations" } }, baseRevision: 1 });
  await takeOverChanges(ada, organisationId, assessmentId, id, { revision: 2, fields: ["owner"], baseRevisions: {} });
  expect(await measure()).toMatchObject({ owner: "Operations", shelf: { revision: 2 }, evidence: [expect.stringMatching(/^ev-/)] });
  const second = await addToShelf(ada, organisationId, { kind: "measures", answers });
  expect(await refusalOf(takeEntry(ada, organisationId, assessmentId, { entryId: second.entryId }))).toMatchObject({ refused: "invalid" });
});

test("a record is put onto the shelf with its files, becomes its copy, and cannot be put twice", async () => {
  await fresh();
  const evidence = await addEvidence(ada, organisationId, assessmentId, { name: "dpa.txt", bytes: bytes("Agreed.") });
  await applyChanges(ada, organisationId, assessmentId, {
    client: null,
    changes: [
      { record: "add", list: "contracts", id: "ct-ours0001" },
      { path: "contracts/ct-ours0001/name", answer: { value: "Our agreement" }, baseRevision: 0, saveNumber: 1 },
      { path: "contracts/ct-ours0001/version", answer: { unknown: true }, baseRevision: 0, saveNumber: 2 },
      { path: "contracts/ct-ours0001/evidence", answer: { value: [evidence.id] }, baseRevision: 0, saveNumber: 3 },
    ],
  });
  const { entryId } = await putOnShelf(ada, organisationId, assessmentId, "ct-ours0001");
  const { entries, evidence: files } = await readShelf(reader, organisationId);
  const entry = entries.find((one) => one.id === entryId);
  expect(Object.keys(entry?.answers ?? {}).sort()).toEqual(["evidence", "name"]);
  const kept = files.find((one) => one.name === "dpa.txt");
  expect(new TextDecoder().decode((await getShelfEvidence(reader, organisationId, kept?.id ?? "")).bytes)).toBe("Agreed.");
  expect((await record("contracts"))?.shelf).toMatchObject({ entry: entryId, revision: 1 });
  expect(await refusalOf(putOnShelf(ada, organisationId, assessmentId, "ct-ours0001"))).toMatchObject({ refused: "notFound" });
  expect((await shelfFor(ada, organisationId, assessmentId)).moved).toEqual([]);
});

test("from a version that is closed a thing goes onto the shelf without changing the version", async () => {
  await fresh();
  const measure = {
    id: "me-closed001",
    catalogue: null,
    title: "Drill",
    role: "baseline",
    status: "implemented",
    risks: [],
    evidence: [],
  } as unknown as Measure;
  await putMeasure(ada, organisationId, assessmentId, { measure, baseRevision: 0 });
  await setState(database, assessmentId, "inReview");
  await putOnShelf(ada, organisationId, assessmentId, "me-closed001");
  const { content } = await getAssessment(ada, organisationId, assessmentId);
  expect(content.measures[0]?.shelf).toBeUndefined();
  expect(await refusalOf(takeEntry(ada, organisationId, assessmentId, { entryId: "sh-nosuch001" }))).toMatchObject({ refused: "closed" });
});

test("entries are checked, not overwritten by who looked earlier, and not removed while others name them", async () => {
  const { entryId } = await addToShelf(ada, organisationId, { kind: "processors", answers: provider() });
  expect(
    await refusalOf(addToShelf(ada, organisationId, { kind: "processors", answers: { country: { value: "Germany" } } })),
  ).toMatchObject({ refused: "invalid" });
  await changeShelfEntry(ada, organisationId, entryId, { answers: provider("NL"), baseRevision: 1 });
  expect(await refusalOf(changeShelfEntry(ada, organisationId, entryId, { answers: provider("BE"), baseRevision: 1 }))).toMatchObject({
    refused: "conflict",
  });
  const contract = await addToShelf(ada, organisationId, {
    kind: "contracts",
    answers: { name: { value: "C" }, party: { value: entryId } },
  });
  expect(await refusalOf(removeFromShelf(ada, organisationId, entryId))).toMatchObject({ refused: "invalid" });
  await removeFromShelf(ada, organisationId, contract.entryId);
  await removeFromShelf(ada, organisationId, entryId);
  expect((await readShelf(ada, organisationId)).entries.some((one) => one.id === entryId)).toBe(false);
});

test("readers read the shelf and change nothing; strangers find nothing", async () => {
  const { entryId } = await addToShelf(ada, organisationId, { kind: "processors", answers: provider() });
  expect(await refusalOf(addToShelf(reader, organisationId, { kind: "processors", answers: provider() }))).toMatchObject({
    refused: "notAllowed",
  });
  expect(await refusalOf(removeFromShelf(reader, organisationId, entryId))).toMatchObject({ refused: "notAllowed" });
  for (const work of [
    readShelf(outsider, organisationId),
    changeShelfEntry(outsider, organisationId, entryId, { answers: provider(), baseRevision: 1 }),
    takeEntry(outsider, organisationId, assessmentId, { entryId }),
    shelfFor(outsider, organisationId, assessmentId),
    takeEntry(outsider, outsider.memberships[0]?.organisationId ?? "", assessmentId, { entryId }),
  ])
    expect(await refusalOf(work)).toMatchObject({ refused: "notFound" });
});
