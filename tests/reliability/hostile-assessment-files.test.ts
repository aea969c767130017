import { describe, expect, it } from "vitest";
import { assess } from "@/lib/domain/assess";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { mutateJson } from "../support/mutate-json";

const rounds = process.env.GROUNDWORK_SOAK ? 10_000 : 300;

describe("a damaged or hostile assessment file", () => {
  it(`is refused by place or read and assessed, ${rounds} times`, () => {
    const json = writeAssessmentFile(exampleContent);
    let refused = 0;
    let read = 0;
    for (let seed = 1; seed <= rounds; seed += 1) {
      const reading = parseAssessmentFile(mutateJson(json, seed));
      if (reading.ok) {
        read += 1;
        const again = parseAssessmentFile(writeAssessmentFile(reading.content));
        expect(again.ok, `seed ${seed}: what was read is written and read again`).toBe(true);
        expect(() => assess({ content: reading.content, register: baseRegister }), `seed ${seed}`).not.toThrow();
      } else {
        refused += 1;
        for (const refusal of reading.refusals) {
          expect(refusal.path, `seed ${seed}`).not.toBe("");
          expect(refusal.message, `seed ${seed}`).not.toBe("");
        }
      }
    }
    expect(refused).toBeGreaterThan(rounds / 4);
    expect(read).toBeGreaterThan(rounds / 20);
  }, 600_000);

  it("leaves Object.prototype alone", () => {
    for (let seed = 1; seed <= 100; seed += 1) parseAssessmentFile(mutateJson('{"answers":{"__proto__":{"polluted":1}}}', seed));
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
