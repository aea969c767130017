import { describe, expect, it } from "vitest";
import { assess } from "../assess";
import { exampleContent } from "../assessment/example";
import { baseRegister } from "../facts/base-register";
import { buildEdpbReport } from "./build-edpb-report";
import { draftMeta } from "./draft-meta";
import { contentForEdition } from "./edition-content";
import type { Edition } from "./report";
import { plainText } from "./rich-text";

const report = (edition: Edition, content = exampleContent) =>
  buildEdpbReport({
    content,
    result: assess({ content, register: baseRegister }),
    register: baseRegister,
    edition,
    documentMeta: draftMeta({}),
  });
const alternatives = (edition: Edition, content = exampleContent) =>
  report(edition, content).sections.find(({ id }) => id === "alternatives");

describe("alternatives considered", () => {
  it("stand in the full edition beside today's, open points first, with what they rest on", () => {
    const table = alternatives("full")?.blocks.find((block) => block.kind === "table");
    if (table?.kind !== "table") throw new Error("no table");
    expect(table.columns.map(({ label }) => label)).toEqual(["", "Today", ...(exampleContent.scenarios ?? []).map(({ name }) => name)]);
    const [first] = table.rows;
    expect(plainText(first?.cells[0]?.text ?? [])).toBe("Open points");
    const cost = table.rows.at(-1);
    expect(plainText(cost?.cells[1]?.text ?? [])).toMatch(/^Undetermined/);
    expect(table.rows[1]?.cells[2]?.restsOn).toContain("modelUses/mu-assistant/model");
  });

  it("are neither printed nor attached in the editions that leave the house", () => {
    for (const edition of ["sharing", "summary"] as const) {
      expect(alternatives(edition)).toBeUndefined();
      expect(contentForEdition(exampleContent, edition).scenarios).toBeUndefined();
      expect(contentForEdition(exampleContent, edition).costs).toBeUndefined();
    }
    expect(contentForEdition(exampleContent, "full").scenarios).toEqual(exampleContent.scenarios);
  });

  it("leave no empty section where none is kept", () => {
    const { scenarios: _scenarios, costs: _costs, ...without } = exampleContent;
    expect(alternatives("full", without)).toBeUndefined();
  });
});
