import { describe, expect, it } from "vitest";
import type { AssessmentContent, Confirmation } from "./assessment/content";
import { answersOf, minimalContent, recordOf } from "./assessment/minimal-content";
import { conclude, type Derived } from "./conclude";
import type { ModelUseRetention } from "./data-flow/map";
import type { Fact } from "./facts/fact";
import { factsInForce } from "./facts/fact-lookup";
import { sentence } from "./language/sentence";
import { readAnswers } from "./questionnaire/reading";
import type { Axis, RiskRule } from "./risk/rule";

const fact = (id: string, overrides: Partial<Fact>): Fact => ({
  id,
  version: 1,
  subject: { kind: "feature", key: "guardrails" },
  predicate: "doesNotCover",
  value: ["mantle"],
  claim: "A claim.",
  standing: "documentation",
  sources: [{ title: "Invented" }],
  validFrom: null,
  validTo: null,
  recordedOn: "2026-01-01",
  withdrawnOn: null,
  supersedes: [],
  touches: [],
  ...overrides,
});

const axis = (value: Axis["value"]): Axis => ({ value, says: { message: "risk.own.title", values: { title: "x" } }, because: [] });
const ruleAt = (likelihood: Axis["value"], severity: Axis["value"]): RiskRule =>
  ({
    id: "chat",
    catalogueNumber: "R-99",
    scope: "modelUse",
    track: "byDesign",
    event: "none",
    phase: "use",
    source: "design",
    harm: ["distress"],
    linddun: [],
    articles: [],
    needs: [],
    measures: [{ measure: "M-07", severity: 0, likelihood: 2 }],
    raised: () => ({ truth: true, because: [], missing: [] }),
    likelihood: () => axis(likelihood),
    severity: () => axis(severity),
  }) satisfies RiskRule<"modelUse"> as RiskRule;

function run(
  overrides: Partial<AssessmentContent>,
  rule: RiskRule = ruleAt(2, 2),
  options: { facts?: readonly Fact[]; derived?: Partial<Derived> } = {},
) {
  const content = minimalContent(overrides);
  return conclude(
    {
      readings: readAnswers(content),
      facts: factsInForce({ version: "test-1", facts: options.facts ?? [], events: [] }, [], content.asOf, content.asOf),
      map: { elements: [], flows: [], presences: [] },
      retention: new Map(),
      destinations: new Map(),
      recipients: [],
      transfers: [],
      ...options.derived,
    },
    [rule],
  );
}
const codes = (result: ReturnType<typeof run>) => result.outcome.blockedBy.map(({ code }) => code);
const modelUses = [recordOf("mu-00000001", { name: "Chat", platform: "bedrock" })];

describe("an empty assessment", () => {
  const result = run({});

  it("is undetermined throughout", () => {
    expect(result.screening.verdict).toBe("undetermined");
    expect(result.gaps.every(({ state }) => state === "undetermined")).toBe(true);
    expect(result.risks.map(({ state }) => state)).toEqual(["undetermined"]);
    expect(result.outcome).toMatchObject({ level: null, levelIsAtLeast: true, priorConsultation: null, best: null, restsOn: "residual" });
  });

  it("names what is missing: the records first needed, the launch date, advice and views", () => {
    expect(result.openQuestions).toEqual(expect.arrayContaining(["controllers", "dataItems", "purposes", "modelUses", "meta.launchDate"]));
    expect(codes(result)).toEqual(
      expect.arrayContaining(["undeterminedGaps", "undeterminedRisks", "dpoAdviceMissing", "subjectsViewsMissing", "requiredOpen"]),
    );
  });
});

