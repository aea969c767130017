import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { connect } from "node:net";

/** Whether a process runs. One that was killed and not yet collected by its parent does not, though its number is taken. */
export function isAlive(pid) {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  if (process.platform !== "linux") return true;
  try {
    // "pid (name) state …": the name may hold anything, a closing bracket too.
    return !/\) [ZX] [^)]*$/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return true;
  }
}

/** The command line of a process, or null where this system does not tell. */
export function commandOf(pid) {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    if (process.platform === "win32") return null;
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } catch {
    return null;
  }
}

/** Process numbers are given out again, after a restart of a container to nearly the same programs: the name counts too. */
export const runsAs = (pid, name) => isAlive(pid) && (commandOf(pid)?.includes(name) ?? true);

/** Whether something accepts connections there. */
export const answers = (port, host = "127.0.0.1") =>
  new Promise((resolve) => {
    const socket = connect({ port, host });
    const done = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(1000, () => done(false));
    socket.once("connect", () => done(true));
    socket.once("error", () => done(false));
  });

export const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Whether `test` came true within the time. */
export async function until(test, milliseconds) {
  for (const end = Date.now() + milliseconds; Date.now() < end; await sleep(100)) if (await test()) return true;
  return false;
}
