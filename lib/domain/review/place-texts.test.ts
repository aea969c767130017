import { expect, test } from "vitest";
import { assess } from "../assess";
import { exampleContent } from "../assessment/example";
import { baseRegister } from "../facts/base-register";
import { buildEdpbReport } from "../report/build-edpb-report";
import { draftMeta } from "../report/draft-meta";
import { homePassage } from "./home-passage";
import { passagesOf } from "./passages";
import { placeReader } from "./place-texts";

const result = assess({ content: exampleContent, register: baseRegister });
const read = placeReader(exampleContent, result);
const report = buildEdpbReport({
  content: exampleContent,
  result,
  register: baseRegister,
  edition: "full",
  documentMeta: draftMeta({ demonstration: true }),
});
const passages = passagesOf(report);

test("every risk, gap and measure of the example can be looked up and stands beside a passage of its document", () => {
  const places = [
    ...result.risks.filter(({ state }) => state === "raised").map(({ id }) => ({ kind: "risk" as const, id })),
    ...result.gaps.map(({ id }) => ({ kind: "gap" as const, id })),
    ...exampleContent.measures.map(({ id }) => ({ kind: "measure" as const, id })),
  ];
  expect(places.length).toBeGreaterThan(40);
  for (const place of places) {
    expect(read(place)?.text, place.id).toBeTruthy();
    expect(homePassage({ place, quote: null }, passages), place.id).not.toBeNull();
  }
});

test("every answer that the document draws on can be looked up, and leads to its question", () => {
  const answers = passages.flatMap(({ places }) => places).filter(({ kind }) => kind === "answer");
  expect(answers.length).toBeGreaterThan(300);
  for (const place of answers) expect(read(place)?.to, place.id).toMatch(/^sections\/[a-z-]+#/i);
});

test("a quotation stands beside the passage that prints it", () => {
  const place = { kind: "answer", id: "desc.nature" } as const;
  const words = read(place)?.text.slice(0, 40) ?? "";
  const home = passages.find(({ id }) => id === homePassage({ place, quote: words }, passages));
  expect(home?.text).toContain(words);
  expect(home?.prints).toContain("answer:desc.nature");
});

test("what is gone is not looked up", () => {
  expect(read({ kind: "answer", id: "purposes/pu-nosuchone1/name" })).toBeNull();
  expect(read({ kind: "risk", id: "no-such-risk" })).toBeNull();
  expect(read({ kind: "gap", id: "no-such-gap" })).toBeNull();
  expect(read({ kind: "measure", id: "me-nosuchone1" })).toBeNull();
  expect(read({ kind: "answer", id: "toString" })).toBeNull();
});
