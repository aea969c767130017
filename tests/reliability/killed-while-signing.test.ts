import { createHash } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { decisionAnswers, firstSaves } from "../support/decision-answers";
import { ask, found } from "../support/founded";
import { seeded } from "../support/mutate-json";
import { password } from "../support/signed-in";
import { dataFolder, dpia, type Started, startGroundwork } from "../support/started-groundwork";

const soak = !!process.env.GROUNDWORK_SOAK;
const rounds = soak ? 100 : 2;

const data = dataFolder();
let running: Started;
let cookie: string;
let organisation: string;
let personId: string;
let rows: pg.Client;
/** How long each takes on this machine: kills fall within. */
const took = { rendering: 0, signing: 0 };

const request = (route: string, method: string, body: unknown) => ask(running.address, cookie, route, method, body);

async function done<T>(route: string, method: string, body: unknown): Promise<T> {
  const reply = await request(route, method, body);
  const text = await reply.text();
  if (!reply.ok) throw new Error(`${method} ${route}: ${reply.status} ${text}`);
  return (text === "" ? {} : JSON.parse(text)) as T;
}

async function connect(): Promise<void> {
  const { superuser, port } = JSON.parse(readFileSync(path.join(data, "postgres/connection.json"), "utf8")) as {
    superuser: string;
    port: number;
  };
  rows = new pg.Client({ connectionString: `postgresql://postgres:${superuser}@127.0.0.1:${port}/groundwork` });
  rows.on("error", () => undefined);
  await rows.connect();
}
const query = async <T>(sql: string, values: readonly unknown[]): Promise<T[]> => (await rows.query(sql, [...values])).rows as T[];
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** An assessment that waits for its decision by the one person of this house. */
async function awaiting(): Promise<string> {
  const { assessmentId } = await done<{ assessmentId: string }>(`${organisation}/assessments`, "POST", { name: "Assistant" });
  const api = `${organisation}/assessments/${assessmentId}`;
  await done(`${api}/changes`, "POST", { client: "page-of-ada", changes: firstSaves(decisionAnswers) });
  await done(`${api}/state`, "POST", { transition: "submitForReview", reason: "" });
  await done(`${api}/state`, "POST", { transition: "clear", reason: "" });
  await done(`${api}/signers`, "PUT", { signers: [personId] });
  await done(`${api}/state`, "POST", { transition: "askForDecision", reason: "" });
  return assessmentId;
}

const prepare = (assessmentId: string) =>
  done<{ sha256: string }>(`${organisation}/assessments/${assessmentId}/prepared`, "POST", { act: "reject", reason: "No tool covers it." });
const sign = (assessmentId: string, hash: string) =>
  done<{ sha256: string }>(`${organisation}/assessments/${assessmentId}/signatures`, "POST", {
    ...{ act: "reject", sha256: hash, password, intent: true },
  });

async function timed<T>(what: keyof typeof took, work: () => Promise<T>): Promise<T> {
  const since = performance.now();
  const result = await work();
  took[what] = performance.now() - since;
  return result;
}

type Issued = { round: number; revision: number; sha256: string; bytes: Buffer };

/** Either no trace of a signature or a whole one: rows, bytes, hashes, state, snapshot and audit trail say the same. */
async function expectAllOrNothing(assessmentId: string, where: string): Promise<"awaitingDecision" | "signed"> {
  const [version] = await query<{ state: string }>("select state from version where assessment_id = $1", [assessmentId]);
  const issued = await query<Issued>(
    "select round, revision, sha256, bytes from issued_document where assessment_id = $1 order by round, revision",
    [assessmentId],
  );
  const [counts] = await query<Record<string, number>>(
    `select (select count(*)::int from audit_event where subject->>'assessmentId' = $1 and kind = 'documentSigned') as signed,
       (select count(*)::int from audit_event where subject->>'assessmentId' = $1 and subject->>'to' = 'signed') as moved,
       (select count(*)::int from snapshot where assessment_id = $1 and state = 'signed') as snapshots,
       (select count(*)::int from answer where assessment_id = $1 and path = 'decision.outcome') as outcomes,
       (select count(*)::int from prepared_document where assessment_id = $1) as prepared`,
    [assessmentId],
  );
  const isSigned = version?.state === "signed";
  expect({ where, state: version?.state, revisions: issued.map(({ round, revision }) => [round, revision]), ...counts }).toEqual(
    isSigned
      ? {
          ...{ where, state: "signed", signed: 1, moved: 1, snapshots: 1, outcomes: 1, prepared: 0 },
          revisions: [
            [1, 0],
            [1, 1],
          ],
        }
      : {
          ...{ where, state: "awaitingDecision", signed: 0, moved: 0, snapshots: 0, outcomes: 0 },
          prepared: counts?.prepared,
          revisions: [],
        },
  );
  for (const one of issued) {
    expect({ where, sha256: sha256(one.bytes) }).toEqual({ where, sha256: one.sha256 });
    expect((await query("select 1 from issued_hash where sha256 = $1", [one.sha256])).length).toBe(1);
  }
  if (isSigned) {
    const bytes = issued[1]?.bytes ?? Buffer.alloc(0);
    const reply = await fetch(`${running.address}/api/v1/verify`, {
      method: "POST",
      headers: { origin: running.address, "content-type": "application/pdf" },
      body: new Uint8Array(bytes),
    });
    expect(await reply.json()).toMatchObject({ verdict: "issuedUnchanged", issuedHere: true, changes: [] });
  }
  return isSigned ? "signed" : "awaitingDecision";
}

