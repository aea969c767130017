import { expect, test } from "vitest";
import { assess } from "../assess";
import { baseRegister } from "../facts/base-register";
import { compareStates, saysTheSame } from "./compare-states";
import type { AssessmentContent } from "./content";
import { exampleContent } from "./example";

const state = (content: AssessmentContent) => ({ content, result: assess({ content, register: baseRegister }) });
const example = state(exampleContent);

test("an assessment compared with itself says the same", () => {
  expect(saysTheSame(compareStates(example, example))).toBe(true);
});

test("a changed answer is shown word by word, under its section", () => {
  const nature = exampleContent.answers["desc.nature"];
  const text = nature && "value" in nature ? String(nature.value) : "";
  const changed = state({
    ...exampleContent,
    answers: { ...exampleContent.answers, "desc.nature": { value: `${text} Nobody else reads it.` } },
  });
  const { answers, ...results } = compareStates(example, changed);
  expect(answers).toHaveLength(1);
  expect(answers[0]?.lines.map(({ id, before, after }) => [id, before, after])).toEqual([
    ["desc.nature", text, `${text} Nobody else reads it.`],
  ]);
  expect(answers[0]?.lines[0]?.difference.filter(({ change }) => change === "removed")).toEqual([]);
  expect(Object.values(results).flat()).toEqual([]);
});

test("a use of a model that is gone takes its recipients, transfers and risks along, and each is named on both sides", () => {
  const gone = state({ ...exampleContent, records: { ...exampleContent.records, modelUses: [], stores: [], tools: [] } });
  const there = compareStates(gone, example);
  const back = compareStates(example, gone);
  expect(there.recipients.length).toBeGreaterThan(0);
  expect(there.transfers.length).toBeGreaterThan(0);
  expect(there.risks.length).toBeGreaterThan(0);
  for (const kind of ["recipients", "transfers", "gaps", "risks"] as const)
    expect(back[kind].map(({ id, before, after }) => [id, after, before]).sort()).toEqual(
      there[kind].map(({ id, before, after }) => [id, before, after]).sort(),
    );
  const entries = back.answers.flatMap(({ lines }) => lines).filter(({ id }) => id.split("/").length === 2);
  expect(entries.every(({ before, after }) => before !== null && after === null)).toBe(true);
  expect(entries.length).toBe(
    (["modelUses", "stores", "tools"] as const).reduce((sum, list) => sum + (exampleContent.records[list]?.length ?? 0), 0),
  );
});

test("a measure that was put in place and a level that moved are told", () => {
  const [measure] = exampleContent.measures.filter(({ status }) => status === "planned");
  if (!measure) throw new Error("the example plans nothing");
  const changed = state({
    ...exampleContent,
    measures: exampleContent.measures.map((one) => (one === measure ? { ...one, status: "implemented" as const } : one)),
  });
  const { measures } = compareStates(example, changed);
  expect(measures.map(({ id }) => id)).toEqual([measure.id]);
  expect(measures[0]?.difference).toContainEqual({ text: expect.stringContaining("implemented"), change: "added" });
});
