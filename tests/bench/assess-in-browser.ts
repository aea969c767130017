import { assess } from "@/lib/domain/assess";
import { benchContent } from "@/lib/domain/assess.bench-model";
import { exampleContent } from "@/lib/domain/assessment/example";
import { baseRegister } from "@/lib/domain/facts/base-register";

declare global {
  interface Window {
    assessTime: (given: { elements: number; warmUp: number; times: number }) => number;
  }
}

/** A browser's clock is coarse: short runs are measured several at a time. */
const shortest = 20;

window.assessTime = ({ elements, warmUp, times }) => {
  const content = elements === 0 ? exampleContent : benchContent(elements);
  const work = () => assess({ content, register: baseRegister });
  const timed = (runs: number): number => {
    const since = performance.now();
    for (let run = 0; run < runs; run += 1) work();
    return (performance.now() - since) / runs;
  };
  for (let round = 0; round < warmUp; round += 1) work();
  const runs = Math.max(1, Math.ceil(shortest / Math.max(0.1, timed(1))));
  const rounds = Array.from({ length: Math.max(3, Math.ceil(times / runs)) }, () => timed(runs)).sort((one, other) => one - other);
  return rounds[Math.floor(rounds.length / 2)] ?? 0;
};
