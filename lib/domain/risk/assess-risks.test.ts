import { describe, expect, it } from "vitest";
import type { AssessmentContent } from "../assessment/content";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { factsInForce } from "../facts/fact-lookup";
import { isYes, readAnswers } from "../questionnaire/reading";
import type { Risk } from "../result";
import { assessRisks, groupByRule } from "./assess-risks";
import { defaultMethod } from "./method-table";
import { riskModel } from "./risk-model";
import type { Axis, RiskRule } from "./rule";

const facts = factsInForce({ version: "test", facts: [], events: [] }, [], "2026-11-23", "2026-11-23");
const at = (value: Axis["value"]): Axis => ({ value, says: { message: "risk.own.title", values: { title: "x" } }, because: [] });

const described = {
  catalogueNumber: "R-99",
  track: "abnormalEvent",
  event: "access",
  phase: "storage",
  source: "outsider",
  harm: ["secrecyLoss"],
  linddun: [],
  articles: ["GDPR Art. 32"],
  needs: [],
  measures: [
    { measure: "M-09", severity: 1, likelihood: 1 },
    { measure: "M-47", severity: 1, likelihood: 1 },
  ],
} as const satisfies Partial<RiskRule>;

const openStore: RiskRule<"store"> = {
  ...described,
  id: "open-store",
  scope: "store",
  raised: (_model, store) => isYes(store.read("personalData")),
  likelihood: () => at(3),
  severity: (_model, store) => at(store.name === "Backups" ? 4 : 2),
};
const decision: RiskRule<"decisionMade"> = {
  ...described,
  id: "decision",
  scope: "decisionMade",
  raised: () => ({ truth: true, because: [], missing: [] }),
  likelihood: () => at(2),
  severity: () => at(2),
};

function run(overrides: Partial<AssessmentContent>, rules: readonly RiskRule[] = [openStore as RiskRule]) {
  const content = minimalContent(overrides);
  const readings = readAnswers(content);
  const model = riskModel({
    readings,
    facts,
    map: {
      elements: [],
      flows: [],
      presences: [
        {
          element: "st-00000001",
          dataItem: "di-00000001",
          form: "clear",
          path: ["ds-00000001", "sy-00000001", "mu-00000001", "st-00000001"],
        },
        { element: "st-00000001", dataItem: "di-00000001", form: "masked", path: ["ds-00000001", "sy-00000001", "st-00000001"] },
      ],
    },
    retention: new Map(),
    destinations: new Map(),
    recipients: [],
    transfers: [],
  });
  return assessRisks(model, rules, content, defaultMethod, null);
}

const stores = [
  recordOf("st-00000001", { name: "Archive", personalData: true }),
  recordOf("st-00000002", { name: "Metrics", personalData: false }),
  recordOf("st-00000003", { name: "Backups" }),
  recordOf("st-00000004", { name: "Backups", personalData: true }),
];
const records = {
  modelUses: [recordOf("mu-00000001", { name: "Chat" })],
  dataItems: [recordOf("di-00000001", { name: "Letters" })],
  stores,
};
const by = (risks: readonly Risk[], id: string): Risk => {
  const found = risks.find((risk) => risk.id === id);
  if (!found) throw new Error(`no risk ${id}`);
  return found;
};

