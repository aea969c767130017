import { afterAll, beforeAll, expect, test } from "vitest";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { Measure } from "@/lib/domain/assessment/measure";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { importAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { assignOwner, ownerOf } from "@/lib/services/assessment/assign-owner";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { putMeasure } from "@/lib/services/assessment/measures";
import { checkOrganisations } from "@/lib/services/installation/check-installation";
import { exportList, exportRegister } from "@/lib/services/portfolio/export-registers";
import { findAssessments, listOwners, notDerivedYet } from "@/lib/services/portfolio/list-assessments";
import { findEntries, portfolioHeatMap, registerGroups } from "@/lib/services/portfolio/registers";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

let database: TestDatabase;
let organisationId: string;
let elsewhere: string;
let ada: SignedInPerson;
let outsider: SignedInPerson;
let administrator: SignedInPerson;
let example: string;
let second: string;
let saves = 0;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  elsewhere = await newOrganisation("Elsewhere");
  ada = await newPerson(organisationId, ["author"], "Ada Invented");
  administrator = await newPerson(organisationId, ["administrator"]);
  outsider = await newPerson(elsewhere, ["author"]);
  ({ assessmentId: example } = await importAssessmentFile(ada, organisationId, writeAssessmentFile(exampleContent)));
  ({ assessmentId: second } = await createAssessment(ada, organisationId, { name: "Second" }));
  const other = await createAssessment(outsider, elsewhere, { name: "Zebra crossing" });
  await answer(outsider, elsewhere, other.assessmentId, "desc.nature", { value: "A zebra in the house of others." });
});
afterAll(() => database.drop());

async function answer(
  by: SignedInPerson,
  organisation: string,
  assessmentId: string,
  path: string,
  given: Answer | null,
  baseRevision = 0,
) {
  saves += 1;
  await applyChanges(by, organisation, assessmentId, {
    client: null,
    changes: [{ path, answer: given as never, baseRevision, saveNumber: saves }],
  });
}

const search = async (text: string) =>
  (await findAssessments(ada, organisationId, { text })).assessments.map(({ assessmentId, hits }) => ({
    assessmentId,
    hits: hits.map(({ path, passage }) => `${path}: ${passage.map((part) => (part.hit ? `[${part.text}]` : part.text)).join("")}`),
  }));

test("words are found whatever their accents and case, from their beginning, with the passage", async () => {
  await answer(ada, organisationId, second, "desc.nature", { value: "Drafts replies for the café of Zürich." });
  expect(await search("ZURICH")).toEqual([{ assessmentId: second, hits: ["desc.nature: Drafts replies for the café of [Zürich]."] }]);
  expect(await search("Zuerich cafe")).toEqual([
    { assessmentId: second, hits: ["desc.nature: Drafts replies for the [café] of [Zürich]."] },
  ]);
  expect(await search("cafè repl")).toEqual([{ assessmentId: second, hits: ["desc.nature: Drafts [replies] for the [café] of Zürich."] }]);
  expect(await search("afe")).toEqual([]);
  expect(await search("café nowhere")).toEqual([]);
  expect(await search("!!")).toEqual([]);
});

test("a changed answer is found by its new words and no more by those that are gone", async () => {
  await answer(ada, organisationId, second, "desc.scope", { value: "Quokka first, quokka again." });
  await answer(ada, organisationId, second, "desc.context", { value: "Another quokka." });
  await answer(ada, organisationId, second, "desc.scope", { value: "Wombat." }, 1);
  expect((await search("quokka"))[0]?.hits).toEqual(["desc.context: Another [quokka]."]);
  expect((await search("wombat"))[0]?.hits).toEqual(["desc.scope: [Wombat]."]);
  await answer(ada, organisationId, second, "desc.context", null, 1);
  expect(await search("quokka")).toEqual([]);
  const { rows } = await database.asSuperuser("select * from answer_word where word = 'quokka' or paths = '{}'");
  expect(rows).toEqual([]);
});

