import { describe, expect, it } from "vitest";
import { sentence } from "../language/sentence";
import * as words from "../view/method-words";
import type { Level } from "./level";
import { isHigh, levels, rankOf } from "./level";
import { measures } from "./measures";
import { isMatrixSettled, levelOf, levelsOf, stepOf } from "./method";
import { defaultMethod, methodById, methods } from "./method-table";

const scales = [1, 2, 3, 4] as const;
const held = (id: string) => methodById(id) ?? expect.fail(`${id} is not held`);
/** The matrix as its source prints it: the highest likelihood first. */
const printed = (id: string): readonly (readonly Level[])[] => held(id).matrix.toReversed();

describe("every scoring method", () => {
  it.each(methods)("$id rises with likelihood and with severity, and never falls", (method) => {
    for (const likelihood of scales)
      for (const severity of scales) {
        const here = rankOf(levelOf(method, likelihood, severity));
        for (const more of scales) {
          if (more > likelihood) expect(rankOf(levelOf(method, more, severity))).toBeGreaterThanOrEqual(here);
          if (more > severity) expect(rankOf(levelOf(method, likelihood, more))).toBeGreaterThanOrEqual(here);
        }
      }
  });

  it.each(methods)("$id keeps severity 4 at high, whatever the modulation and however few its levels", (method) => {
    for (const likelihood of scales)
      for (const modulation of [-1, 0, 1] as const) expect(isHigh(levelOf(method, likelihood, 4, modulation))).toBe(true);
  });

  it.each(methods)("$id moves one of its own levels by modulation and stays within them", (method) => {
    const known = levelsOf(method);
    for (const likelihood of scales)
      for (const severity of [1, 2, 3] as const)
        for (const modulation of [-1, 1] as const) {
          const from = known.indexOf(levelOf(method, likelihood, severity));
          const to = known.indexOf(levelOf(method, likelihood, severity, modulation));
          expect(to).toBe(Math.min(known.length - 1, Math.max(0, from + modulation)));
        }
  });

  it.each(methods)("$id has as many rows and columns as its scales have steps, and all its words", (method) => {
    expect(method.matrix.length).toBe(Math.max(...method.steps.likelihood));
    for (const row of method.matrix) expect(row.length).toBe(Math.max(...method.steps.severity));
    for (const axis of ["likelihood", "severity"] as const)
      for (const value of scales) expect(words.valueWords(method, axis, value)).not.toBe("");
    for (const part of ["by", "note", "stages"] as const) expect(words.methodText(method, part)).not.toBe("");
    expect(words.methodName(method.id)).not.toBe(method.id);
    for (const { id } of method.worksheet?.fields ?? []) {
      const { label, meaning } = words.fieldWords(method, id);
      expect(label.length).toBeGreaterThan(3);
      expect(meaning).not.toBe(label);
    }
  });

  it("is asked for prior consultation by high and very high alike, so that three levels do not hide the duty", () => {
    expect(levels.filter(isHigh)).toEqual(["high", "veryHigh"]);
    for (const id of ["ico-3x3@1", "rijk-3x3@1", "dsk-product@1"]) expect(isHigh(levelsOf(held(id)).at(-1) ?? "low")).toBe(true);
  });
});

describe("the scales of three steps", () => {
  it.each(["ico-3x3@1", "rijk-3x3@1", "dsk-product@1"])("%s knows no very high, not even by modulation", (id) => {
    expect(levelsOf(held(id))).toEqual(["low", "medium", "high"]);
    expect(levelOf(held(id), 4, 3, 1)).toBe("high");
  });

  it.each(["ico-3x3@1", "rijk-3x3@1"])("%s takes 3 and 4 of ours to its highest step", (id) => {
    for (const axis of ["likelihood", "severity"] as const)
      expect(scales.map((value) => stepOf(held(id), axis, value))).toEqual([1, 2, 3, 3]);
    expect(words.scaleText(held(id))).toContain("3 and 4 →");
  });

  it("is not spoken of where each value is its own step", () => {
    for (const { id } of methods.filter(({ steps }) => Math.max(...steps.likelihood) === 4)) expect(words.scaleText(held(id))).toBeNull();
  });

  it.each(["ico-3x3@1", "rijk-3x3@1"])("%s has the table that the Dutch model pictures", (id) => {
    expect(printed(id)).toEqual([
      ["low", "high", "high"],
      ["low", "medium", "high"],
      ["low", "low", "low"],
    ]);
  });
});

describe("the tables of methods by others", () => {
  it("multiplies the steps for the DSK: up to 3 low, 4 to 8 a risk, from 9 high", () => {
    const method = held("dsk-product@1");
    for (const likelihood of scales)
      for (const severity of scales) {
        const product = likelihood * severity;
        const level = product <= 3 ? "low" : product <= 8 ? "medium" : "high";
        expect(method.matrix[likelihood - 1]?.[severity - 1]).toBe(level);
      }
  });

  it("reads the CNIL's four zones as four levels", () => {
    const method = held("cnil-map@1");
    for (const likelihood of scales)
      for (const severity of scales) {
        const zone = severity >= 3 ? (likelihood >= 3 ? "veryHigh" : "high") : likelihood >= 3 ? "medium" : "low";
        expect(method.matrix[likelihood - 1]?.[severity - 1]).toBe(zone);
      }
  });

  it.each(["edpb-llm-report@1", "aepd-factors@1"])("gives %s the table tilted to severity", (id) => {
    expect(held(id).matrix).toEqual([
      ["low", "low", "medium", "veryHigh"],
      ["low", "medium", "high", "veryHigh"],
      ["low", "high", "veryHigh", "veryHigh"],
      ["medium", "high", "veryHigh", "veryHigh"],
    ]);
  });

  it("carries a signature only where the matrix is ours or was read in its source", () => {
    expect(methods.filter(isMatrixSettled).map(({ id }) => id)).toEqual(["groundwork-default@1", "rijk-3x3@1"]);
    for (const { sources, standing } of methods) expect(sources.map((source) => source.standing)).toContain(standing.matrix);
  });
});

describe("the default method", () => {
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
    for (const { affects, severity, likelihood } of measures)
      expect(affects).toBe(severity === 0 ? "likelihood" : likelihood === 0 ? "severity" : "both");
    for (const { id, family, kind } of measures) {
      for (const part of ["title", "how", "evidence"]) expect(sentence({ message: `measure.${id}.${part}`, values: {} })).not.toBe("");
      expect(sentence({ message: `measure.family.${family}`, values: {} })).not.toBe("");
      expect(sentence({ message: `measure.kind.${kind}`, values: {} })).not.toBe("");
    }
  });
});
