import { expect, it } from "vitest";
import { assess } from "../assess";
import { baseRegister } from "../facts/base-register";
import { exampleContent } from "./example";
import { whatFollows } from "./what-follows";

const result = assess({ content: exampleContent, register: baseRegister });
const shown = whatFollows(result);

it("shows who may receive data and which risks may apply, and leaves out who is excluded and what is reasoned away", () => {
  const excluded = result.recipients.filter(({ certainty }) => certainty === "excluded");
  const reasonedAway = result.risks.filter(({ state }) => state === "notApplicable");
  expect([excluded.length, reasonedAway.length].every((count) => count > 0)).toBe(true);
  expect(shown.recipients.length).toBe(result.recipients.length - excluded.length);
  expect(shown.risks.length).toBe(result.risks.length - reasonedAway.length);
  expect(shown.recipients.map(({ certainty }) => certainty)).not.toContain("excluded");
});

it("leads from a finding to the answers that it is about, not to facts", () => {
  for (const [index, { because }] of result.findings.entries()) {
    const answers = because.flatMap((reason) => (reason.kind === "answer" ? [reason.path] : []));
    expect(shown.findings[index]?.paths).toEqual(answers);
  }
  expect(shown.findings.some(({ paths }) => paths.length > 0)).toBe(true);
});
