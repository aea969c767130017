import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import { password } from "../support/signed-in";
import { dataFolder, dpia, dpiaProcess, refusedStart, startGroundwork } from "../support/started-groundwork";

const data = dataFolder();
const file = (name: string): string => path.join(data, name);
const kept = (name: string): string => readFileSync(file(name), "utf8");
const settings = { GROUNDWORK_DATA: data };

afterAll(() => rmSync(data, { recursive: true, force: true }));

type Started = Awaited<ReturnType<typeof startGroundwork>>;
const ask = (to: Started, route: string, body: unknown, cookie = "") =>
  fetch(`${to.address}${route}`, {
    method: "POST",
    headers: { origin: to.address, "content-type": "application/json", cookie },
    body: JSON.stringify(body),
  });
const cookieIn = (reply: Response): string => reply.headers.getSetCookie()[0]?.split(";")[0] ?? "";
const signIn = async (to: Started) => cookieIn(await ask(to, "/api/v1/session", { email: "ada@example.org", password }));

type Key = { keyId: string; standing: string; authorities: number; seals: number; apps: number };
/** What lies under which key, as `dpia doctor` says it. */
async function doctor(given: Readonly<Record<string, string>> = {}) {
  const { code, out, said } = await dpia(["doctor", "--json"], { ...settings, ...given });
  return { code, said, encrypted: JSON.parse(out).encrypted as { keyId: string; keys: readonly Key[] } };
}
const under = (standing: string, seals: number) => expect.objectContaining({ standing, authorities: 1, seals, apps: 0 });

test("the secret in the data folder is changed while Groundwork is stopped, also when that is cut off at its worst moment", async () => {
  let started = await startGroundwork(data);
  const token = new URL(started.link ?? "").searchParams.get("token");
  const given = { token, name: "Ada", email: "ada@example.org", password, organisationName: "Invented" };
  const welcome = await ask(started, "/api/v1/welcome", given);
  const cookie = cookieIn(welcome);
  const { goTo } = (await welcome.json()) as { goTo: string };
  const seals = `/api/v1/organisations/${goTo.split("/")[2]}/seals`;
  expect((await ask(started, seals, { password }, cookie)).status).toBe(200);
  const first = kept("secret");

  const running = await dpia(["admin", "rotate-secret"], settings);
  expect(running).toMatchObject({
    code: 1,
    out: "",
    said: expect.stringMatching(/already runs .* can only be changed while Groundwork is stopped/),
  });
  expect(kept("secret")).toBe(first);
  await started.stop();

  // Held up inside its transaction, and killed there.
  const server = await startPostgres({ directory: file("postgres") });
  const other = new pg.Client({ connectionString: server.ownerUrl });
  await other.connect();
  await other.query("begin; lock table seal_certificate in access exclusive mode");
  const cutOff = dpiaProcess(["admin", "rotate-secret"], settings);
  const watching = new pg.Client({ connectionString: server.ownerUrl });
  await watching.connect();
  const waits = "select 1 from pg_locks where relation = 'seal_certificate'::regclass and not granted";
  while ((await watching.query(waits)).rowCount === 0) await new Promise((again) => setTimeout(again, 50));
  expect((await dpia(["admin", "rotate-secret"], settings)).said).toMatch(/is just being changed/);
  cutOff.child.kill("SIGKILL");
  await cutOff.ended;
  await other.query("rollback");
  await Promise.all([other.end(), watching.end()]);
  await server.stop();
  expect(await doctor()).toMatchObject({ code: 0, said: "" });

  const changed = await dpia(["admin", "rotate-secret"], settings);
  expect(changed).toMatchObject({
    code: 0,
    out: "",
    said: expect.stringMatching(/The secret was changed\. .* Everybody has to sign in again\./),
  });
  const second = kept("secret");
  expect(second).not.toBe(first);
  expect(existsSync(file("secret.next"))).toBe(false);
  expect((await doctor()).encrypted.keys).toEqual([under("inUse", 1)]);

  // As after a cut between the database's commit and the file: everything lies under the new secret, which waits beside the old one.
  renameSync(file("secret"), file("secret.next"));
  writeFileSync(file("secret"), kept("secret.previous"));
  rmSync(file("secret.previous"));
  expect(await doctor()).toMatchObject({ code: 0, encrypted: { keys: [under("inUse", 1)] } });
  started = await startGroundwork(data);
  expect(kept("secret")).toBe(second);
  expect((await ask(started, seals, { password }, cookie)).status).toBe(401);
  const anew = await signIn(started);
  expect((await ask(started, seals, { password }, anew)).status).toBe(200);
  await started.stop();

  // A wrong secret: a sentence at the start, not a fault when somebody signs.
  const wrong = "a wrong secret that is long enough to be one";
  const refused = await refusedStart({ ...settings, GROUNDWORK_SECRET: wrong });
  expect(refused).toMatchObject({
    code: 1,
    said: expect.stringMatching(/does not open what is encrypted .* 1 authority, 2 seals under key [0-9a-f]{16}/),
  });
  expect(refused.said).toContain("GROUNDWORK_SECRET_PREVIOUS");
  expect(await doctor({ GROUNDWORK_SECRET: wrong })).toMatchObject({ code: 3, said: expect.stringContaining("Put the right secret back") });

  for (const [setting, value] of Object.entries({ GROUNDWORK_SECRET: "short", GROUNDWORK_SECRET_PREVIOUS: "short too" })) {
    const { code, said } = await refusedStart({ ...settings, GROUNDWORK_SECRET: second, [setting]: value });
    expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(new RegExp(`\\n${setting} is .*shorter than 32 characters`)) });
  }

  // From the file to a secret of the operator's own, while the server runs.
  const own = { GROUNDWORK_SECRET: "a secret of the operator's own, long enough" };
  const both = { ...own, GROUNDWORK_SECRET_PREVIOUS: second };
  started = await startGroundwork(data, both);
  expect(started.said()).toMatch(/Still encrypted under the secret before this one .* 1 authority, 2 seals/);
  expect((await ask(started, seals, { password }, await signIn(started))).status).toBe(200);
  const followed = await dpia(["admin", "rotate-secret"], { ...settings, ...both });
  expect(followed).toMatchObject({
    code: 0,
    said: expect.stringMatching(/1 authority, 3 seals\. Nothing needs the secret before it any more/),
  });
  expect((await ask(started, seals, { password }, await signIn(started))).status).toBe(200);
  expect(await doctor(own)).toMatchObject({ code: 0, encrypted: { keys: [under("inUse", 4)] } });
  const alone = await dpia(["admin", "rotate-secret"], { ...settings, ...own });
  expect(alone).toMatchObject({ code: 1, said: expect.stringContaining("the new one comes from you") });
  await started.stop();

  // Lost for good.
  const lost = await dpia(["admin", "rotate-secret", "--give-up-unreadable"], { ...settings, GROUNDWORK_SECRET: wrong });
  expect(lost).toMatchObject({ code: 0, said: expect.stringMatching(/^Given up because nobody can read it any more: 5\./) });
  started = await startGroundwork(data, { GROUNDWORK_SECRET: wrong });
  expect((await ask(started, seals, { password }, await signIn(started))).status).toBe(200);
  await started.stop();
}, 600_000);
