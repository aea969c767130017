import { describe, expect, it } from "vitest";
import { baseRegister } from "./base-register";
import type { Fact } from "./fact";
import { isTakenAsKnown, takenAsKnownOn, takenAsKnownText } from "./known-since";

const [first] = baseRegister.facts;
const fact = (recordedOn: string, ...dates: readonly (string | undefined)[]): Fact => ({
  ...(first as Fact),
  recordedOn,
  sources: dates.map((date) => ({ title: "A page", ...(date === undefined ? {} : { date }) })),
});

describe("A fact that counts as known", () => {
  it("before any of its sources is dated is taken as known; one early source, or one without a date, is enough not to be", () => {
    expect(isTakenAsKnown(fact("2026-06-01", "2026-11", "2026-09-03"))).toBe(true);
    expect(isTakenAsKnown(fact("2026-06-01", "2026-11", "2026-06-01"))).toBe(false);
    expect(isTakenAsKnown(fact("2026-06-01", "2026-11", undefined))).toBe(false);
    expect(isTakenAsKnown(fact("2026-11-23", "2026-11"))).toBe(false);
  });

  it("is told of a day before its sources, and no longer on the day of the first", () => {
    const facts = [fact("2026-06-01", "2026-11-10"), fact("2026-11-23", "2026-11-23"), fact("2026-06-01", "2026-05")];
    expect(takenAsKnownOn(facts, "2026-07-01")).toEqual([facts[0]]);
    expect(takenAsKnownOn(facts, "2026-11-10")).toEqual([]);
    expect(takenAsKnownText(facts, "2026-07-01", "1 July 2026")).toBe(
      "1 statement rests on sources of a later day than 1 July 2026: it is taken as known then. Whether its source said so then was not seen.",
    );
    expect(takenAsKnownText(facts, "2026-11-23", "23 November 2026")).toBeNull();
  });
});

describe("The shipped register", () => {
  it("takes statements as known from where it begins or from a launch or change that is dated, and from no other day", () => {
    for (const { id, recordedOn, validFrom, subject } of baseRegister.facts.filter(isTakenAsKnown)) {
      const dated = baseRegister.facts.some((other) => other.subject.key === subject.key && other.validFrom?.date === recordedOn);
      expect(recordedOn === "2026-06-01" || validFrom?.date === recordedOn || dated, id).toBe(true);
    }
  });

  it("says nothing of a model before its name was known", () => {
    const nameOf = new Map(
      baseRegister.facts.flatMap((one) =>
        one.subject.kind === "model" && one.predicate === "identity" ? [[one.subject.key, one] as const] : [],
      ),
    );
    const patternsOf = (one: Fact): readonly string[] =>
      one.predicate === "match" ? ((one.value as { patterns: string[] }).patterns ?? []) : [];
    let looked = 0;
    for (const one of baseRegister.facts) {
      const ids = [...(one.subject.kind === "routing" ? [one.subject.key.replace(/^[a-z-]+\./, "")] : []), ...patternsOf(one)];
      for (const id of ids) {
        const names = [...nameOf].filter(([key]) => key === id || (id.endsWith("*") && key.startsWith(id.slice(0, -1))));
        if (names.length === 0) continue;
        looked += 1;
        const known = names.map(([, name]) => name.recordedOn).toSorted()[0] ?? "";
        expect(known <= one.recordedOn, `${one.id} is known before ${id}`).toBe(true);
      }
    }
    expect(looked).toBeGreaterThan(10);
  });
});
