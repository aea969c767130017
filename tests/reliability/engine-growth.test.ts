import { Session } from "node:inspector";
import { expect, it } from "vitest";
import { assess } from "@/lib/domain/assess";
import { benchContent } from "@/lib/domain/assess.bench-model";
import { baseRegister } from "@/lib/domain/facts/base-register";

type Coverage = { result: readonly { url: string; functions: readonly { ranges: readonly { count: number }[] }[] }[] };

/** How often functions of the domain are called in the course of some work, as the engine that runs it counts them. */
function callsIn(work: () => void): number {
  const session = new Session();
  session.connect();
  let calls = 0;
  session.post("Profiler.enable");
  session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: false });
  work();
  session.post("Profiler.takePreciseCoverage", (error, coverage: Coverage) => {
    if (error) throw error;
    for (const { url, functions } of coverage.result)
      if (url.includes("/lib/domain/")) for (const { ranges } of functions) calls += ranges[0]?.count ?? 0;
  });
  session.post("Profiler.stopPreciseCoverage");
  session.disconnect();
  return calls;
}

it("does four times the work for an assessment four times as large, not more", () => {
  const [small, large] = [benchContent(100), benchContent(400)];
  assess({ content: small, register: baseRegister });
  const few = callsIn(() => assess({ content: small, register: baseRegister }));
  const many = callsIn(() => assess({ content: large, register: baseRegister }));
  expect(few).toBeGreaterThan(10_000);
  expect(many / few).toBeLessThan(4.4);
});
