import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Confirmation } from "../assessment/content";
import type { Measure } from "../assessment/measure";
import { sentence } from "../language/sentence";
import type { Scale } from "./level";
import { rankOf } from "./level";
import { type RatingInput, rateRisk } from "./levels";
import { measures as catalogue } from "./measures";
import { defaultMethod, methods } from "./method-table";
import type { Axis } from "./rule";

const axis = (value: Scale): Axis => ({ value, says: { message: "risk.own.title", values: { title: "x" } }, because: [] });

const measure = (overrides: Partial<Measure> = {}): Measure => ({
  id: "me-00000001",
  catalogue: "M-02",
  role: "additional",
  status: "implemented",
  risks: ["leak"],
  evidence: ["ev-1"],
  ...overrides,
});

const rate = (overrides: Partial<RatingInput> = {}) =>
  rateRisk({
    method: defaultMethod,
    rule: "leak",
    event: "access",
    likelihood: axis(4),
    severity: axis(3),
    because: [],
    effects: new Map([
      ["M-02", { measure: "M-02", severity: 1, likelihood: 1 }],
      ["M-07", { measure: "M-07", severity: 0, likelihood: 2 }],
      ["M-09", { measure: "M-09", severity: 1, likelihood: 1 }],
      ["M-43", { measure: "M-43", severity: 1, likelihood: 1 }],
    ]),
    measures: [],
    evidence: new Set(["ev-1"]),
    decision: undefined,
    launchAhead: null,
    ...overrides,
  });

const effective = (rating: ReturnType<typeof rateRisk>, stage: "inherent" | "residual" | "projected") => {
  const { likelihood, severity } = rating[stage].effective;
  return [likelihood, severity];
};