describe("the outcome", () => {
  const measure = {
    id: "me-00000001",
    catalogue: "M-07",
    role: "additional" as const,
    status: "planned" as const,
    risks: ["chat"],
    evidence: [],
    condition: true,
    owner: "Platform team",
    due: "2027-01-10",
  };

  it("rests on what is promised before the launch and on what is in place after it", () => {
    const records = { modelUses };
    const before = run({ records, measures: [measure], answers: answersOf({ "meta.launchDate": "2027-02-01" }) }, ruleAt(3, 3));
    expect([before.outcome.restsOn, before.outcome.level]).toEqual(["projected", "medium"]);
    const after = run({ records, measures: [measure], answers: answersOf({ "meta.launchDate": "2026-11-23" }) }, ruleAt(3, 3));
    expect([after.outcome.restsOn, after.outcome.level]).toEqual(["residual", "high"]);
    expect([after.outcome.priorConsultation, after.outcome.best]).toEqual([true, "consultOrReject"]);
  });

  it("blocks a high level until the authority is consulted or the processing rejected", () => {
    expect(codes(run({ records: { modelUses } }, ruleAt(3, 3)))).toContain("highWithoutConsultation");
    for (const decision of ["consultation", "rejected"])
      expect(codes(run({ records: { modelUses }, answers: answersOf({ "decision.outcome": decision }) }, ruleAt(3, 3)))).not.toContain(
        "highWithoutConsultation",
      );
    expect(codes(run({ records: { modelUses }, answers: answersOf({ "decision.outcome": "approved" }) }, ruleAt(3, 3)))).toContain(
      "highWithoutConsultation",
    );
  });

  it("blocks until levels are confirmed on today's inputs", () => {
    const records = { modelUses };
    const open = run({ records });
    expect(codes(open)).toContain("unconfirmedLevels");
    const confirmed = (madeOn: string): Confirmation => ({ reason: "", by: "pe-1", at: "2026-11-20T09:00:00Z", madeOn });
    const decisions = (madeOn: string) => ({ "chat@mu-00000001": { inherent: confirmed(madeOn), residual: confirmed(madeOn) } });
    const madeOn = open.risks[0]?.inputsHash ?? "";
    expect(codes(run({ records, decisions: decisions(madeOn) }))).not.toContain("unconfirmedLevels");
    expect(codes(run({ records, decisions: decisions("other") }))).toContain("unconfirmedLevels");
  });

  it("blocks a condition without owner or date, or due after the launch", () => {
    const { owner: _owner, ...ownerless } = measure;
    expect(codes(run({ records: { modelUses }, measures: [ownerless] }))).toContain("conditionWithoutOwnerOrDate");
    expect(codes(run({ records: { modelUses }, measures: [measure] }))).not.toContain("conditionWithoutOwnerOrDate");
    const early = answersOf({ "meta.launchDate": "2026-12-24" });
    expect(codes(run({ records: { modelUses }, measures: [measure], answers: early }))).toContain("conditionWithoutOwnerOrDate");
  });

  it("takes the reason in place of the DPO's advice, or of people's views, where there are none", () => {
    const reasons = answersOf({
      "dpo.designated": false,
      "dpo.noneReason": "Below the thresholds of Art. 37.",
      "subjects.sought": false,
      "subjects.noneReason": "Twelve people in one office; asked in person in September.",
    });
    const blocked = codes(run({ answers: reasons }));
    expect(blocked).not.toContain("dpoAdviceMissing");
    expect(blocked).not.toContain("subjectsViewsMissing");
  });

  it("wants a date with the advice and the views, and an answer to the advice", () => {
    const given = { "dpo.designated": true, "dpo.advice": "Mask first.", "subjects.sought": true, "subjects.views": "Welcome." };
    expect(codes(run({ answers: answersOf(given) }))).toEqual(expect.arrayContaining(["dpoAdviceMissing", "subjectsViewsMissing"]));
    const dated = { ...given, "dpo.date": "2026-11-12", "subjects.date": "2026-10-02" };
    const of = (more: Parameters<typeof answersOf>[0]) => codes(run({ answers: answersOf({ ...dated, ...more }) }));
    expect(of({})).toEqual(expect.arrayContaining(["adviceUnanswered"]));
    expect(of({})).not.toContain("dpoAdviceMissing");
    expect(of({})).not.toContain("subjectsViewsMissing");
    expect(of({ "dpo.followed": "partly" })).toContain("adviceUnanswered");
    expect(of({ "dpo.followed": "partly", "dpo.reasons": "Masked in the second release." })).not.toContain("adviceUnanswered");
    expect(of({ "dpo.followed": "followed" })).not.toContain("adviceUnanswered");
  });

  it("has words for every block that it can name", () => {
    for (const { code, paths } of [...run({}).outcome.blockedBy, ...run({ records: { modelUses } }, ruleAt(4, 4)).outcome.blockedBy])
      expect(sentence({ message: `outcome.block.${code}`, values: { count: paths.length } })).not.toBe("");
  });
});

describe("findings", () => {
  const retention = (values: Partial<ModelUseRetention>): ModelUseRetention => ({
    modelUse: "mu-00000001",
    steps: [],
    setMode: null,
    requirement: null,
    outcome: "undetermined",
    retention: { kind: "none" },
    review: "none",
    standingAuthorisation: false,
    apart: [],
    missing: [],
    because: [{ kind: "fact", id: "mode", version: 2 }],
    ...values,
  });

  it("show a call that would be refused and a permission nobody needs, and count their facts as used", () => {
    const kept = new Map([["mu-00000001", retention({ outcome: "callRefused", standingAuthorisation: true })]]);
    const result = run({ records: { modelUses } }, undefined, { derived: { retention: kept } });
    expect(result.findings.map(({ id }) => id)).toEqual(["callRefused@mu-00000001", "standingAuthorisation@mu-00000001"]);
    expect(result.factsUsed).toEqual([{ id: "mode", version: 2 }]);
    for (const { says } of result.findings) expect(sentence(says)).not.toBe("");
  });

  it("show guardrails and logs that by the facts do not reach the endpoint, and none where the facts are silent", () => {
    const use = recordOf("mu-00000001", { name: "Chat", platform: "bedrock", endpoint: "mantle", guardrails: "both" });
    const content = { records: { modelUses: [use] }, answers: answersOf({ "logging.invocation": "full" }) };
    const facts = [fact("g", {}), fact("l", { subject: { kind: "feature", key: "invocationLogging" } })];
    expect(run(content, undefined, { facts }).findings.map(({ id }) => id)).toEqual([
      "guardrailsNotCovering@mu-00000001",
      "loggingNotCovering@mu-00000001",
    ]);
    expect(run(content).findings).toEqual([]);
  });

  it("show facts that contradict one another only where the assessment names their subject", () => {
    const country = { kind: "region" as const, key: "eu-west-9" };
    const facts = [
      fact("a", { subject: country, predicate: "location", value: "DE" }),
      fact("b", { subject: country, predicate: "location", value: "FR" }),
    ];
    const use = recordOf("mu-00000001", { platform: "bedrock", sourceRegion: "eu-west-9" });
    expect(run({ records: { modelUses: [use] } }, undefined, { facts }).findings.map(({ id }) => id)).toEqual([
      "contradictoryFacts@region:eu-west-9:location",
    ]);
    expect(run({ records: { modelUses } }, undefined, { facts }).findings).toEqual([]);
  });

  it("say so when the scoring method is not held", () => {
    const result = run({ method: "somebody-else@3" });
    expect([result.method, result.findings[0]?.id]).toEqual(["groundwork-default@1", "methodNotHeld"]);
  });
});
