import { describe, expect, it } from "vitest";
import { exampleContent } from "../assessment/example";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { englishMessages } from "../language/english";
import { sentence } from "../language/sentence";
import { catalogueMeasure } from "../risk/measures";
import { buildScenario, readyChanges } from "./build-scenario";
import { compareScenarios } from "./compare";
import { readyScenarios } from "./ready-scenarios";
import type { ReadyChoice, ReadyScenarioId, Scenario } from "./scenario";
import { scenarioSchema } from "./scenario";

const register = baseRegister;
const counter = () => {
  let count = 0;
  return (prefix: string) => `${prefix}-test${String(++count).padStart(4, "0")}`;
};

const build = (...parts: readonly ReadyChoice[]): Scenario => {
  const built = buildScenario({ content: exampleContent, register, newId: counter() }, { id: "sc-test00001", name: "Tried", parts });
  if (!built.ok) throw new Error(`${built.ready}: ${sentence(built.says)}`);
  return built.scenario;
};
const compare = (...parts: readonly ReadyChoice[]) => {
  const { columns } = compareScenarios({ content: exampleContent, register, scenarios: [build(...parts)] });
  const [today, column] = columns;
  if (!today || !column) throw new Error("two columns");
  return { today, column };
};
const kept = (column: ReturnType<typeof compare>["column"], use = "mu-assistant") =>
  column.retention.find(({ modelUse }) => modelUse === use);
const moved = (column: ReturnType<typeof compare>["column"], id: string) => column.risks.moved.find((risk) => risk.id === id)?.move;
const recipient = (column: ReturnType<typeof compare>["column"], id: string) => column.recipients.find((one) => one.id === id);

