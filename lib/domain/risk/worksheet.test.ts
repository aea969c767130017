import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RiskDecision, RiskWorksheets, Worksheet, WorksheetValues } from "../assessment/content";
import { rankOf } from "./level";
import { methodById } from "./method-table";
import { rateByWorksheet } from "./rate-by-worksheet";
import { bandOf, readWorksheet } from "./worksheet";

const withForm = (id: string) => {
  const method = methodById(id);
  if (!method?.worksheet) throw new Error(`${id} has no worksheet`);
  return { method, form: method.worksheet };
};
const report = withForm("edpb-llm-report@1");
const factors = withForm("aepd-factors@1");
type WithForm = ReturnType<typeof withForm>;

const all = ({ form }: WithForm, value: 0 | 1 | 2 | 3 | 4, changed: WorksheetValues = {}): WorksheetValues => ({
  ...Object.fromEntries(form.fields.map(({ id }) => [id, value])),
  ...changed,
});
const estimate = ({ method, form }: WithForm, values: WorksheetValues) => {
  const reading = readWorksheet(method, form, values);
  return reading.state === "filled" ? reading.estimate : expect.fail(`open: ${reading.open.join(", ")}`);
};
const sheet = (values: WorksheetValues): Worksheet => ({ values, reason: "Workshop", by: "Ana", at: "2026-11-23T10:00:00.000Z" });
const rate = ({ method, form }: WithForm, sheets: RiskWorksheets, decision?: RiskDecision) => {
  const rated = rateByWorksheet({ method, rule: "leak", because: [], decision }, form, sheets);
  return rated.state === "rated" ? rated.rating : expect.fail("open");
};

describe("the worksheet of the expert report for the EDPB", () => {
  it("asks for 7 criteria of likelihood and 11 of severity, of which 7 set the total alone", () => {
    const of = (part: string) => report.form.fields.filter((field) => field.part === part);
    expect([of("likelihood").length, of("severity").length]).toEqual([7, 11]);
    expect(of("severity").flatMap(({ stopper }, index) => (stopper ? [index + 1] : []))).toEqual([1, 2, 3, 4, 5, 7, 8]);
  });

  it("cuts the mean at 1.5, 2.5 and 3.5", () => {
    expect([1, 1.5, 1.51, 2.5, 2.51, 3.5, 3.51, 4].map((value) => bandOf(value, [1.5, 2.5, 3.5]))).toEqual([1, 1, 2, 2, 3, 3, 4, 4]);
  });

  it("lets a criterion that sets the total alone raise the severity above the mean, as in the report's example", () => {
    const { likelihood, severity, says } = estimate(report, all(report, 2, { right: 3 }));
    expect([likelihood, severity]).toEqual([2, 3]);
    expect(says[1]?.values).toMatchObject({ mean: "2.09", stopper: 3, raised: "yes" });
  });

  it("lets the other criteria of severity bear on the mean only", () => {
    expect(estimate(report, all(report, 2, { domain: 4, velocity: 4, transparency: 4, ripple: 4 })).severity).toBe(3);
    expect(estimate(report, all(report, 2, { domain: 4 })).severity).toBe(2);
  });

  it("derives nothing: without any rating it is open, from low to very high", () => {
    const reading = readWorksheet(report.method, report.form, {});
    expect(reading).toMatchObject({ state: "open", range: { lowest: "low", highest: "veryHigh" } });
    expect(reading.state === "open" && reading.open.length).toBe(18);
    // 0 is no rating of a criterion that always is there.
    expect(readWorksheet(report.method, report.form, all(report, 2, { frequency: 0 }))).toMatchObject({ open: ["frequency"] });
  });
});

describe("the worksheet of the AEPD", () => {
  const none = all(factors, 0);
  it.each([
    ["no factor at all", {}, "low"],
    ["one factor at medium", { dataTypes: 2 }, "medium"],
    ["two factors that share medium", { dataTypes: 2, people: 2 }, "high"],
    ["a higher factor beside two that share a lower level", { dataTypes: 2, people: 2, extent: 3 }, "high"],
    ["two factors at very high", { dataTypes: 4, people: 4 }, "veryHigh"],
    ["side effects by their cell", { sideEffectLikelihood: 3, sideEffectSeverity: 2 }, "high"],
    ["side effects that share the highest level with a factor", { sideEffectLikelihood: 2, sideEffectSeverity: 2, extent: 2 }, "high"],
    ["side effects whose impact alone is rated", { sideEffectSeverity: 4 }, "low"],
    ["side effects whose likelihood alone is rated", { sideEffectLikelihood: 4 }, "low"],
  ] as const)("comes, with %s, to a level", (_, values, level) => {
    expect(estimate(factors, { ...none, ...values }).atLeast).toBe(level);
  });
});

