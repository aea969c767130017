import { describe, expect, it } from "vitest";
import { baseRegister } from "../facts/base-register";
import { factsInForce } from "../facts/fact-lookup";
import { costLineWords, costTotalWords } from "../view/what-if-words";
import { type CostLine, type CostSheet, costSheetSchema, knownPrices, requiredCostKinds, yearlyCost } from "./yearly-cost";

const price = { amount: 10, currency: "USD", date: "2026-11-09", source: "Price list read on 2026-11-09" };
const line = (more: Partial<CostLine> = {}): CostLine => ({
  id: "cl-line00001",
  kind: "input",
  label: "Answers",
  unit: "millionTokens",
  volume: 120,
  per: "month",
  price,
  ...more,
});
const others = requiredCostKinds.filter((kind) => kind !== "input");
const sheet = (lines: readonly CostLine[], doesNotArise: CostSheet["doesNotArise"] = others): CostSheet => ({ lines, doesNotArise });

describe("yearly cost", () => {
  it("is volume × periods × price, shown in full", () => {
    const cost = yearlyCost(sheet([line()]));
    expect(cost.total).toEqual({ currency: "USD", amount: 14_400 });
    expect(cost.lines.map(costLineWords)).toEqual([
      "Input, Answers: 120 million tokens a month × 12 × 10 USD (9 November 2026, Price list read on 2026-11-09) = 14,400.00 USD a year",
    ]);
    expect(yearlyCost(sheet([line({ per: "day", volume: 2 })])).total?.amount).toBe(7_300);
    expect(yearlyCost(sheet([line({ per: "year", volume: 0.1, price: { ...price, amount: 0.2 } })])).total?.amount).toBe(0.02);
  });

  it("is undetermined, never nothing, while a volume, a price or a kind is missing", () => {
    expect(yearlyCost(undefined)).toMatchObject({ total: null, openKinds: [...requiredCostKinds] });
    expect(yearlyCost(sheet([line({ price: null })]))).toMatchObject({ total: null, openLines: ["Answers"] });
    expect(yearlyCost(sheet([line({ volume: null })]))).toMatchObject({ total: null, openLines: ["Answers"] });
    expect(yearlyCost(sheet([line()], []))).toMatchObject({ total: null, openKinds: others, known: [{ currency: "USD", amount: 14_400 }] });
    expect(yearlyCost(sheet([], [...requiredCostKinds])).total).toBeNull();
    expect(costTotalWords(yearlyCost(sheet([line({ price: null })])))).toBe("Undetermined: open are Answers");
  });

  it("adds up no amounts of different currencies", () => {
    const cost = yearlyCost(sheet([line(), line({ id: "cl-line00002", kind: "output", price: { ...price, currency: "EUR" } })]));
    expect(cost.total).toBeNull();
    expect(cost.known).toHaveLength(2);
  });

  it("lets a kind that has lines not be said to be absent", () => {
    const cost = yearlyCost(sheet([line({ price: null })], [...requiredCostKinds]));
    expect(cost.doesNotArise).not.toContain("input");
    expect(cost.total).toBeNull();
  });

  it("takes a price only with currency, day and source", () => {
    const refused = (more: object) => costSheetSchema.safeParse(sheet([line({ price: { ...price, ...more } })])).success;
    expect(refused({})).toBe(true);
    expect(refused({ source: " " })).toBe(false);
    expect(refused({ currency: "dollars" })).toBe(false);
    expect(refused({ date: "soon" })).toBe(false);
  });

  it("offers the register's prices, each with its source and day, none on days before it was known", () => {
    const prices = knownPrices(factsInForce(baseRegister, [], "2026-11-23", "2026-11-23"));
    expect(prices.length).toBeGreaterThan(0);
    for (const { price: known, claim } of prices) {
      expect(known.source).toMatch(/\S/);
      expect(known.date).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(claim).toMatch(/price/i);
    }
    expect(knownPrices(factsInForce(baseRegister, [], "2026-05-01", "2026-05-01"))).toEqual([]);
  });
});
