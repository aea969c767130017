import { expect, it } from "vitest";
import { minimalContent, recordOf } from "../assessment/minimal-content";
import { readAnswers } from "../questionnaire/reading";
import { openPaths } from "./open-answers";

it("every open answer is named once, and one that is hidden by an open question by that question", () => {
  const readings = readAnswers(
    minimalContent({ records: { processors: [recordOf("pr-party0001", { name: "Party", country: { unknown: true } })] } }),
  );
  const [party] = readings.list("processors");
  if (!party) throw new Error("no party");
  const at = (key: string) => `processors/pr-party0001/${key}`;
  expect(openPaths(party.read("name"), party.read("country"), party.read("role"), party.read("art28Contract"))).toEqual([
    at("country"),
    at("role"),
  ]);
  expect(openPaths(party.read("name"))).toEqual([]);
});
