import { describe, expect, it } from "vitest";
import { exampleContent } from "../assessment/example";
import type { Answer } from "../questionnaire/answer";
import { allSectionTexts } from "../questionnaire/english";
import { progressOf } from "../questionnaire/progress";
import { readAnswers } from "../questionnaire/reading";
import { sections } from "../questionnaire/sections";
import { type QuestionView, sectionView } from "./section-view";
import { visibility } from "./visibility";

const content = exampleContent;
const view = (id: string) => sectionView(id, sections, allSectionTexts(), content);

describe("a section's page", () => {
  it("exists for every section of the questionnaire and for no other", () => {
    for (const section of sections) expect(view(section.id)?.title).not.toBe("");
    expect(view("no-such-section")).toBeNull();
  });

  it("offers the records of other sections where a question points at them, by name", () => {
    const purposes = view("purposes");
    const named = purposes?.targets.find((one) => one.id === "dataItems")?.records ?? [];
    expect(named.length).toBe(content.records.dataItems?.length);
    expect(named.every((record) => !record.name.startsWith("Unnamed"))).toBe(true);
  });

  it("knows who refers to its records, so that removing one can list them", () => {
    const item = content.records.dataItems?.[0]?.id ?? "";
    const referrers = view("people-and-data")?.referrers.filter((one) => one.targets.includes(item)) ?? [];
    expect(referrers.map((one) => one.list)).toContain("purposes");
  });

  it("counts what is required and answered as the server does", () => {
    const progress = progressOf(content, readAnswers(content));
    for (const [index, section] of sections.entries()) {
      const page = view(section.id);
      if (!page) throw new Error(section.id);
      const settled = (answer: unknown) => answer !== undefined && !(typeof answer === "object" && answer !== null && "unknown" in answer);
      let required = 0;
      let answered = 0;
      const count = (questions: readonly QuestionView[], answerOf: (key: string) => Answer | undefined) => {
        for (const one of questions) {
          const shown = visibility(one.visibleWhen, answerOf, (key) => questions.find((other) => other.key === key)?.visibleWhen ?? null);
          if (shown !== "shown" || !one.required) continue;
          required += 1;
          if (settled(answerOf(one.key))) answered += 1;
        }
      };
      count(page.questions, (key) => page.answers[key] ?? page.controlling[key]);
      for (const list of page.lists) {
        if (list.needed) {
          required += 1;
          if (list.records.length > 0) answered += 1;
        }
        for (const record of list.records) count(list.questions, (key) => record.answers[key]);
      }
      expect({ section: section.id, required, answered }).toEqual({
        section: section.id,
        required: progress[index]?.required,
        answered: progress[index]?.answered,
      });
    }
  });
});

describe("a question under a condition", () => {
  const condition = { question: "dpo.followed", is: ["partly"] };
  const above = (key: string) => (key === "dpo.followed" ? { question: "dpo.designated", is: [true] } : null);

  it("waits while the answer that decides is open, or unknown", () => {
    expect(
      visibility(
        condition,
        () => undefined,
        () => null,
      ),
    ).toBe("waiting");
    expect(
      visibility(
        condition,
        () => ({ unknown: true }),
        () => null,
      ),
    ).toBe("waiting");
  });

  it("is hidden when a question further up rules it out", () => {
    const answers: Record<string, { value: boolean | string }> = {
      "dpo.designated": { value: false },
      "dpo.followed": { value: "partly" },
    };
    expect(visibility(condition, (key) => answers[key], above)).toBe("hidden");
    expect(visibility(condition, (key) => ({ ...answers, "dpo.designated": { value: true } })[key], above)).toBe("shown");
  });
});