/** What each ready scenario must do to the worked example: one case for each, demanded by the type. */
const cases: Readonly<Record<ReadyScenarioId, () => void>> = {
  providerSharingRequired() {
    const { today, column } = compare({ ready: "providerSharingRequired" });
    expect(recipient(today, "provider:anthropic")).toBeUndefined();
    expect(recipient(column, "provider:anthropic")).toMatchObject({
      certainty: "possible",
      change: "new",
      access: ["automated", "humanReview"],
    });
    expect(kept(column)).toMatchObject({ outcome: "kept", review: "provider", retention: { kind: "days", days: 30 } });
    // The account's mode holds for every use in the Region.
    expect(column.changes.map(({ path }) => path).sort()).toEqual([
      "modelUses/mu-assistant/accountRetentionMode",
      "modelUses/mu-embedding/accountRetentionMode",
      "modelUses/mu-summaries/accountRetentionMode",
    ]);
    expect(kept(column, "mu-summaries")).toMatchObject({ outcome: "nothingKept", standingAuthorisation: true });
    expect(moved(column, "provider-disclosure@mu-assistant")).toBe("new");
    expect(column.open.total).toBeGreaterThan(today.open.total);
    expect(column.supposed).toHaveLength(2);
    expect(column.facts.map(({ id }) => id)).toContain("requirement.claude-fable-5-1");
  },
  negotiatedCarveOut() {
    const { column } = compare({ ready: "negotiatedCarveOut" });
    expect(kept(column)).toMatchObject({ outcome: "nothingKept", change: "changed" });
    expect(column.todo).toContainEqual({ message: "whatIf.todo.until", values: { date: "2026-12-31" } });
    expect(moved(column, "service-retention@mu-assistant")).toBe("gone");
  },
  retentionNone() {
    const { today, column } = compare({ ready: "retentionNone" });
    expect(kept(column)).toMatchObject({ outcome: "callRefused" });
    expect(column.workable).toBe(false);
    expect(column.open.contradictions.map(({ id }) => id)).toContain("callRefused@mu-assistant");
    expect(column.open.total).toBeGreaterThan(today.open.total);
    // Calls that are refused keep nothing; that is no improvement.
    expect(column.risks.moved.filter(({ move }) => move === "lower" || move === "gone")).toEqual([]);
  },
  inRegionOnly() {
    const { column } = compare({ ready: "inRegionOnly" });
    expect(column.workable).toBe(false);
    expect(column.open.contradictions.map(({ id }) => id)).toContain("notInRegion@mu-assistant");
    expect(column.changes).toContainEqual({
      path: "modelUses/mu-summaries/model",
      before: { value: "eu.anthropic.claude-sonnet-4-6" },
      after: { value: "anthropic.claude-sonnet-4-6" },
    });
    const both = compare({ ready: "keepsNothing" }, { ready: "inRegionOnly" }).column;
    expect(both.workable).toBe(true);
    expect(recipient(both, "aws")?.countries).not.toBe("*");
  },
  geographicProfile() {
    const { column } = compare({ ready: "geographicProfile" });
    expect(column.changes.some(({ path }) => path.startsWith("modelUses/mu-summaries"))).toBe(false);
    expect(column.open.contradictions.map(({ id }) => id)).toEqual(["noSuchProfile@mu-assistant"]);
    const both = compare({ ready: "keepsNothing" }, { ready: "geographicProfile" }).column;
    expect(both.workable).toBe(true);
    expect(recipient(both, "aws")).toMatchObject({ countries: expect.arrayContaining(["DE", "FR"]) as string[], change: "changed" });
    expect(moved(both, "third-country-routing@mu-assistant")).toBe("gone");
  },
  keepsNothing() {
    const { column } = compare({ ready: "keepsNothing" });
    expect(column.changes.map(({ after }) => after)).toContainEqual({ value: "anthropic.claude-sonnet-4-6" });
    expect(kept(column)).toMatchObject({ outcome: "nothingKept", review: "none" });
    const chosen = compare({ ready: "keepsNothing", model: "mistral.ministral-3-8b", uses: ["mu-assistant"] }).column;
    expect(chosen.changes.map(({ after }) => after)).toContainEqual({ value: "mistral.ministral-3-8b" });
    // A model that nobody knows is no model that keeps nothing.
    const invented = compare({ ready: "keepsNothing", model: "nobody.knows-this-1" });
    expect(kept(invented.column)).toMatchObject({ outcome: "undetermined" });
    expect(invented.column.open.total).toBeGreaterThan(invented.today.open.total);
  },
  loggingWithoutContent() {
    const { column } = compare({ ready: "loggingWithoutContent" });
    expect(column.changes.map(({ path }) => path)).toEqual(["logging.invocation", "logging.traces", "stores/st-invoklogs/logContent"]);
    expect(column.risks.moved.some(({ rule, move }) => rule === "content-in-logs" && (move === "lower" || move === "gone"))).toBe(true);
  },
  maskedBeforeCall() {
    const { column } = compare({ ready: "maskedBeforeCall" });
    expect(column.changes).toContainEqual({
      path: "modelUses/mu-assistant/treatment",
      before: { value: ["endUserIdRemoved"] },
      after: { value: ["endUserIdRemoved", "masked"] },
    });
    expect(column.changes.find(({ path }) => path === "modelUses/mu-summaries/treatment")?.after).toEqual({ value: ["masked"] });
    expect(column.planned).toEqual([]);
  },
  otherCloud() {
    const { today, column } = compare({ ready: "otherCloud" });
    expect(kept(column)?.retention.kind).toBe("undetermined");
    expect(column.open.total).toBeGreaterThan(today.open.total);
    const named = compare({ ready: "otherCloud", company: "google" }).column;
    expect(named.added).toEqual([{ list: "processors", id: "pr-test0001", name: "Google" }]);
    expect(recipient(named, "provider:google")).toMatchObject({ change: "new" });
  },
  providerApi() {
    const { today, column } = compare({ ready: "providerApi", uses: ["mu-assistant"] });
    expect(column.added).toEqual([]);
    expect(column.changes).toContainEqual({ path: "modelUses/mu-assistant/operator", before: null, after: { value: "pr-anthropic" } });
    expect(recipient(column, "provider:anthropic")).toMatchObject({ certainty: "established", open: true });
    // The seat of the maker is known; where its service processes is not.
    expect(column.transfers).toContainEqual(expect.objectContaining({ to: "provider:anthropic", country: null, standing: "undetermined" }));
    expect(column.open.total).toBeGreaterThan(today.open.total);
  },
  ownMachines() {
    const { column } = compare({ ready: "ownMachines" });
    expect(kept(column)).toMatchObject({ outcome: "notBedrock", retention: { kind: "none" } });
    expect(column.changes).toContainEqual(
      expect.objectContaining({ path: "modelUses/mu-assistant/model", after: expect.objectContaining({ unknown: true }) }),
    );
    expect(column.risks.levels.undetermined).toBeGreaterThan(0);
  },
};

describe("each ready scenario on the worked example", () => {
  for (const [id, check] of Object.entries(cases)) it(id, check);
});