test("the answers of a removed record are not found until it is brought back", async () => {
  const change = (record: "add" | "remove" | "restore") =>
    applyChanges(ada, organisationId, second, {
      client: null,
      changes: [{ record, list: "controllers", id: "co-numbat01" } as never],
    });
  await change("add");
  await answer(ada, organisationId, second, "controllers/co-numbat01/name", { value: "Numbat Foundation" });
  await answer(ada, organisationId, second, "controllers/co-numbat01/country", { value: "AU" });
  expect((await search("australia"))[0]?.hits).toEqual(["controllers/co-numbat01/country: [Australia]"]);
  const [found] = (await findAssessments(ada, organisationId, { text: "australia" })).assessments;
  expect(found?.hits[0]?.question).toMatch(/\(Numbat Foundation\)$/);
  await change("remove");
  expect(await search("numbat")).toEqual([]);
  await change("restore");
  expect(await search("numbat")).toHaveLength(1);
});

test("an answer that another one hides is found and marked", async () => {
  await answer(ada, organisationId, second, "org.ourRole", { value: "processor" });
  await answer(ada, organisationId, second, "org.inputPack", { value: "Potoroo bank" });
  const hit = async () => (await findAssessments(ada, organisationId, { text: "potoroo" })).assessments[0]?.hits[0];
  expect(await hit()).toMatchObject({ isHidden: false });
  await answer(ada, organisationId, second, "org.ourRole", { value: "controller" }, 1);
  expect(await hit()).toMatchObject({ isHidden: true });
});

test("nothing of another organisation is found, and administrators without a reading role search and see nothing", async () => {
  expect(await search("zebra")).toEqual([]);
  expect((await findAssessments(outsider, elsewhere, { text: "zebra" })).found).toBe(1);
  for (const work of [
    findAssessments(administrator, organisationId, { text: "zebra" }),
    findAssessments(administrator, organisationId, { recipient: "a" }),
    findEntries(administrator, organisationId, "recipients", {}),
    registerGroups(administrator, organisationId, "risks"),
    portfolioHeatMap(administrator, organisationId),
    exportList(administrator, organisationId, {}),
    exportRegister(administrator, organisationId, "gaps", {}),
  ])
    expect(await refusalOf(work)).toMatchObject({ refused: "notAllowed" });
  const [seen] = (await findAssessments(administrator, organisationId, {})).assessments;
  expect(seen?.recipients).toEqual([]);
  for (const work of [findEntries(outsider, organisationId, "recipients", {}), exportRegister(outsider, organisationId, "risks", {})])
    expect(await refusalOf(work)).toMatchObject({ refused: "notFound" });
});

test("the search reads the key of the words under the wall, and no other rows", async () => {
  await database.asSuperuser("analyze answer_word");
  const { rows } = await database.asApp([
    `select set_config('app.organisation_id', '${organisationId}', false)`,
    "set enable_seqscan = off",
    `explain select assessment_id from answer_word where organisation_id = '${organisationId}' and word >= 'zuri' collate "C" and word < 'zurj' collate "C"`,
  ]);
  const plan = rows.map((row: Record<string, string>) => row["QUERY PLAN"]).join("\n");
  expect(plan).toMatch(/Index Cond: .*organisation_id.*word.*>=.*word.*</);
});

test("each filter of the list narrows it, and all together", async () => {
  const ids = async (filter: Parameters<typeof findAssessments>[2]) =>
    (await findAssessments(ada, organisationId, filter)).assessments.map((one) => one.assessmentId);
  expect(await ids({ recipient: "anthropic" })).toEqual([example]);
  expect(await ids({ level: "notRated" })).toContain(second);
  const { rows } = await database.asSuperuser(`select level from assessment_projection where assessment_id = '${example}'`);
  expect(await ids({ level: rows[0].level })).toEqual([example]);
  await answer(ada, organisationId, second, "review.next", { value: "2020-01-01" });
  expect(await ids({ review: "overdue" })).toContain(second);
  expect(await ids({ review: "notSet" })).not.toContain(second);
  expect(await ids({ review: "within90" })).not.toContain(second);
  const bea = await newPerson(organisationId, ["legalReviewer"], "Bea Invented");
  await assignOwner(bea, organisationId, second, { personId: bea.personId });
  expect(await ids({ owner: bea.personId })).toEqual([second]);
  expect(await ids({ owner: bea.personId, query: "sec", text: "zurich", review: "overdue" })).toEqual([second]);
  expect(await ids({ owner: bea.personId, query: "example" })).toEqual([]);
  expect((await listOwners(ada, organisationId)).map((one) => one.name)).toEqual(["Ada Invented", "Bea Invented"]);
});

