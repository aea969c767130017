import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import type { Figure, Measurement } from "./figure";
import { dataFolder, startServer } from "./server";
import { seconds } from "./statistics";

const root = resolve(import.meta.dirname, "../..");

/** A checkout as a clone leaves it, with the libraries installed and nothing built. Linked, not copied, where the disk allows. */
async function freshCheckout(): Promise<string> {
  const folder = await dataFolder();
  const { stdout } = spawnSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" });
  for (const file of stdout.split("\0").filter((one) => one !== "" && existsSync(join(root, one)))) {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    cpSync(join(root, file), join(folder, file));
  }
  for (const how of ["-al", "-a"]) {
    if (spawnSync("cp", [how, join(root, "node_modules"), folder], { stdio: "ignore" }).status === 0) return folder;
    rmSync(join(folder, "node_modules"), { recursive: true, force: true });
  }
  throw new Error("The libraries could not be copied");
}

async function measure(): Promise<readonly Figure[]> {
  const checkout = await freshCheckout();
  try {
    const data = join(checkout, "data");
    const first = await startServer(data, { keep: true, root: checkout });
    await first.stop();
    const second = await startServer(data, { keep: true, root: checkout });
    await second.stop();
    return [
      {
        what: "first start, without npm",
        figure: seconds(first.startedIn),
        bar: "≤ 90 s",
        reference: "compiles, builds, makes the database, migrates, loads the example",
        holds: first.startedIn <= 90_000,
        on: "a checkout with its libraries installed and nothing built, to the printed address",
      },
      {
        what: "second start",
        figure: seconds(second.startedIn),
        bar: "seconds",
        reference: "",
        holds: null,
        on: "the same checkout, to the printed address",
      },
    ];
  } finally {
    rmSync(checkout, { recursive: true, force: true });
  }
}

export const start: Measurement = { name: "start", measure };