it("a person who moves an axis speaks about the whole estimate: the factors of the AEPD bind the suggestion only", () => {
  const sheets = { inherent: sheet(all(factors, 0, { dataTypes: 4, people: 4 })) };
  const madeOn = rate(factors, sheets).inputsHash();
  const level = (axes: { likelihood?: 1; severity?: 1 }) =>
    rate(factors, sheets, {
      inherent: { ...axes, reason: "Agreed", by: "Ana", at: "2026-11-23T10:00:00.000Z", madeOn, method: factors.method.id },
    }).inherent.effective.level;
  expect([level({}), level({ likelihood: 1 }), level({ severity: 1 })]).toEqual(["veryHigh", "low", "low"]);
});

const values = ({ form }: WithForm) =>
  fc.record(Object.fromEntries(form.fields.map((field) => [field.id, fc.integer({ min: field.mayBeAbsent ? 0 : 1, max: 4 })])));

describe.each([
  ["the expert report", report],
  ["the AEPD", factors],
] as const)("levels by the worksheet of %s", (_, sample) => {
  const level = (given: WorksheetValues): number => rankOf(rate(sample, { inherent: sheet(given) }).inherent.effective.level);

  it("never fall when a rating rises", () => {
    fc.assert(
      fc.property(values(sample), values(sample), (one, other) => {
        const higher = Object.fromEntries(Object.entries(one).map(([id, value]) => [id, Math.max(value, other[id] ?? 0)]));
        expect(level(higher as WorksheetValues)).toBeGreaterThanOrEqual(level(one as WorksheetValues));
      }),
      { numRuns: 300 },
    );
  });

  it("lie within the range that a worksheet half filled gives", () => {
    fc.assert(
      fc.property(values(sample), fc.integer({ min: 1, max: 10 }), (whole, left) => {
        const begun = Object.fromEntries(Object.entries(whole).slice(left)) as WorksheetValues;
        const reading = readWorksheet(sample.method, sample.form, begun);
        if (reading.state !== "open") return expect.fail("nothing is open");
        expect(level(whole as WorksheetValues)).toBeGreaterThanOrEqual(rankOf(reading.range.lowest));
        expect(level(whole as WorksheetValues)).toBeLessThanOrEqual(rankOf(reading.range.highest));
      }),
      { numRuns: 300 },
    );
  });

  it("keep projected ≤ residual ≤ inherent while no later rating is higher", () => {
    fc.assert(
      fc.property(values(sample), values(sample), values(sample), (one, two, three) => {
        const lower = (a: Record<string, number>, b: Record<string, number>) =>
          Object.fromEntries(Object.entries(a).map(([id, value]) => [id, Math.min(value, b[id] ?? 0)]));
        const residual = lower(one, two);
        const rating = rate(sample, {
          inherent: sheet(one as WorksheetValues),
          residual: sheet(residual as WorksheetValues),
          projected: sheet(lower(residual, three) as WorksheetValues),
        });
        const [a, b, c] = [rating.inherent, rating.residual, rating.projected].map((at) => rankOf(at.effective.level)) as [
          number,
          number,
          number,
        ];
        expect(c).toBeLessThanOrEqual(b);
        expect(b).toBeLessThanOrEqual(a);
      }),
      { numRuns: 300 },
    );
  });

  it("stay at the level before where nobody rated again, and say how much is open", () => {
    const rating = rate(sample, { inherent: sheet(all(sample, 3)), residual: sheet({ people: 1 }) });
    expect(rating.residual.effective).toEqual(rating.inherent.effective);
    expect(rating.projected.effective).toEqual(rating.inherent.effective);
    expect(rating.residual.steps[0]?.says.message).toBe("level.fromInherent");
    expect(rating.projected.steps[0]?.says.message).toBe("level.fromResidual");
    const [, notRated] = rating.residual.steps;
    expect(notRated?.says).toEqual({
      message: "worksheet.notRatedAgain",
      values: { open: sample.form.fields.length - 1, count: sample.form.fields.length },
    });
  });

  it("mark a confirmation as made on other facts once the worksheet behind it changes", () => {
    const first = rate(sample, { inherent: sheet(all(sample, 2)) });
    const decision: RiskDecision = {
      inherent: { reason: "Agreed", by: "Ana", at: "2026-11-23T10:00:00.000Z", madeOn: first.inputsHash(), method: sample.method.id },
    };
    expect(rate(sample, { inherent: sheet(all(sample, 2)) }, decision).inherent.confirmed?.stale).toBe(false);
    expect(rate(sample, { inherent: sheet(all(sample, 2, { people: 3 })) }, decision).inherent.confirmed?.stale).toBe(true);
  });

  it("do not count a confirmation made under another method", () => {
    const decision: RiskDecision = {
      inherent: { likelihood: 1, severity: 1, reason: "Agreed", by: "Ana", at: "2026-11-23T10:00:00.000Z", madeOn: "x" },
    };
    const rated = rate(sample, { inherent: sheet(all(sample, 4)) }, decision).inherent;
    expect(rated.confirmed).toBeNull();
    expect(rated.effective.level).toBe("veryHigh");
    expect(rated.otherMethod?.method).toBe("groundwork-default@1");
  });
});