describe("a rated risk", () => {
  it("counts a baseline measure in the inherent level and an additional one in the residual", () => {
    const baseline = rate({ measures: [measure({ role: "baseline" })] });
    expect(effective(baseline, "inherent")).toEqual([3, 2]);
    const additional = rate({ measures: [measure()] });
    expect(effective(additional, "inherent")).toEqual([4, 3]);
    expect(effective(additional, "residual")).toEqual([3, 2]);
  });

  it("explains an open measure at the level that it would lower: baseline at the inherent one, additional at the residual one", () => {
    const open = (role: "baseline" | "additional") => {
      const rating = rate({ measures: [measure({ role, status: "planned" })] });
      return [rating.inherent, rating.residual].map(({ steps }) => steps.some((step) => step.measure === "me-00000001"));
    };
    expect(open("baseline")).toEqual([true, false]);
    expect(open("additional")).toEqual([false, true]);
  });

  it("counts nothing without evidence that is held, and says so", () => {
    const rating = rate({ measures: [measure({ evidence: ["ev-gone"] })] });
    expect(effective(rating, "residual")).toEqual([4, 3]);
    expect(rating.residual.steps.map(({ says }) => says.message)).toContain("level.measure.noEvidence");
  });

  it("counts a planned measure in the projected level only as a condition with owner and date", () => {
    const planned = measure({ status: "planned", evidence: [] });
    expect(effective(rate({ measures: [planned] }), "projected")).toEqual([4, 3]);
    expect(effective(rate({ measures: [{ ...planned, condition: true }] }), "projected")).toEqual([4, 3]);
    const condition = { ...planned, condition: true, owner: "Security lead", due: "2027-01-15" };
    const rating = rate({ measures: [condition], launchAhead: "2027-02-01" });
    expect(effective(rating, "residual")).toEqual([4, 3]);
    expect(effective(rating, "projected")).toEqual([3, 2]);
    expect(effective(rate({ measures: [condition], launchAhead: "2027-01-01" }), "projected")).toEqual([4, 3]);
  });

  it("gives a measure that the rule does not list no effect", () => {
    expect(effective(rate({ measures: [measure({ catalogue: "M-01" })] }), "residual")).toEqual([4, 3]);
  });

  it("never lowers severity by encryption, nor by backups unless the event is loss", () => {
    expect(effective(rate({ measures: [measure({ catalogue: "M-09" })] }), "residual")).toEqual([3, 3]);
    expect(effective(rate({ measures: [measure({ catalogue: "M-43" })] }), "residual")).toEqual([3, 3]);
    expect(effective(rate({ measures: [measure({ catalogue: "M-43" })], event: "disappearance" }), "residual")).toEqual([3, 2]);
  });

  it("takes an own measure's claim with a reason, and nothing without one", () => {
    const own = (reason: string) => measure({ catalogue: null, title: "Own", effect: { severity: 1, likelihood: 1, reason } });
    expect(effective(rate({ measures: [own("People are asked before each call.")] }), "residual")).toEqual([3, 2]);
    expect(effective(rate({ measures: [own(" ")] }), "residual")).toEqual([4, 3]);
  });

  it("takes at most two levels off an axis and counts a measure of the catalogue once", () => {
    const many = ["M-02", "M-07", "M-09"].map((catalogueId, index) => measure({ id: `me-0000000${index}`, catalogue: catalogueId }));
    expect(effective(rate({ measures: many }), "residual")).toEqual([2, 2]);
    const twice = [measure(), measure({ id: "me-00000002" })];
    expect(effective(rate({ measures: twice }), "residual")).toEqual([3, 2]);
  });

  it("explains every step in words", () => {
    const rating = rate({ measures: [measure(), measure({ id: "me-00000002", status: "partial" })], severity: axis(4) });
    for (const { steps } of [rating.inherent, rating.residual, rating.projected])
      for (const { says } of steps) expect(sentence(says)).not.toBe("");
  });

  const confirmation = (overrides: Partial<Confirmation>): Confirmation => ({
    reason: "As discussed on 3 November.",
    by: "pe-1",
    at: "2026-11-03T10:00:00Z",
    madeOn: "",
    ...overrides,
  });

  it("follows a person who raises the residual with a reason, and not without one", () => {
    const raised = rate({ measures: [measure()], decision: { residual: confirmation({ likelihood: 4, severity: 4 }) } });
    expect(effective(raised, "residual")).toEqual([4, 4]);
    expect(raised.residual.confirmed?.by).toBe("pe-1");
    const unreasoned = rate({ measures: [measure()], decision: { residual: confirmation({ likelihood: 4, severity: 4, reason: "" }) } });
    expect(unreasoned.residual.confirmed).toBeNull();
    expect(effective(unreasoned, "residual")).toEqual([3, 2]);
  });

  it("marks a confirmation stale when its inputs change, and the inherent one not when a later measure is added", () => {
    const madeOn = rate().inputsHash();
    const decision = { inherent: confirmation({ madeOn }), residual: confirmation({ madeOn }) };
    const same = rate({ decision });
    expect([same.inherent.confirmed?.stale, same.residual.confirmed?.stale]).toEqual([false, false]);
    const treated = rate({ decision, measures: [measure()] });
    expect([treated.inherent.confirmed?.stale, treated.residual.confirmed?.stale]).toEqual([false, true]);
    const changed = rate({ decision, because: [{ kind: "answer", path: "desc.staffUse", value: true, state: "answered" }] });
    expect([changed.inherent.confirmed?.stale, changed.residual.confirmed?.stale]).toEqual([true, true]);
  });

  it("carries a person's modulation of the inherent level on to the later ones", () => {
    const rating = rate({ likelihood: axis(2), severity: axis(2), decision: { inherent: confirmation({ modulation: 1 }) } });
    expect([rating.inherent, rating.residual, rating.projected].map(({ effective: { level } }) => level)).toEqual(["high", "high", "high"]);
  });

  it.each(methods.filter(({ worksheet }) => worksheet === null))(
    "$id: never rises from inherent to residual to projected unless a person raises it",
    (method) => {
      const scale = fc.constantFrom<Scale>(1, 2, 3, 4);
      const anyMeasure = fc.record({
        catalogue: fc.oneof(fc.constantFrom(...catalogue.map(({ id }) => id)), fc.constant(null)),
        role: fc.constantFrom("baseline" as const, "additional" as const),
        status: fc.constantFrom("planned" as const, "partial" as const, "implemented" as const),
        evidence: fc.constantFrom<readonly string[]>([], ["ev-1"]),
        condition: fc.boolean(),
        owner: fc.constantFrom("", "A"),
        due: fc.constantFrom("2027-01-01", "2027-03-01"),
        effect: fc.record({
          severity: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
          likelihood: fc.constantFrom<0 | 1 | 2>(0, 1, 2),
          reason: fc.constantFrom("", "why"),
        }),
      });
      const inherent = fc.option(fc.record({ likelihood: scale, severity: scale, modulation: fc.constantFrom<-1 | 0 | 1>(-1, 0, 1) }), {
        nil: undefined,
      });
      fc.assert(
        fc.property(scale, scale, fc.array(anyMeasure, { maxLength: 12 }), inherent, (likelihood, severity, some, decided) => {
          const rating = rate({
            method,
            likelihood: axis(likelihood),
            severity: axis(severity),
            effects: new Map(catalogue.map((one) => [one.id, { measure: one.id, severity: 2, likelihood: 2 }])),
            measures: some.map((one, index) => measure({ ...one, id: `me-${index}` })),
            launchAhead: "2027-02-01",
            decision: decided ? { inherent: { ...confirmation(decided), method: method.id } } : undefined,
          });
          const [first, second, third] = [rating.inherent, rating.residual, rating.projected].map((rated) => rated.effective);
          if (!first || !second || !third) throw new Error("three levels");
          expect(second.likelihood).toBeLessThanOrEqual(first.likelihood);
          expect(second.severity).toBeLessThanOrEqual(first.severity);
          expect(third.likelihood).toBeLessThanOrEqual(second.likelihood);
          expect(third.severity).toBeLessThanOrEqual(second.severity);
          expect(rankOf(second.level)).toBeLessThanOrEqual(rankOf(first.level));
          expect(rankOf(third.level)).toBeLessThanOrEqual(rankOf(second.level));
          const start = decided ?? { likelihood, severity };
          expect(third.likelihood).toBeGreaterThanOrEqual(Math.max(1, start.likelihood - 2));
          expect(third.severity).toBeGreaterThanOrEqual(Math.max(1, start.severity - 2));
        }),
      );
    },
  );
});
