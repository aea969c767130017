import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { verifyAuditChain } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { exampleContent as workedExample } from "@/lib/domain/assessment/example";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { ownChangesOf, readyScenarioIds } from "@/lib/domain/what-if/scenario";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { answerHistory } from "@/lib/services/assessment/answer-history";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { exportAssessmentFile } from "@/lib/services/assessment/assessment-files";
import { getAssessment } from "@/lib/services/assessment/get-assessment";
import { removeMeasure } from "@/lib/services/assessment/measures";
import { writeNewAssessment } from "@/lib/services/assessment/new-assessment";
import { adoptScenario, undoAdoption } from "@/lib/services/what-if/adopt-scenario";
import { createScenario, putYearlyCost, removeScenario, updateScenario } from "@/lib/services/what-if/scenarios";
import { freshDatabase, type TestDatabase } from "../support/database";
import { newOrganisation, newPerson, refusalOf } from "../support/people";

// The worked example brings alternatives of its own; here each test makes its.
const { scenarios: _scenarios, costs: _costs, ...exampleContent } = workedExample;

let database: TestDatabase;
let organisationId: string;
let author: SignedInPerson;
let reader: SignedInPerson;
let assessmentId: string;

beforeAll(async () => {
  database = await freshDatabase();
  organisationId = await newOrganisation();
  author = await newPerson(organisationId, ["author"], "Ada Invented");
  reader = await newPerson(organisationId, ["reader"]);
});
afterAll(() => database.drop());
beforeEach(async () => {
  assessmentId = await inOrganisation(organisationId, (transaction) =>
    writeNewAssessment(transaction, organisationId, exampleContent, { by: author.personId, fixedDay: true }),
  );
});

const opened = async (): Promise<AssessmentContent> => {
  // What the tables hold, not the copy in memory.
  delete (globalThis as { groundworkAssessments?: unknown }).groundworkAssessments;
  return (await getAssessment(author, organisationId, assessmentId)).content;
};
/** The assessment apart from the alternatives that are held beside it. */
const withoutScenarios = ({ scenarios: _scenarios, ...content }: AssessmentContent): string => writeAssessmentFile(content);
const create = (...parts: readonly (typeof readyScenarioIds)[number][]) =>
  createScenario(author, organisationId, assessmentId, { name: "", parts: parts.map((ready) => ({ ready })), own: [] });
const adopt = (scenarioId: string) => adoptScenario(author, organisationId, assessmentId, scenarioId);
const undo = (scenarioId: string) => undoAdoption(author, organisationId, assessmentId, scenarioId);

test("making, keeping and removing scenarios changes no answer", async () => {
  const before = withoutScenarios(await opened());
  const made = [];
  for (const id of readyScenarioIds) made.push((await create(id)).scenarioId);
  const content = await opened();
  expect(content.scenarios?.map(({ id }) => id)).toEqual(made);
  expect(withoutScenarios(content)).toBe(before);
  for (const id of made) await removeScenario(author, organisationId, assessmentId, id);
  expect(writeAssessmentFile(await opened())).toBe(before);
});

test.each(readyScenarioIds)("answers, scenario “%s”, adopt, undo: the identical assessment", async (id) => {
  const before = withoutScenarios(await opened());
  const { scenarioId } = await create(id);
  const kept = writeAssessmentFile(await opened());
  await adopt(scenarioId);
  const adopted = await opened();
  expect(withoutScenarios(adopted)).not.toBe(before);
  expect(adopted.scenarios?.[0]?.adoptedOn).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  await undo(scenarioId);
  expect(writeAssessmentFile(await opened())).toBe(kept);
  expect(withoutScenarios(await opened())).toBe(before);
  // And once more: what was removed by undoing comes back under its id.
  await adopt(scenarioId);
  expect(withoutScenarios(await opened())).toBe(withoutScenarios(adopted));
});