test("whoever begins an assessment answers for it until it is handed on, to somebody who reads it", async () => {
  const { assessmentId } = await createAssessment(ada, organisationId, { name: "Handed on" });
  expect(await ownerOf(ada, organisationId, assessmentId)).toBe(ada.personId);
  expect(await refusalOf(assignOwner(ada, organisationId, assessmentId, { personId: administrator.personId }))).toMatchObject({
    refused: "invalid",
  });
  expect(await refusalOf(assignOwner(ada, organisationId, assessmentId, { personId: outsider.personId }))).toMatchObject({
    refused: "invalid",
  });
  await assignOwner(ada, organisationId, assessmentId, { personId: null });
  expect((await findAssessments(ada, organisationId, { owner: "nobody" })).assessments.map((one) => one.assessmentId)).toEqual([
    assessmentId,
  ]);
  // A later save keeps what was assigned.
  await answer(ada, organisationId, assessmentId, "desc.nature", { value: "x y" });
  expect((await findAssessments(ada, organisationId, { owner: "nobody" })).found).toBe(1);
  const { rows } = await database.asSuperuser(
    `select subject from audit_event where kind = 'ownerAssigned' and subject->>'assessmentId' = '${assessmentId}'`,
  );
  expect(rows).toEqual([{ subject: { assessmentId, owner: null, before: ada.personId } }]);
});

test("a register says which assessments involve a provider, what reaches it, and on which facts", async () => {
  const groups = await registerGroups(ada, organisationId, "recipients", { query: "ANTHROPIC" });
  expect(groups).toMatchObject([{ key: "provider:anthropic", assessments: 1, states: { established: 1 } }]);
  const { rows, found } = await findEntries(ada, organisationId, "recipients", { key: "provider:anthropic" });
  expect(found).toBe(rows.length);
  expect(rows[0]).toMatchObject({ assessmentId: example, entry: { name: "Anthropic" } });
  expect(rows.flatMap((row) => row.entry.detail.receives).length).toBeGreaterThan(0);
  expect(rows.flatMap((row) => row.entry.detail.facts).length).toBeGreaterThan(0);
});

const houses: string[] = [];

/** An organisation whose registers hold these entries in the assessments "One" and "Two". */
async function withEntries(entries: readonly Record<string, string | number | null>[]): Promise<{ reader: SignedInPerson; house: string }> {
  const house = await newOrganisation("Ordered");
  houses.push(house);
  const reader = await newPerson(house, ["author"]);
  const { assessmentId: one } = await createAssessment(reader, house, { name: "One" });
  const { assessmentId: two } = await createAssessment(reader, house, { name: "Two" });
  await database.asSuperuser(`delete from register_entry where organisation_id = '${house}'`);
  const rows = entries.map((entry, at) => ({
    detail: { place: "Somewhere", says: "It can happen." },
    entry_id: `entry-${at}`,
    sought: "",
    ...entry,
    organisation_id: house,
    assessment_id: entry.in === 2 ? two : one,
  }));
  await database.asSuperuser(`insert into register_entry
    select (jsonb_populate_record(null::register_entry, given)).* from jsonb_array_elements('${JSON.stringify(rows)}'::jsonb) given`);
  return { reader, house };
}
const risk = (name: string, level: string | null, worst: string | null, others: Record<string, string | number> = {}) => ({
  register: "risks",
  key: name,
  name,
  state: level ? "raised" : "undetermined",
  level,
  worst,
  likelihood: level ? 2 : null,
  severity: level ? 2 : null,
  ...others,
});

