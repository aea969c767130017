import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { GroundworkServer } from "../journeys/groundwork-server";

/** A server with an empty and a full house; the pages find its address and what stands in it in the environment. */
export default async function startFurnished(): Promise<() => Promise<void>> {
  // Pages that exist only where mail is sent are looked at too; nothing listens there.
  process.env.SMTP_URL = "smtp://localhost:9";
  process.env.MAIL_FROM = "groundwork@example.org";
  const server = await GroundworkServer.inNewFolder();
  await server.start();
  const root = resolve(import.meta.dirname, "../..");
  const { stdout } = await promisify(execFile)(
    resolve(root, "node_modules/.bin/tsx"),
    [resolve(root, "tests/soak/furnish.ts"), server.data, server.address],
    { cwd: root },
  ).catch(async (error) => {
    await server.stop();
    throw error;
  });
  process.env.GROUNDWORK_ADDRESS = server.address;
  process.env.GROUNDWORK_FURNISHED = stdout;
  return () => server.stop();
}