test("several ready parts and own changes make one scenario", async () => {
  const { scenarioId } = await createScenario(author, organisationId, assessmentId, {
    name: "EU only, nothing kept",
    parts: [{ ready: "keepsNothing" }, { ready: "geographicProfile" }],
    own: [{ change: "answer", path: "logging.invocation", answer: { value: "off" } }],
    effort: { effort: "medium", reason: "Two sprints." },
  });
  await adopt(scenarioId);
  const content = await opened();
  const use = content.records.modelUses?.find(({ id }) => id === "mu-assistant");
  expect(use?.answers.inferenceRouting).toEqual({ value: "geographic" });
  expect(use?.answers.model).toEqual({ value: "anthropic.claude-sonnet-4-6" });
  expect(content.answers["logging.invocation"]).toEqual({ value: "off" });
  const [entry] = await answerHistory(author, organisationId, assessmentId, "logging.invocation");
  expect(entry).toMatchObject({ answer: { value: "off" }, by: "Ada Invented" });
});

test("adopting takes over no supposition: no fact, no evidence, no measure in place", async () => {
  for (const id of ["providerSharingRequired", "negotiatedCarveOut", "loggingWithoutContent"] as const) {
    const { scenarioId } = await create(id);
    await adopt(scenarioId);
  }
  const content = await opened();
  expect(content.facts).toEqual(exampleContent.facts);
  expect(content.evidence).toEqual(exampleContent.evidence);
  for (const measure of content.measures)
    if (!exampleContent.measures.some(({ id }) => id === measure.id)) expect(measure).toMatchObject({ status: "planned", evidence: [] });
});

test("is adopted once, and whole or not at all", async () => {
  const { scenarioId } = await create("keepsNothing");
  await adopt(scenarioId);
  expect(await refusalOf(adopt(scenarioId))).toMatchObject({ refused: "invalid", message: expect.stringContaining("already") });
  const gone = await createScenario(author, organisationId, assessmentId, {
    name: "One change has lost its place",
    parts: [],
    own: [
      { change: "answer", path: "logging.invocation", answer: { value: "off" } },
      { change: "answer", path: "modelUses/mu-notthere1/freeText", answer: { value: false } },
    ],
  });
  const before = writeAssessmentFile(await opened());
  const refusal = await refusalOf(adopt(gone.scenarioId));
  expect(refusal).toMatchObject({ refused: "invalid", problems: [{ path: "modelUses/mu-notthere1/freeText" }] });
  expect(writeAssessmentFile(await opened())).toBe(before);
});

test("undoing is refused, with the places, where somebody has gone on from what was adopted", async () => {
  const routing = await create("geographicProfile");
  await adopt(routing.scenarioId);
  const path = "modelUses/mu-assistant/inferenceRouting";
  const change = async (answer: Answer) => {
    const { revisions } = await getAssessment(author, organisationId, assessmentId);
    await applyChanges(author, organisationId, assessmentId, {
      client: null,
      changes: [{ path, answer, baseRevision: revisions[path] ?? 0, saveNumber: 1 }] as never,
    });
  };
  await change({ value: "inRegion" });
  expect(await refusalOf(undo(routing.scenarioId))).toMatchObject({ refused: "conflict", conflicts: [{ path }] });
  await change({ value: "geographic" });
  await undo(routing.scenarioId);

  const masked = await create("retentionNone");
  await adopt(masked.scenarioId);
  const planned = (await opened()).measures.find(({ catalogue }) => catalogue === "M-05");
  if (planned && !exampleContent.measures.some(({ id }) => id === planned.id)) {
    await removeMeasure(author, organisationId, assessmentId, planned.id);
    expect(await refusalOf(undo(masked.scenarioId))).toMatchObject({
      refused: "conflict",
      conflicts: [{ path: `measures/${planned.id}` }],
    });
  }
  expect(await refusalOf(undo(routing.scenarioId))).toMatchObject({ refused: "invalid" });
});

test("refuses what changes nothing, what has no name, and answers that do not fit their question", async () => {
  const refused = (draft: Partial<Parameters<typeof createScenario>[3]>) =>
    refusalOf(createScenario(author, organisationId, assessmentId, { name: "X", parts: [], own: [], ...draft }));
  expect(await refused({})).toMatchObject({ refused: "invalid" });
  expect(await refused({ name: " ", own: [{ change: "answer", path: "logging.invocation", answer: { value: "off" } }] })).toMatchObject({
    problems: [{ path: "name" }],
  });
  expect(await refused({ own: [{ change: "answer", path: "logging.invocation", answer: { value: "sometimes" } }] })).toMatchObject({
    refused: "invalid",
  });
  expect(await refused({ parts: [{ ready: "keepsNothing" }, { ready: "negotiatedCarveOut" }] })).toMatchObject({
    message: expect.stringContaining("changes nothing here"),
  });
});

