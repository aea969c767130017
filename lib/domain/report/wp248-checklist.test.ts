import { expect, test } from "vitest";
import { assess } from "../assess";
import { blankContent } from "../assessment/assessment-file";
import type { AssessmentContent } from "../assessment/content";
import { exampleContent } from "../assessment/example";
import { baseRegister } from "../facts/base-register";
import { listIds, parsePath } from "../questionnaire/questions";
import { readAnswers } from "../questionnaire/reading";
import { annexTwo, wp248Checklist } from "./wp248-checklist";

const itemsOf = (content: AssessmentContent) =>
  wp248Checklist(content, assess({ content, register: baseRegister }), readAnswers(content)).flatMap(({ items }) => items);
const item = (content: AssessmentContent, id: string) => {
  const found = itemsOf(content).find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

test("every item is fed by a question, a list or the result", () => {
  for (const { id, fedBy, derived = [] } of annexTwo.flatMap(({ items }) => items)) {
    expect(fedBy.length + derived.length, id).toBeGreaterThan(0);
    for (const feed of fedBy) expect(parsePath(feed) !== null || (listIds as readonly string[]).includes(feed), feed).toBe(true);
  }
});

test("with nothing answered every item is open and says what is missing", () => {
  for (const { id, state, open } of itemsOf(blankContent("2026-11-23"))) {
    expect({ id, state }).toEqual({ id, state: "open" });
    expect(open.length, id).toBeGreaterThan(0);
  }
});

test("an item is answered once what feeds it is, and “I don't know yet” keeps it open", () => {
  expect(item(exampleContent, "functions").state).toBe("answered");
  const unknown = { ...exampleContent, answers: { ...exampleContent.answers, "desc.overview": { unknown: true as const } } };
  expect(item(unknown, "functions")).toMatchObject({ state: "open", open: [{ path: "desc.overview" }] });
});

test("where no officer is designated the reason stands for the advice, which then does not arise", () => {
  const answers = { ...exampleContent.answers, "dpo.designated": { value: false }, "dpo.noneReason": { value: "Twelve people." } };
  expect(item({ ...exampleContent, answers }, "officer")).toMatchObject({
    state: "answered",
    answered: ["dpo.designated", "dpo.noneReason"],
  });
});

test("a risk that is undetermined and a level that nobody confirmed keep their items open", () => {
  const { [Object.keys(exampleContent.decisions)[0] ?? ""]: _one, ...decisions } = exampleContent.decisions;
  expect(item({ ...exampleContent, decisions }, "estimated").open).toContainEqual({
    says: expect.stringMatching(/not confirmed by a person/),
    to: "risks",
  });
  expect(item(exampleContent, "appreciated").open).toEqual([{ says: expect.stringMatching(/undetermined/), to: "risks" }]);
});
