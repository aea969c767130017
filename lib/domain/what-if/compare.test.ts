import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assess } from "../assess";
import { parseAssessmentFile, writeAssessmentFile } from "../assessment/assessment-file";
import { exampleContent } from "../assessment/example";
import { baseRegister } from "../facts/base-register";
import { whatIfJson } from "../interchange/what-if-json";
import { englishMessages } from "../language/english";
import { rankOf } from "../risk/level";
import { comparisonView } from "../view/what-if-words";
import { adoptableChanges, applyScenario } from "./apply-scenario";
import { buildScenario } from "./build-scenario";
import { compareScenarios } from "./compare";
import { mostCompared, readyScenarioIds, type Scenario } from "./scenario";

const register = baseRegister;
const newId = (() => {
  let count = 0;
  return (prefix: string) => `${prefix}-test${String(++count).padStart(4, "0")}`;
})();
const scenario = (changes: Scenario["changes"], more: Partial<Scenario> = {}): Scenario => ({
  id: "sc-own000001",
  name: "Own",
  parts: [],
  changes,
  supposed: [],
  ...more,
});
const ready = (...ids: (typeof readyScenarioIds)[number][]): Scenario => {
  const built = buildScenario(
    { content: exampleContent, register, newId },
    { id: "sc-ready0001", name: "", parts: ids.map((id) => ({ ready: id })) },
  );
  if (!built.ok) throw new Error(built.ready);
  return built.scenario;
};

describe("a scenario", () => {
  it("leaves the assessment that it is tried on as it was", () => {
    const before = writeAssessmentFile(exampleContent);
    compareScenarios({ content: exampleContent, register, scenarios: readyScenarioIds.slice(0, 5).map((id) => ready(id)) });
    expect(writeAssessmentFile(exampleContent)).toBe(before);
  });

  it("without changes compares as today, in every row", () => {
    const { columns } = compareScenarios({ content: exampleContent, register, scenarios: [scenario([])] });
    const [today, same] = columns;
    expect(same).toMatchObject({ recipients: today?.recipients, gaps: today?.gaps, transfers: today?.transfers, open: today?.open });
    expect(same?.risks.moved).toEqual([]);
    expect(same?.effort).toMatchObject({ effort: "undetermined" });
  });

  it("takes an answer away, adds a record once, and names what has lost its place", () => {
    const added = { change: "record", list: "processors", id: "pr-added0001", answers: { name: { value: "Added" } } } as const;
    const { content, lost } = applyScenario(
      exampleContent,
      scenario([
        { change: "answer", path: "meta.launchDate", answer: null },
        added,
        added,
        { change: "answer", path: "processors/pr-added0001/country", answer: { value: "FR" } },
        { change: "answer", path: "modelUses/mu-notthere1/model", answer: { value: "x" } },
      ]),
    );
    expect(content.answers["meta.launchDate"]).toBeUndefined();
    expect(content.records.processors?.filter(({ id }) => id === "pr-added0001")).toEqual([
      { id: "pr-added0001", answers: { name: { value: "Added" }, country: { value: "FR" } } },
    ]);
    expect(lost).toEqual(["modelUses/mu-notthere1/model"]);
    const { columns } = compareScenarios({
      content: exampleContent,
      register,
      scenarios: [scenario([{ change: "answer", path: "modelUses/mu-notthere1/model", answer: null }])],
    });
    expect(columns[1]).toMatchObject({ workable: false, lost: ["modelUses/mu-notthere1/model"] });
  });

  it("cannot take over what it only supposes", () => {
    const carveOut = ready("negotiatedCarveOut");
    expect(carveOut.supposed).toHaveLength(1);
    const adopted = applyScenario(exampleContent, { ...carveOut, changes: adoptableChanges(carveOut), supposed: [] });
    const contract = adopted.content.records.contracts?.at(-1);
    expect(contract?.answers.negotiated).toBeDefined();
    expect(contract?.answers.evidence).toBeUndefined();
    // Without evidence the amendment does not count.
    const use = assess({ content: adopted.content, register }).retention.find(({ modelUse }) => modelUse === "mu-assistant");
    expect(use?.outcome).toBe("kept");
  });

  it("travels in the assessment file and comes back the same", () => {
    const scenarios = readyScenarioIds.map((id, index) => ({ ...ready(id), id: `sc-file0000${String.fromCharCode(97 + index)}` }));
    const file = writeAssessmentFile({ ...exampleContent, scenarios });
    const read = parseAssessmentFile(file);
    expect(read.ok && writeAssessmentFile(read.content)).toBe(file);
    const twice = parseAssessmentFile(
      writeAssessmentFile({ ...exampleContent, scenarios: [ready("keepsNothing"), ready("keepsNothing")] }),
    );
    expect(twice).toMatchObject({ ok: false, refusals: [{ path: "scenarios/sc-ready0001" }] });
    const wrong = parseAssessmentFile(
      writeAssessmentFile({
        ...exampleContent,
        scenarios: [scenario([{ change: "answer", path: "logging.invocation", answer: { value: "sometimes" } }])],
      }),
    );
    expect(wrong.ok).toBe(false);
  });
});