test("the register of risks begins with the worst, whatever their number, and counts what is undetermined as what it could be", async () => {
  const { reader, house } = await withEntries([
    risk("low in two", "low", "low"),
    risk("low in two", "low", "low", { in: 2 }),
    risk("high", "high", "high"),
    risk("high in two", "high", "high"),
    risk("high in two", "medium", "medium", { in: 2 }),
    risk("very high", "veryHigh", "veryHigh"),
    risk("could be very high", null, "veryHigh"),
    risk("medium", "medium", "medium"),
    risk("could be medium", null, "medium"),
    risk("low, could be high", "low", "low"),
    risk("low, could be high", null, "high", { in: 2 }),
    risk("of an earlier version, undetermined", null, null),
  ]);
  const groups = await registerGroups(reader, house, "risks");
  expect(groups.map(({ name, level, worst, assessments }) => [name, level, worst, assessments])).toEqual([
    ["very high", "veryHigh", "veryHigh", 1],
    ["could be very high", null, "veryHigh", 1],
    ["of an earlier version, undetermined", null, "veryHigh", 1],
    ["high in two", "high", "high", 2],
    ["high", "high", "high", 1],
    ["low, could be high", "low", "high", 2],
    ["medium", "medium", "medium", 1],
    ["could be medium", null, "medium", 1],
    ["low in two", "low", "low", 2],
  ]);
  const { rows } = await findEntries(reader, house, "risks", {});
  const names = rows.map(({ entry }) => `${entry.name}: ${entry.level ?? "undetermined"}`);
  expect(names).toEqual([
    "very high: veryHigh",
    "could be very high: undetermined",
    "of an earlier version, undetermined: undetermined",
    "high: high",
    "high in two: high",
    "low, could be high: undetermined",
    "high in two: medium",
    "medium: medium",
    "could be medium: undetermined",
    "low in two: low",
    "low in two: low",
    "low, could be high: low",
  ]);
  const { text } = await exportRegister(reader, house, "risks", {});
  const lines = text.trim().split("\r\n").slice(1);
  expect(lines.map((line) => line.split('","')[0]?.slice(1))).toEqual(rows.map(({ entry }) => entry.name));
  expect(lines[1]).toContain('"Undetermined","Not rated yet","Very high"');
});

test("the register of measures begins with what is overdue and ends with what is in place", async () => {
  const measure = (name: string, state: string, due: string | null, others: Record<string, string | number> = {}) => ({
    register: "measures",
    key: name,
    name,
    state,
    due,
    ...others,
  });
  const { reader, house } = await withEntries([
    measure("in place since long", "implemented", "2020-01-01"),
    measure("in place since long", "implemented", "2020-01-01", { in: 2 }),
    measure("planned for later", "planned", "2099-01-01"),
    measure("planned without a day", "planned", null),
    measure("planned without a day", "partial", null, { in: 2 }),
    measure("overdue", "partial", "2021-01-01"),
  ]);
  const groups = await registerGroups(reader, house, "measures");
  expect(groups.map(({ name, overdue }) => [name, overdue])).toEqual([
    ["overdue", 1],
    ["planned without a day", 0],
    ["planned for later", 0],
    ["in place since long", 0],
  ]);
  const { rows } = await findEntries(reader, house, "measures", {});
  expect(rows.map(({ entry }) => entry.name)).toEqual([
    "overdue",
    "planned for later",
    "planned without a day",
    "planned without a day",
    "in place since long",
    "in place since long",
  ]);
});

test("gaps that are open and recipients who may receive data come before any number of the others", async () => {
  const entry = (register: string, name: string, state: string, others: Record<string, string | number> = {}) => ({
    register,
    key: name,
    name,
    state,
    ...others,
  });
  const { reader, house } = await withEntries([
    entry("recipients", "excluded in two", "excluded"),
    entry("recipients", "excluded in two", "excluded", { in: 2 }),
    entry("recipients", "possible", "possible"),
    entry("recipients", "established in two", "established"),
    entry("recipients", "established in two", "possible", { in: 2 }),
    entry("gaps", "unclear in two", "undetermined"),
    entry("gaps", "unclear in two", "undetermined", { in: 2 }),
    entry("gaps", "open", "open"),
  ]);
  const namesIn = async (register: "recipients" | "gaps") => (await registerGroups(reader, house, register)).map(({ name }) => name);
  expect(await namesIn("recipients")).toEqual(["established in two", "possible", "excluded in two"]);
  expect(await namesIn("gaps")).toEqual(["open", "unclear in two"]);
});

