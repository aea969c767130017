import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "../support/free-port";

/** Groundwork as a person starts it, in a data folder of its own. */
export class GroundworkServer {
  private child: ChildProcess | null = null;
  private ended: Promise<void> = Promise.resolve();
  private said = "";

  private constructor(
    /** The data folder, with the database and the secret. */
    readonly data: string,
    private readonly port: number,
    private readonly settings: Readonly<Record<string, string>>,
  ) {}

  /** `settings`: what the operator of this one sets in its environment. */
  static async inNewFolder(settings: Readonly<Record<string, string>> = {}): Promise<GroundworkServer> {
    const data = await mkdtemp(join(tmpdir(), "groundwork-journeys-"));
    // As root, PostgreSQL runs as a user of its own, who must be able to pass through.
    await chmod(data, 0o711);
    return new GroundworkServer(data, await freePort(), settings);
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** The sign-in link that the start prints until somebody has set a password. */
  get firstLink(): string {
    return /http:\/\/localhost:\d+\/welcome\?token=\S+/.exec(this.said)?.[0] ?? "";
  }

  /** Resolves once the address is printed and pages are served. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, [resolve(import.meta.dirname, "../../lib/cli/start.mjs")], {
      env: { ...process.env, ...this.settings, GROUNDWORK_DATA: this.data, PORT: String(this.port), NODE_ENV: "production" },
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.child = child;
    this.said = "";
    this.ended = new Promise((done) => child.once("exit", () => done()));
    await new Promise<void>((done, fail) => {
      const listen = (chunk: Buffer): void => {
        this.said += chunk.toString();
        if (this.said.includes("Stop with Ctrl-C")) done();
      };
      child.stdout?.on("data", listen);
      child.stderr?.on("data", listen);
      child.once("exit", (code) => fail(new Error(`Groundwork ended with ${code}:\n${this.said}`)));
    });
  }

  /** As `kill -9` does: the start, and with it the server, have no chance to finish anything. */
  async kill(): Promise<void> {
    this.child?.kill("SIGKILL");
    await this.ended;
  }

  async stop(): Promise<void> {
    this.child?.kill("SIGTERM");
    await this.ended;
    await rm(this.data, { recursive: true, force: true });
  }
}