describe("the comparison", () => {
  it("holds at most five beside today's", () => {
    const many = Array.from({ length: mostCompared + 1 }, () => scenario([]));
    expect(() => compareScenarios({ content: exampleContent, register, scenarios: many })).toThrow(/five|5/);
  });

  it("prints by the published contract and in words, open points first", () => {
    const comparison = compareScenarios({
      content: exampleContent,
      register,
      scenarios: [ready("providerSharingRequired"), ready("ownMachines")],
    });
    expect(whatIfJson(comparison).columns).toHaveLength(3);
    const view = comparisonView(comparison, exampleContent);
    expect(view.rows[0]?.id).toBe("open");
    expect(view.rows.map(({ cells }) => cells.length)).toEqual(view.rows.map(() => 3));
    const words = view.rows.flatMap(({ cells }) => cells.flatMap(({ lead, lines }) => [lead ?? "", ...lines.map(({ text }) => text)]));
    for (const text of words) expect(text).not.toMatch(/undefined|null|\{|\bwhatIf\b/);
    expect(Object.keys(englishMessages).filter((key) => key.startsWith("whatIf.")).length).toBeGreaterThan(100);
  });

  it("never calls an alternative better where answers were taken away or became unknown", () => {
    const paths = (exampleContent.records.modelUses ?? []).flatMap((use) =>
      [
        "platform",
        "model",
        "inferenceRouting",
        "accountRetentionMode",
        "endpoint",
        "sourceRegion",
        "dataItems",
        "decisionMode",
        "freeText",
      ].map((field) => `modelUses/${use.id}/${field}`),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.constantFrom(...paths, "logging.invocation", "desc.crossBorder"), { minLength: 1, maxLength: 4 }),
        fc.boolean(),
        (less, removed) => {
          const { columns } = compareScenarios({
            content: exampleContent,
            register,
            scenarios: [scenario(less.map((path) => ({ change: "answer", path, answer: removed ? null : { unknown: true } })))],
          });
          const [today, column] = columns;
          if (!today || !column) throw new Error("two columns");
          // Whatever no longer stands as raised is called open, unless a lower level is still proven by answers that are left.
          for (const risk of column.risks.moved) if (risk.after.state === "undetermined") expect(risk.move).toBe("open");
          expect(column.open.total + column.open.questions).toBeGreaterThanOrEqual(today.open.total + today.open.questions);
          const level = (one: typeof today) => (one.outcome.level === null ? 0 : rankOf(one.outcome.level));
          if (level(column) < level(today)) expect(column.outcome.levelIsAtLeast).toBe(true);
        },
      ),
      { numRuns: 25, seed: 20261123 },
    );
  });
});
