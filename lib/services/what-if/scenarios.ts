import { today } from "@/lib/adapters/clock";
import type { ScenarioRow } from "@/lib/adapters/db/stored-assessment";
import { newId } from "@/lib/adapters/identifiers";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { sentence } from "@/lib/domain/language/sentence";
import { buildScenario } from "@/lib/domain/what-if/build-scenario";
import { mostScenarios, type ReadyChoice, type Scenario, type ScenarioChange, scenarioSchema } from "@/lib/domain/what-if/scenario";
import { type CostSheet, todaysColumn } from "@/lib/domain/what-if/yearly-cost";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { changeAssessment, replyOf } from "../assessment/change-assessment";
import { changedItem, putItem, removeItem } from "../assessment/items";
import { currentRegister } from "../facts/current-register";
import { notFound, refuse } from "../refusal";

/** What a person says of a scenario: ready parts, own changes, and what it is called. */
export type ScenarioDraft = {
  name: string;
  note?: string;
  parts: readonly ReadyChoice[];
  own: readonly ScenarioChange[];
  effort?: NonNullable<Scenario["effort"]>;
};

const there = (rows: ReadonlyMap<string, ScenarioRow>): readonly ScenarioRow[] =>
  [...rows.values()].filter((row) => row.removedAt === null);

function made(id: string, draft: ScenarioDraft, content: AssessmentContent): Scenario {
  if (draft.parts.length === 0 && draft.own.length === 0)
    throw refuse("invalid", "Choose a ready scenario, or change at least one answer.", [{ path: "parts", message: "Nothing is chosen." }]);
  if (draft.parts.length === 0 && draft.name.trim() === "")
    throw refuse("invalid", "Please give your scenario a name.", [{ path: "name", message: "Please give your scenario a name." }]);
  const built = buildScenario({ content, register: currentRegister(), newId }, { id, ...draft });
  if (!built.ok) {
    const name = sentence({ message: `whatIf.${built.ready}.name`, values: {} });
    throw refuse("invalid", `“${name}” changes nothing here. ${sentence(built.says)}`);
  }
  const checked = scenarioSchema.safeParse(built.scenario);
  if (!checked.success) {
    const problems = checked.error.issues.map((issue) => ({ path: issue.path.map(String).join("/"), message: issue.message }));
    throw refuse("invalid", problems[0]?.message ?? "The scenario does not fit the questions.", problems);
  }
  return built.scenario;
}

/** `POST …/scenarios`: makes a scenario from the answers as they stand; it changes none of them. */
export async function createScenario(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  draft: ScenarioDraft,
): Promise<ChangeReply & { scenarioId: string }> {
  const id = newId("sc");
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeScenarios", (context) => {
    const { stored, content } = context;
    if (there(stored.scenarios).length >= mostScenarios)
      throw refuse("invalid", `An assessment holds at most ${mostScenarios} scenarios. Remove one first.`);
    const value = made(id, draft, content());
    const row: ScenarioRow = { id, position: stored.scenarios.size, value, revision: 1, removedAt: null, adoption: null };
    const path = `scenarios/${id}`;
    return changedItem(context, "scenarios", path, row);
  });
  return { ...replyOf(reply), scenarioId: id };
}

/**
 * `PUT …/scenarios/{scenarioId}`: makes the scenario anew from what the person says now and the answers as they stand; its place,
 * its costs and its history stay. Refused while it is adopted, and where somebody else changed it in the meantime.
 */
export async function updateScenario(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { scenarioId, draft, baseRevision }: { scenarioId: string; draft: ScenarioDraft; baseRevision: number },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeScenarios", (context) => {
    const { stored, content } = context;
    const before = stored.scenarios.get(scenarioId);
    if (!before || before.removedAt !== null) throw notFound();
    if (before.adoption !== null || before.value.adoptedOn !== undefined)
      throw refuse("invalid", "This alternative is adopted. Undo that first; then it can be changed.");
    const path = `scenarios/${scenarioId}`;
    const { row: changed } = putItem(stored.scenarios, { id: scenarioId, value: made(scenarioId, draft, content()), baseRevision, path });
    const row: ScenarioRow = { ...changed, adoption: null };
    return changedItem(context, "scenarios", path, row);
  });
  return replyOf(reply);
}

/** `DELETE …/scenarios/{scenarioId}`. What was adopted from it stays; undo the adoption first to take it back. */
export async function removeScenario(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  scenarioId: string,
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeScenarios", (context) => {
    const { stored, at } = context;
    const { row: removed } = removeItem(stored.scenarios, scenarioId, at);
    const before = stored.scenarios.get(scenarioId);
    const row: ScenarioRow = { ...removed, adoption: before?.adoption ?? null };
    const path = `scenarios/${scenarioId}`;
    return changedItem(context, "scenarios", path, row);
  });
  return replyOf(reply);
}

/** `PUT …/costs/{column}` with `{ sheet, baseRevision }`: volumes and dated prices of today's column or of a scenario. */
export async function putYearlyCost(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { column, sheet, baseRevision }: { column: string; sheet: CostSheet; baseRevision: number },
): Promise<ChangeReply> {
  const reply = await changeAssessment(person, organisationId, assessmentId, "changeScenarios", (context) => {
    const { stored } = context;
    if (column !== todaysColumn && !there(stored.scenarios).some(({ id }) => id === column)) throw notFound();
    const late = sheet.lines.find(({ price }) => price !== null && price.date > today());
    if (late)
      throw refuse("invalid", `The price of “${late.label}” carries a day that is still to come.`, [
        { path: late.id, message: "This day is still to come." },
      ]);
    const path = `costs/${column}`;
    const { row } = putItem(stored.costs, { id: column, value: sheet, baseRevision, path });
    return changedItem(context, "costs", path, row);
  });
  return replyOf(reply);
}
