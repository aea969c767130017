import { expect, test } from "vitest";
import { assess } from "../assess";
import { exampleContent } from "../assessment/example";
import { minimalContent } from "../assessment/minimal-content";
import { baseRegister } from "../facts/base-register";
import { registerEntries } from "./register-entries";

test("a risk that is undetermined counts as the highest level that it could have, never as none", () => {
  const content = minimalContent();
  const result = assess({ content, register: baseRegister });
  const open = registerEntries(content, result).filter((one) => one.register === "risks" && one.state === "undetermined");
  expect(open.length).toBeGreaterThan(10);
  for (const { entryId, level, worst } of open) {
    expect(level).toBeNull();
    expect(worst).toBe(result.risks.find((one) => one.id === entryId)?.range?.highest);
  }
});

test("a raised risk is at its worst at its level, and no other register knows a worst", () => {
  const entries = registerEntries(exampleContent, assess({ content: exampleContent, register: baseRegister }));
  const raised = entries.filter((one) => one.register === "risks" && one.state === "raised");
  expect(raised.length).toBeGreaterThan(10);
  for (const { level, worst } of raised) expect(worst).toBe(level);
  for (const { register, worst } of entries) if (register !== "risks") expect(worst).toBeNull();
});