describe("risks at their places", () => {
  it("are raised, not applicable with the reason, or undetermined with what is missing and a range", () => {
    const { risks } = run({ records });
    const raised = by(risks, "open-store@st-00000001");
    expect([raised.state, raised.residual?.effective.level, raised.placeName]).toEqual(["raised", "high", "Archive"]);
    const quiet = by(risks, "open-store@st-00000002");
    expect([quiet.state, quiet.residual, quiet.because[0]]).toEqual([
      "notApplicable",
      null,
      { kind: "answer", path: "stores/st-00000002/personalData", value: false, state: "answered" },
    ]);
    const unsure = by(risks, "open-store@st-00000003");
    expect([unsure.state, unsure.missing, unsure.range]).toEqual([
      "undetermined",
      ["stores/st-00000003/personalData"],
      { lowest: "none", highest: "veryHigh" },
    ]);
  });

  it("carry the shortest way from a person and the data concerned, each once", () => {
    const risk = by(run({ records }).risks, "open-store@st-00000001");
    expect(risk.path).toEqual(["ds-00000001", "sy-00000001", "st-00000001"]);
    expect(risk.dataItems).toEqual(["di-00000001"]);
  });

  it("are undetermined while nothing that they concern is recorded, and not applicable once the rest is", () => {
    const empty = run({}).risks;
    expect(empty.map(({ id, state, missing }) => [id, state, missing])).toEqual([["open-store", "undetermined", ["modelUses"]]]);
    expect(run({ records: { ...records, stores: [] } }).risks.map(({ state }) => state)).toEqual(["notApplicable"]);
  });

  it("of decisions concern only uses that bear on decisions", () => {
    const uses = ["none", "assistive"].map((decisionMode, index) => recordOf(`mu-0000000${index}`, { decisionMode }));
    const { risks } = run({ records: { modelUses: [...uses, recordOf("mu-00000009", {})] } }, [decision as RiskRule]);
    expect(risks.map(({ state }) => state)).toEqual(["notApplicable", "raised", "undetermined"]);
  });

  it("suggest the measures that help most first, without effects that the rules of severity forbid", () => {
    const measure = {
      id: "me-00000001",
      catalogue: "M-09",
      role: "additional" as const,
      status: "planned" as const,
      risks: ["open-store"],
      evidence: [],
    };
    const risk = by(run({ records, measures: [measure] }).risks, "open-store@st-00000001");
    expect(risk.suggestedMeasures).toEqual([
      { measure: "M-47", severity: 1, likelihood: 1, taken: false },
      { measure: "M-09", severity: 0, likelihood: 1, taken: true },
    ]);
  });

  it("treat every place by a measure that names the rule, one by a measure that names the place", () => {
    const measure = (risks: readonly string[]) => ({
      id: "me-00000001",
      catalogue: "M-47",
      role: "additional" as const,
      status: "implemented" as const,
      risks,
      evidence: ["ev-1"],
    });
    const evidence = [{ id: "ev-1", name: "Schedule", sha256: "", bytes: 1, addedOn: "2026-11-01" }];
    const levels = (risks: readonly string[]) =>
      run({ records, evidence, measures: [measure(risks)] })
        .risks.filter(({ state }) => state === "raised")
        .map((risk) => risk.residual?.effective.likelihood);
    expect(levels(["open-store"])).toEqual([2, 2]);
    expect(levels(["open-store@st-00000004"])).toEqual([3, 2]);
  });

  it("include a person's own, by the same matrix, and name decisions whose risk is gone", () => {
    const own = {
      id: "own@12345678",
      title: "Callers hear each other",
      description: "",
      track: "abnormalEvent" as const,
      event: "access" as const,
      phase: "use" as const,
      source: "failure",
      harm: "Secrets become known",
      likelihood: 2 as const,
      severity: 4 as const,
      reason: "Seen in the trial.",
      articles: [],
    };
    const { risks, orphanDecisions } = run({
      records,
      ownRisks: [own],
      decisions: { "open-store@st-00000001": {}, "own@12345678": {}, "open-store@st-99999999": {} },
    });
    expect(by(risks, "own@12345678").inherent?.effective.level).toBe("veryHigh");
    expect(orphanDecisions).toEqual([{ id: "open-store@st-99999999" }]);
  });

  it("make one line a rule with the level of the highest place", () => {
    const [line] = groupByRule(run({ records }).risks);
    expect([line?.rule, line?.state, line?.level, line?.levelIsAtLeast, line?.counts]).toEqual([
      "open-store",
      "raised",
      "veryHigh",
      false,
      { raised: 2, undetermined: 1, notApplicable: 1 },
    ]);
    expect(line?.places[0]?.id).toBe("open-store@st-00000004");
  });

  it("list the first quiet places of a rule and every one decided on, and count the rest", () => {
    const many = Array.from({ length: 300 }, (_, index) => recordOf(`st-${String(index).padStart(8, "0")}`, { personalData: false }));
    const { risks, orphanDecisions } = run({ records: { ...records, stores: many }, decisions: { "open-store@st-00000250": {} } });
    expect(risks.map(({ id }) => id)).toEqual([
      ...many.slice(0, 20).map(({ id }) => `open-store@${id}`),
      "open-store@st-00000250",
      "open-store",
    ]);
    expect(risks.at(-1)?.says.values).toEqual({ count: 300 });
    expect(orphanDecisions).toEqual([]);
  });
});