test("yearly costs are kept by column, and a stale save overwrites nothing", async () => {
  const { scenarioId } = await create("ownMachines");
  const sheet = {
    lines: [
      {
        id: "cl-input0001",
        kind: "input",
        label: "Answers",
        unit: "millionTokens",
        volume: 120,
        per: "month",
        price: { amount: 10, currency: "USD", date: "2026-11-09", source: "Price list" },
      },
    ],
    doesNotArise: ["ingestion"],
  } as const;
  const save = (column: string, baseRevision: number) =>
    putYearlyCost(author, organisationId, assessmentId, { column, sheet, baseRevision });
  await save("today", 0);
  await save(scenarioId, 0);
  expect((await opened()).costs).toEqual({ today: sheet, [scenarioId]: sheet });
  expect(await refusalOf(save("today", 0))).toMatchObject({ refused: "conflict" });
  expect(await refusalOf(save("sc-nobodyknows1", 0))).toMatchObject({ refused: "notFound" });
  await removeScenario(author, organisationId, assessmentId, scenarioId);
  expect((await opened()).costs).toEqual({ today: sheet });
});

test("scenarios travel with the file, adopting is in the audit trail, and readers cannot adopt", async () => {
  const { scenarioId } = await create("keepsNothing");
  const { json } = await exportAssessmentFile(author, organisationId, assessmentId);
  expect(json).toContain(scenarioId);
  await adopt(scenarioId);
  await undo(scenarioId);
  const { rows } = await database.asSuperuser(
    `select kind from audit_event where subject->>'scenarioId' = '${scenarioId}' order by number`,
  );
  expect(rows.map(({ kind }: { kind: string }) => kind)).toEqual(["scenarioAdopted", "scenarioAdoptionUndone"]);
  expect(await inOrganisation(organisationId, (transaction) => verifyAuditChain(transaction, organisationId))).toMatchObject({
    intact: true,
  });
  expect(await refusalOf(adoptScenario(reader, organisationId, assessmentId, scenarioId))).toMatchObject({ refused: "notAllowed" });
});

test("a kept alternative is changed in its place, by its revision, and not while it is adopted", async () => {
  const { scenarioId } = await create("retentionNone");
  const uses = ((await opened()).records.modelUses ?? []).map(({ id }) => id);
  const [one = ""] = uses;
  const draft = {
    name: "In the Region, one use",
    parts: [{ ready: "inRegionOnly" as const, uses: [one] }],
    own: [{ change: "answer" as const, path: "logging.invocation", answer: { value: "off" } }],
  };
  const change = (baseRevision: number) => updateScenario(author, organisationId, assessmentId, { scenarioId, draft, baseRevision });
  expect((await refusalOf(change(2))).refused).toBe("conflict");
  await change(1);
  const [kept] = (await opened()).scenarios ?? [];
  expect(kept).toMatchObject({ id: scenarioId, name: "In the Region, one use", ownPaths: ["logging.invocation"] });
  expect(kept && ownChangesOf(kept).map(({ path }) => path)).toEqual(["logging.invocation"]);
  const places = kept?.changes.flatMap((each) => (each.change === "answer" ? [each.path] : [])) ?? [];
  expect(places.some((path) => path === `modelUses/${one}/inferenceRouting`)).toBe(true);
  expect(places.some((path) => uses.slice(1).some((other) => path.startsWith(`modelUses/${other}/`)))).toBe(false);
  await adopt(scenarioId);
  expect((await refusalOf(change(3))).message).toMatch(/adopted/);
  await undo(scenarioId);
  await removeScenario(author, organisationId, assessmentId, scenarioId);
  expect((await refusalOf(change(5))).refused).toBe("notFound");
});