describe("the table of ready scenarios", () => {
  it("has words for each: name, what, effort and every step, and measures of the catalogue", () => {
    for (const { id, steps, enforces, plans } of readyScenarios) {
      for (const key of ["name", "what", "effort", ...Array.from({ length: steps }, (_, index) => `todo.${index + 1}`)])
        expect(englishMessages[`whatIf.${id}.${key}`], `${id}.${key}`).toMatch(/\S/);
      expect(steps).toBeGreaterThan(0);
      for (const measure of [...enforces, ...plans]) expect(catalogueMeasure(measure), measure).toBeDefined();
    }
  });

  it("says why one has nothing to change, in words", () => {
    const nothing = minimalContent();
    for (const { id } of readyScenarios) {
      const result = readyChanges({ content: nothing, register, newId: counter() }, { ready: id });
      // Whether content is logged is open in an empty assessment; there the change says something.
      if (id === "loggingWithoutContent") expect(result.applies).toBe(true);
      else if (result.applies) throw new Error(`${id} changes an empty assessment`);
      else expect(sentence(result.says)).toMatch(/\.$/);
    }
  });

  it("is refused as a whole by the first part that has nothing to change", () => {
    const given = { content: minimalContent(), register, newId: counter() };
    const built = buildScenario(given, {
      id: "sc-test00001",
      name: "",
      parts: [{ ready: "loggingWithoutContent" }, { ready: "inRegionOnly" }],
    });
    expect(built).toMatchObject({ ok: false, ready: "inRegionOnly" });
  });

  it("supposes a measure once, though two parts enforce it", () => {
    const both = build({ ready: "geographicProfile", uses: ["mu-assistant"] }, { ready: "inRegionOnly", uses: ["mu-summaries"] });
    const supposed = both.supposed.flatMap((one) => (one.suppose === "measureInPlace" ? [one.catalogue] : []));
    expect(supposed).toEqual(["M-07"]);
  });

  it("remembers which answers a person changed besides, and takes theirs over its own", () => {
    const own = [{ change: "answer", path: "logging.invocation", answer: { value: "off" } }] as const;
    const given = { content: exampleContent, register, newId: counter() };
    const built = buildScenario(given, { id: "sc-test00001", name: "", parts: [{ ready: "loggingWithoutContent" }], own });
    if (!built.ok) throw new Error("refused");
    expect(built.scenario.ownPaths).toEqual(["logging.invocation"]);
    expect(built.scenario.changes.filter((one) => one.change === "answer" && one.path === "logging.invocation")).toEqual(own);
  });

  it("asks which model to take where the register holds no other of the same maker that keeps nothing", () => {
    const use = recordOf("mu-unnamed01", {
      name: "M",
      platform: "bedrock",
      model: "house-model-9000",
      endpoint: "runtime",
      sourceRegion: "eu-west-1",
      accountRetentionMode: "default",
    });
    const content = minimalContent({ records: { modelUses: [use] } });
    const result = readyChanges({ content, register, newId: counter() }, { ready: "keepsNothing", uses: ["mu-unnamed01"] });
    expect(result).toMatchObject({ applies: false, says: { message: "whatIf.not.chooseModel" } });
  });

  it("makes only scenarios that the file's schema accepts", () => {
    for (const { id } of readyScenarios) {
      const parsed = scenarioSchema.safeParse(build({ ready: id }));
      expect(parsed.error?.issues ?? []).toEqual([]);
    }
  });

  it("finds no cloud provider to negotiate with where none is recorded", () => {
    const content = { ...exampleContent, records: { ...exampleContent.records, processors: [], contracts: [] } };
    const result = readyChanges({ content, register, newId: counter() }, { ready: "negotiatedCarveOut" });
    expect(result).toMatchObject({ applies: false, says: { message: "whatIf.not.noCloudParty" } });
  });

  it("sets the project's mode too on bedrock-mantle", () => {
    const content = minimalContent({
      records: {
        modelUses: [
          recordOf("mu-mantle001", {
            name: "M",
            platform: "bedrock",
            model: "openai.gpt-oss-120b",
            endpoint: "mantle",
            sourceRegion: "eu-west-1",
          }),
        ],
      },
    });
    const result = readyChanges({ content, register, newId: counter() }, { ready: "retentionNone" });
    expect(result.applies && result.changes.map((change) => change.change === "answer" && change.path)).toEqual([
      "modelUses/mu-mantle001/accountRetentionMode",
      "modelUses/mu-mantle001/projectRetentionMode",
    ]);
  });
});