test("each cell of the portfolio's heat map opens into as many risks as it says", async () => {
  const cells = await portfolioHeatMap(ada, organisationId);
  expect(cells.length).toBeGreaterThan(2);
  for (const { likelihood, severity, risks } of cells)
    expect((await findEntries(ada, organisationId, "risks", { likelihood, severity, state: "raised" })).found).toBe(risks);
});

test("a measure that is due and not in place is overdue, and follows each change of it", async () => {
  const measure = {
    id: "me-overdue01",
    catalogue: null,
    title: "=Second pair of eyes",
    role: "additional",
    status: "planned",
    owner: "Operations",
    due: "2020-02-02",
    risks: [],
    evidence: [],
  } as unknown as Measure;
  await putMeasure(ada, organisationId, second, { measure, baseRevision: 0 });
  const overdue = () => findEntries(ada, organisationId, "measures", { overdue: true, query: "second pair" });
  expect((await overdue()).rows).toMatchObject([{ isOverdue: true, entry: { due: "2020-02-02", detail: { owner: "Operations" } } }]);
  const { text } = await exportRegister(ada, organisationId, "measures", { overdue: true });
  expect(text).toContain('"\'=Second pair of eyes"');
  await putMeasure(ada, organisationId, second, { measure: { ...measure, status: "implemented" }, baseRevision: 1 });
  expect((await overdue()).found).toBe(0);
});

test("exports hold what matches and are in the audit trail with their hash", async () => {
  const list = await exportList(ada, organisationId, { recipient: "anthropic" });
  expect(list.text.trim().split("\r\n")).toHaveLength(2);
  expect(list.text).toContain("Anthropic (");
  await exportRegister(ada, organisationId, "gaps", {});
  const { rows } = await database.asSuperuser(
    "select subject->>'register' as register, subject->>'rows' as rows from audit_event where kind = 'registerExported' order by number",
  );
  expect(rows.slice(-2)).toMatchObject([{ register: "assessments", rows: "1" }, { register: "gaps" }]);
});

test("withdrawn assessments stay out of the registers until they are asked for", async () => {
  await database.asSuperuser(`update assessment_projection set state = 'withdrawn' where assessment_id = '${example}'`);
  expect((await findEntries(ada, organisationId, "recipients", { key: "provider:anthropic" })).found).toBe(0);
  expect(
    (await findEntries(ada, organisationId, "recipients", { key: "provider:anthropic", assessmentState: "withdrawn" })).found,
  ).toBeGreaterThan(0);
  await database.asSuperuser(`update assessment_projection set state = 'draft' where assessment_id = '${example}'`);
});

test("the doctor makes words and entries anew exactly as the saves wrote them", async () => {
  // What was written there by hand follows from no answer.
  for (const house of houses)
    for (const table of ["register_entry", "answer_word"])
      await database.asSuperuser(`delete from ${table} where organisation_id = '${house}'`);
  const all = async () => ({
    words: (
      await database.asSuperuser(
        "select organisation_id, assessment_id, word, (select array_agg(p order by p) from unnest(paths) p) as paths from answer_word order by 1, 2, 3",
      )
    ).rows,
    entries: (await database.asSuperuser("select * from register_entry order by organisation_id, assessment_id, register, entry_id")).rows,
  });
  const before = await all();
  expect(before.words.length).toBeGreaterThan(500);
  await database.asSuperuser("delete from register_entry");
  await database.asSuperuser("update answer_word set paths = '{damaged}'");
  await database.asSuperuser("update assessment_projection set derived_version = 0");
  expect(await notDerivedYet(ada, organisationId)).toBeGreaterThan(1);
  await checkOrganisations([organisationId, elsewhere], { rebuild: true });
  expect(await all()).toEqual(before);
  expect(await notDerivedYet(ada, organisationId)).toBe(0);
});
