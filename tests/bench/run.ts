import { fork } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg, totalmem } from "node:os";
import { join } from "node:path";
import type { Figure } from "./figure";
import { measurements } from "./measurements";

/** A measurement that takes longer than this is given up. */
const longest = 10 * 60_000;

function measured(name: string): Promise<readonly Figure[]> {
  return new Promise((done) => {
    const child = fork(join(import.meta.dirname, "measure-one.ts"), [name], { timeout: longest, killSignal: "SIGTERM" });
    let figures: readonly Figure[] = [
      { what: name, figure: "not measured", bar: "", reference: "", holds: null, on: "the measurement failed or took too long" },
    ];
    child.on("message", (given) => {
      figures = given as readonly Figure[];
    });
    child.once("exit", () => done(figures));
  });
}

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !measurements.some((one) => one.name === name));
if (unknown.length > 0) {
  process.stderr.write(`There is no measurement “${unknown[0]}”; there are ${measurements.map((one) => one.name).join(", ")}.\n`);
  process.exit(2);
}

const [processor] = cpus();
const machine = `${cpus().length} × ${processor?.model ?? "processor"}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.versions.node}`;
const figures: (Figure & { load: string })[] = [];
for (const one of measurements.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  process.stdout.write(`Measuring ${one.name} …\n`);
  const before = loadavg()[0] ?? 0;
  // What runs beside the bench shows in the load before it; a figure taken then says so.
  for (const figure of await measured(one.name)) figures.push({ ...figure, load: before.toFixed(1) });
}

const mark = ({ holds }: Figure): string => (holds === null ? " " : holds ? "✓" : "✗");
const columns = figures.map((one) => [mark(one), one.what, one.figure, one.bar, one.reference]);
const widths = [0, 1, 2, 3].map((index) => Math.max(0, ...columns.map((cells) => cells[index]?.length ?? 0)));
process.stdout.write(
  `\n${columns
    .map((cells) =>
      cells
        .map((cell, index) => cell.padEnd(widths[index] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n")}\n`,
);
process.stdout.write(`\n✗ is a missed bar: reported, never asserted. Measured on ${machine}.\n`);
writeFileSync("bench-results.json", `${JSON.stringify({ machine, figures }, null, 2)}\n`);
