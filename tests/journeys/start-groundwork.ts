import { spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => done(typeof address === "object" && address ? address.port : 0));
    });
  });

/** Starts Groundwork as a person does, in a folder of its own, and hands the journeys its address and first link. */
export default async function startGroundwork(): Promise<() => Promise<void>> {
  const data = await mkdtemp(join(tmpdir(), "groundwork-journeys-"));
  // As root, PostgreSQL runs as a user of its own, who must be able to pass through.
  await chmod(data, 0o711);
  const port = await freePort();
  const child = spawn(process.execPath, [resolve(import.meta.dirname, "../../lib/cli/start.mjs")], {
    env: { ...process.env, GROUNDWORK_DATA: data, PORT: String(port), NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const ended = new Promise<void>((done) => child.once("exit", () => done()));
  let said = "";
  const link = await new Promise<string>((done, fail) => {
    const listen = (chunk: Buffer): void => {
      said += chunk.toString();
      const found = /http:\/\/localhost:\d+\/welcome\?token=\S+/.exec(said);
      if (found && said.includes("Stop with Ctrl-C")) done(found[0]);
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("exit", (code) => fail(new Error(`Groundwork ended with ${code}:\n${said}`)));
  });
  process.env.GROUNDWORK_LINK = link;
  process.env.GROUNDWORK_ADDRESS = `http://localhost:${port}`;
  return async () => {
    child.kill("SIGTERM");
    await ended;
    await rm(data, { recursive: true, force: true });
  };
}