/** A document that was being made is kept whole or not at all. */
async function expectNothingHalfRendered(assessmentId: string): Promise<void> {
  const held = await query<{ sha256: string; bytes: Buffer }>("select sha256, bytes from prepared_document where assessment_id = $1", [
    assessmentId,
  ]);
  for (const { sha256: hash, bytes } of held) {
    expect(sha256(bytes)).toBe(hash);
    expect(bytes.subarray(-8).toString("latin1")).toMatch(/%%EOF\s*$/);
  }
}

type Killing = { table: "prepared_document" | "issued_document"; within: number; seed: number };

/**
 * Does `work`, kills the server (and every third time its start), and starts it again. Odd seeds choose any moment of the work; even
 * ones a moment after it began to write into `table`, while half of it stands in the transaction.
 */
async function killedWhile<T>(work: () => Promise<T>, { table, within, seed }: Killing): Promise<T | null> {
  const { start, server, ended } = running;
  const state = { isDone: false };
  const working = work()
    .catch(() => null)
    .finally(() => {
      state.isDone = true;
    });
  if (seed % 2 === 0) {
    const writes = "select 1 from pg_locks where relation = $1::regclass and mode = 'RowExclusiveLock' and granted";
    while (!state.isDone && (await query(writes, [table])).length === 0);
  }
  await new Promise((moment) => setTimeout(moment, seeded(seed)() * (seed % 2 === 0 ? within / 2 : within)));
  process.kill(server, "SIGKILL");
  if (seed % 3 === 0) process.kill(start, "SIGKILL");
  await ended;
  const acknowledged = await working;
  await rows.end().catch(() => undefined);
  running = await startGroundwork(data);
  await connect();
  return acknowledged;
}

beforeAll(async () => {
  running = await startGroundwork(data);
  ({ cookie, organisation } = await found(running));
  await connect();
  [{ personId }] = (await query<{ personId: string }>('select id as "personId" from "user" where email = $1', ["ada@example.org"])) as [
    { personId: string },
  ];
  await done(`${organisation}/house/four-eyes`, "PUT", { fourEyes: "oneMayHoldSeveral" });
  await done(`${organisation}/people/${personId}`, "PUT", { roles: ["administrator", "author", "legalReviewer", "signer"] });
  // The first of each warms up and makes the seal; the second is measured.
  for (let round = 0; round < 2; round += 1) {
    const assessmentId = await awaiting();
    const { sha256: hash } = await timed("rendering", () => prepare(assessmentId));
    await timed("signing", () => sign(assessmentId, hash));
    expect(await expectAllOrNothing(assessmentId, "not killed")).toBe("signed");
  }
}, 300_000);
afterAll(async () => {
  await rows.end().catch(() => undefined);
  await running.stop();
  rmSync(data, { recursive: true, force: true });
});

describe("kill -9 of the server", () => {
  test(
    `while a document is made to be signed, and while it is signed, ${rounds} times each: no trace or a whole signature, and the next one works`,
    async () => {
      for (let round = 1; round <= rounds; round += 1) {
        const assessmentId = await awaiting();
        await killedWhile(() => prepare(assessmentId), { table: "prepared_document", within: took.rendering, seed: round });
        await expectNothingHalfRendered(assessmentId);
        expect(await expectAllOrNothing(assessmentId, `rendering, round ${round}`)).toBe("awaitingDecision");
        const { sha256: hash } = await prepare(assessmentId);

        const acknowledged = await killedWhile(() => sign(assessmentId, hash), {
          table: "issued_document",
          within: took.signing,
          seed: 1000 + round,
        });
        await expectNothingHalfRendered(assessmentId);
        const state = await expectAllOrNothing(assessmentId, `signing, round ${round}`);
        if (acknowledged) expect({ round, state }).toEqual({ round, state: "signed" });
        // What was read stays prepared where nothing was signed: the same bytes can be signed now.
        if (state !== "signed") await sign(assessmentId, hash);
        expect(await expectAllOrNothing(assessmentId, `after round ${round}`)).toBe("signed");
      }
      const { code, out, said } = await dpia(["doctor", "--json"], { GROUNDWORK_DATA: data });
      expect({ code, said }).toEqual({ code: 0, said: "" });
      const report = JSON.parse(out) as { organisations: { problems: readonly string[] }[] };
      expect(report.organisations.map(({ problems }) => problems)).toEqual([[], []]);
    },
    rounds * 180_000,
  );
});
