import { describe, expect, it } from "vitest";
import { sentence } from "../language/sentence";
import { measures } from "./measures";
import { defaultMethod, levelOf, levels, rankOf } from "./method";

const scales = [1, 2, 3, 4] as const;

describe("the default method", () => {
  it("rises with likelihood and with severity, and never falls", () => {
    for (const likelihood of scales)
      for (const severity of scales) {
        const here = rankOf(levelOf(defaultMethod, likelihood, severity));
        for (const more of scales) {
          if (more > likelihood) expect(rankOf(levelOf(defaultMethod, more, severity))).toBeGreaterThanOrEqual(here);
          if (more > severity) expect(rankOf(levelOf(defaultMethod, likelihood, more))).toBeGreaterThanOrEqual(here);
        }
      }
  });

  it("keeps severity 4 at high, whatever the modulation", () => {
    expect(levelOf(defaultMethod, 1, 4, -1)).toBe("high");
    expect(levelOf(defaultMethod, 2, 4, -1)).toBe("high");
  });

  it("moves one step by modulation and stays within the scale", () => {
    expect(levelOf(defaultMethod, 2, 2, 1)).toBe("high");
    expect(levelOf(defaultMethod, 1, 1, -1)).toBe("low");
    expect(levelOf(defaultMethod, 4, 3, 1)).toBe("veryHigh");
  });

  it("has words for every level and value of the scales", () => {
    for (const level of levels) expect(sentence({ message: `method.level.${level}`, values: {} })).not.toBe("");
    for (const axis of ["likelihood", "severity"])
      for (const value of scales) expect(sentence({ message: `method.${axis}.${value}.meaning`, values: {} })).not.toBe("");
  });
});

describe("the catalogue of measures", () => {
  it("holds 55, numbered without a gap, each with title, working and evidence in words", () => {
    expect(measures.map(({ id }) => id)).toEqual(Array.from({ length: 55 }, (_, index) => `M-${String(index + 1).padStart(2, "0")}`));
    expect(new Set(measures.map(({ word }) => word)).size).toBe(55);
    for (const { id, family, kind } of measures) {
      for (const part of ["title", "how", "evidence"]) expect(sentence({ message: `measure.${id}.${part}`, values: {} })).not.toBe("");
      expect(sentence({ message: `measure.family.${family}`, values: {} })).not.toBe("");
      expect(sentence({ message: `measure.kind.${kind}`, values: {} })).not.toBe("");
    }
  });
});
