import { describe, expect, it } from "vitest";
import { blankContent } from "../assessment/assessment-file";
import type { AssessmentContent } from "../assessment/content";
import { listIds, recordList } from "../questionnaire/questions";
import { movedOn } from "./shelf-changes";
import { answersOfMeasure, entryName, entryProblems, measureOf, type ShelfEntry } from "./shelf-entry";
import { isShelfList, shelfKinds, shelfQuestions, shelfQuestionViews } from "./shelf-kinds";
import { takeFromShelf } from "./take-from-shelf";

const provider: ShelfEntry = {
  id: "sh-provider1",
  kind: "processors",
  revision: 3,
  answers: { name: { value: "Lumen GmbH" }, country: { value: "DE" } },
};
const contract: ShelfEntry = {
  id: "sh-contract1",
  kind: "contracts",
  revision: 1,
  answers: { name: { value: "Agreement" }, party: { value: "sh-provider1" }, evidence: { value: ["ev-onshelf1"] } },
};
const keys: ShelfEntry = {
  id: "sh-measure01",
  kind: "measures",
  revision: 2,
  answers: { catalogue: { value: "M-09" }, owner: { value: "Security" } },
};
const entries = new Map([provider, contract, keys].map((one) => [one.id, one]));
let made = 0;
const newId = (prefix: string): string => {
  made += 1;
  return `${prefix}-new${`${made}`.padStart(5, "0")}`;
};
const options = (content: AssessmentContent) => ({ content, entries, takenOn: "2026-11-20", newId });

describe("the shelf's kinds", () => {
  it("ask what the questionnaire asks, without references to what the shelf does not hold", () => {
    for (const kind of shelfKinds.filter(isShelfList)) {
      const asked = Object.entries<{ to?: readonly string[] }>(recordList(kind)?.questions ?? {});
      const left = asked.filter(([, one]) => (one.to ?? []).some((to) => !isShelfList(to))).map(([field]) => field);
      expect([...Object.keys(shelfQuestions(kind)), ...left].sort()).toEqual(asked.map(([field]) => field).sort());
    }
    expect(Object.keys(shelfQuestions("contracts"))).toContain("party");
    expect(Object.keys(shelfQuestions("stores"))).not.toContain("writtenBy");
    expect(listIds).toEqual(expect.arrayContaining(shelfKinds.filter(isShelfList)));
  });

  it("have words for every question", () => {
    for (const kind of shelfKinds) expect(shelfQuestionViews(kind).map((one) => one.key)).toEqual(Object.keys(shelfQuestions(kind)));
  });
});

describe("an entry", () => {
  const around = { kindOf: (id: string) => entries.get(id)?.kind, hasEvidence: (id: string) => id === "ev-onshelf1" };

  it("is checked as its questions say, with what it names", () => {
    expect(entryProblems("contracts", contract.answers, around)).toEqual([]);
    const wrong = {
      name: { value: "  " },
      party: { value: "sh-measure01" },
      evidence: { value: ["ev-nowhere1"] },
      colour: { value: "red" },
      readOn: { value: "soon" },
    };
    expect(
      entryProblems("contracts", wrong, around)
        .map((one) => one.path)
        .sort(),
    ).toEqual(["colour", "evidence", "name", "name", "party", "readOn"]);
  });

  it("goes by its name, a measure of the catalogue by the catalogue's", () => {
    expect(entryName(provider)).toBe("Lumen GmbH");
    expect(entryName(keys)).toMatch(/key/i);
    expect(entryName({ kind: "systems", answers: {} })).toBe("System 1 (no name yet)");
  });
});

describe("taking", () => {
  it("copies an entry with what it names, its files and its origin, and links each copy", () => {
    const taken = takeFromShelf("sh-contract1", options(blankContent("2026-11-20")));
    expect(taken.records.map(({ list, link }) => [list, link.entry, link.revision])).toEqual([
      ["contracts", "sh-contract1", 1],
      ["processors", "sh-provider1", 3],
    ]);
    const party = taken.answers.find(({ path }) => path.endsWith("/party"));
    expect(party?.answer).toEqual({ value: taken.records[1]?.id });
    expect(party?.origin).toEqual({ source: "shelf", entry: "sh-contract1", revision: 1, date: "2026-11-20" });
    expect(taken.evidence).toEqual([{ from: "ev-onshelf1", id: expect.stringMatching(/^ev-new/) }]);
    expect(taken.answers.find(({ path }) => path.endsWith("/evidence"))?.answer).toEqual({ value: [taken.evidence[0]?.id] });
  });

  it("uses the copy that is there already of what an entry names", () => {
    const record = { id: "pr-present1", answers: {}, shelf: { entry: "sh-provider1", revision: 1, takenOn: "2026-01-01" } };
    const content = { ...blankContent("2026-11-20"), records: { processors: [record] } };
    const taken = takeFromShelf("sh-contract1", options(content));
    expect(taken.records.map(({ list }) => list)).toEqual(["contracts"]);
    expect(taken.answers.find(({ path }) => path.endsWith("/party"))?.answer).toEqual({ value: "pr-present1" });
  });

  it("makes a measure that is in place and treats what its rules say", () => {
    const [measure] = takeFromShelf("sh-measure01", options(blankContent("2026-11-20"))).measures;
    expect(measure).toMatchObject({
      catalogue: "M-09",
      status: "implemented",
      owner: "Security",
      shelf: { entry: "sh-measure01", revision: 2 },
    });
    expect(measure?.risks.length).toBeGreaterThan(0);
    expect(answersOfMeasure(measureOf(keys, { id: "me-00000001", takenOn: "2026-11-20", evidence: [] }))).toEqual(keys.answers);
  });
});

describe("an entry that moved on", () => {
  const link = { entry: "sh-provider1", revision: 2, takenOn: "2026-06-01" };
  const taken = { name: { value: "Lumen GmbH" }, country: { value: "FR" }, tasks: { value: "Hosting" } };
  const content = (answers: Record<string, { value: string }>): AssessmentContent => ({
    ...blankContent("2026-11-20"),
    records: { processors: [{ id: "pr-present1", answers, shelf: link }] },
  });
  const earlier = () => taken;

  it("shows the fields that changed on the shelf beside what stands here, and only those", () => {
    const [moved] = movedOn(content({ ...taken, name: { value: "Lumen (our word)" } }), entries, earlier);
    // The name did not change on the shelf; the tasks are gone from it.
    expect(moved?.fields).toEqual([
      { field: "tasks", present: { value: "Hosting" }, shelf: null },
      { field: "country", present: { value: "FR" }, shelf: { value: "DE" } },
    ]);
  });

  it("is silent where the assessment says the same already, was taken later, or the entry is gone", () => {
    expect(movedOn(content({ name: { value: "Lumen GmbH" }, country: { value: "DE" } }), entries, earlier)).toEqual([]);
    const newer = { ...content(taken), records: { processors: [{ id: "pr-present1", answers: taken, shelf: { ...link, revision: 3 } }] } };
    expect(movedOn(newer, entries, earlier)).toEqual([]);
    expect(movedOn(content(taken), new Map(), earlier)).toEqual([]);
  });
});
