import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { answers, runsAs, sleep, until } from "./start-process.mjs";
import { Sentence } from "./start-sentence.mjs";

/** The command that claims the folder too, because no server may run meanwhile. */
export const changesSecret = "rotate-secret";

const noteOf = (file) => {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    // None, or one that was cut off while it was written: nothing runs from it.
    return null;
  }
};

const written = (file, note) => {
  try {
    writeFileSync(file, JSON.stringify(note), { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
};

/** Takes a dead start's note away: by one of those who find it, and only while it is still that one. */
async function clearAway(file, left) {
  const lock = `${file}.${left?.start ?? 0}.lock`;
  try {
    mkdirSync(lock);
  } catch (error) {
    if (error.code !== "EEXIST") throw error;
    const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > 15_000) rmSync(lock, { recursive: true, force: true });
    await sleep(100);
    return;
  }
  try {
    if (noteOf(file)?.start === left?.start) rmSync(file, { force: true });
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

/**
 * One start a data folder: notes this one there before anything else is touched. Of two that start together one gets the
 * folder; what a killed start left running is waited for. Throws a `Sentence` while another start lives.
 * `program`: a word in this process's own command line.
 * @returns `note(server)`, which adds the server's process, and `release()`.
 */
export async function claimFolder({ data, port, address, program = "start.mjs" }) {
  const file = path.join(data, "running.json");
  const own = { start: process.pid, server: null, port, address, program };
  while (!written(file, own)) {
    const left = noteOf(file);
    if (left && left.start !== process.pid && runsAs(left.start, left.program ?? "start.mjs"))
      throw new Sentence(
        left.program === changesSecret
          ? `The secret of this folder is just being changed (process ${left.start}): wait for it.`
          : left.server === null
            ? `Groundwork is just being started from this folder (process ${left.start}): wait for it, or stop it first.`
            : `Groundwork already runs from this folder at ${left.address}: use it, or stop it first (process ${left.start}).`,
      );
    // A server whose start was killed ends by itself; wait for its port.
    if (left) await until(async () => !(await answers(left.port)), 5000);
    await clearAway(file, left);
  }
  return {
    note: (server) => writeFileSync(file, JSON.stringify({ ...own, server })),
    release: () => rmSync(file, { force: true }),
  };
}
