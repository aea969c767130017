import { rmSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { ask, found } from "../support/founded";
import { seeded } from "../support/mutate-json";
import { dataFolder, dpia, postgresOf, type Started, startGroundwork } from "../support/started-groundwork";

const soak = !!process.env.GROUNDWORK_SOAK;
const serverRounds = soak ? 200 : 5;
const databaseRounds = soak ? 50 : 2;

const data = dataFolder();
let running: Started;
let cookie: string;
let api: string;

const request = (route: string, method?: string, body?: unknown) => ask(running.address, cookie, route, method, body);

beforeAll(async () => {
  running = await startGroundwork(data);
  const founded = await found(running);
  cookie = founded.cookie;
  const assessments = `${founded.organisation}/assessments`;
  const { assessmentId } = (await (await request(assessments, "POST", { name: "Assistant" })).json()) as { assessmentId: string };
  api = `${assessments}/${assessmentId}`;
}, 300_000);
afterAll(async () => {
  await running.stop();
  rmSync(data, { recursive: true, force: true });
});

/** One open page that saves one text after another into its own question, as fast as answers come. */
type Page = {
  path: string;
  client: string;
  saves: number;
  /** By revision, what was acknowledged. */
  acknowledged: Map<number, string>;
  /** What was sent and never answered, or with a fault; it may be there or not. */
  unanswered: Set<string>;
};

const everyPage: readonly Page[] = ["desc.overview", "desc.nature", "desc.scope", "desc.context", "desc.techniques"].map((path) => ({
  path,
  client: `page-of-${path}`,
  saves: 0,
  acknowledged: new Map(),
  unanswered: new Set(),
}));
const snapshots = new Set<string>();

type Round = { over: boolean };

async function keepSaving(page: Page, round: Round): Promise<void> {
  while (!round.over) {
    page.saves += 1;
    const text = `${page.path}, text ${page.saves}`;
    page.unanswered.add(text);
    const latest = Math.max(0, ...page.acknowledged.keys());
    try {
      const reply = await request(`${api}/changes`, "POST", {
        client: page.client,
        changes: [{ path: page.path, answer: { value: text }, baseRevision: latest, saveNumber: page.saves }],
      });
      const body = (await reply.json()) as { revisions?: Record<string, number> };
      const revision = body.revisions?.[page.path];
      if (!reply.ok || revision === undefined) continue;
      page.acknowledged.set(revision, text);
      page.unanswered.delete(text);
    } catch {
      // The connection broke: whether this text was saved is not known.
    }
  }
}

async function keepTakingSnapshots(round: Round): Promise<void> {
  while (!round.over)
    try {
      const reply = await request(`${api}/snapshots`, "POST", { reason: "In the middle of it" });
      const { snapshotId } = (await reply.json()) as { snapshotId?: string };
      if (reply.ok && snapshotId) snapshots.add(snapshotId);
    } catch {
      // As above.
    }
}

/** Lets everybody save, does the killing at a moment that the seed chooses, and waits until nobody sends any more. */
async function saveUntil(seed: number, kill: () => void, after: (round: Round) => Promise<void>): Promise<void> {
  const round: Round = { over: false };
  const working = [...everyPage.map((page) => keepSaving(page, round)), keepTakingSnapshots(round)];
  const saved = () => everyPage.reduce((sum, page) => sum + page.acknowledged.size, 0);
  const savedBefore = saved();
  // Not before something was saved in this round: a kill of an idle server shows nothing.
  await vi.waitFor(() => expect(saved()).toBeGreaterThanOrEqual(savedBefore + 5), { interval: 5, timeout: 60_000 });
  await new Promise((moment) => setTimeout(moment, seeded(seed)() * 600));
  kill();
  await after(round);
  round.over = true;
  await Promise.all(working);
}

type History = { history: { answer: { value: string }; revision: number; refused: boolean }[] };

async function expectEverythingThere(round: string): Promise<void> {
  const opened = (await (await request(api)).json()) as {
    content: { answers: Record<string, { value: string }> };
    revisions: Record<string, number>;
  };
  for (const page of everyPage) {
    const { history } = (await (await request(`${api}/history?path=${page.path}`)).json()) as History;
    const byRevision = new Map(history.filter((one) => !one.refused).map((one) => [one.revision, one.answer.value]));
    const newest = Math.max(0, ...byRevision.keys());
    // The list is of the last 200; what is older was compared in earlier rounds.
    for (const [revision, text] of page.acknowledged)
      if (revision > newest - 150)
        expect({ round, path: page.path, revision, text: byRevision.get(revision) }).toEqual({ round, path: page.path, revision, text });
    const last = Math.max(0, ...page.acknowledged.keys());
    // At most a save that was never answered came on top.
    const allowed = [page.acknowledged.get(last), ...page.unanswered];
    const now = opened.content.answers[page.path]?.value;
    expect({ round, path: page.path, now, isOneOf: allowed.includes(now) }).toEqual({ round, path: page.path, now, isOneOf: true });
    expect({ round, path: page.path, revision: opened.revisions[page.path] ?? 0 }).toEqual({ round, path: page.path, revision: newest });
    expect(byRevision.get(newest)).toBe(now);
    expect([...byRevision.keys()].sort((one, other) => one - other)).toEqual(
      Array.from({ length: byRevision.size }, (_, index) => newest - byRevision.size + 1 + index),
    );
    if (now !== undefined) page.acknowledged.set(newest, now);
    page.unanswered.clear();
  }
  const kept = (await (await request(`${api}/snapshots`)).json()) as { snapshots: { snapshotId: string }[] };
  const there = new Set(kept.snapshots.map((one) => one.snapshotId));
  expect({ round, missing: [...snapshots].filter((id) => !there.has(id)) }).toEqual({ round, missing: [] });
}

type Report = { organisations: { organisationId: string; auditEvents: number; problems: readonly string[] }[] };

async function expectAuditIntact(): Promise<void> {
  const { code, out, said } = await dpia(["doctor", "--json"], { GROUNDWORK_DATA: data });
  expect({ code, said }).toEqual({ code: 0, said: "" });
  const report = JSON.parse(out) as Report;
  expect(report.organisations.map((one) => one.problems)).toEqual([[], []]);
  expect(Math.max(...report.organisations.map((one) => one.auditEvents))).toBeGreaterThanOrEqual(snapshots.size);
}

const killed = (pid: number): void => {
  process.kill(pid, "SIGKILL");
};

describe("kill -9 while people save", () => {
  test(
    `of the server, of the start, or of both, ${serverRounds} times: everything that was acknowledged is there after the next start`,
    async () => {
      for (let round = 1; round <= serverRounds; round += 1) {
        const which = ["the server", "the start", "both"][round % 3] as string;
        const { start, server, ended } = running;
        await saveUntil(
          round,
          () => {
            if (which !== "the start") killed(server);
            if (which !== "the server") killed(start);
          },
          async () => {
            await ended;
          },
        );
        running = await startGroundwork(data);
        expect(running.said()).not.toContain("welcome?token");
        await expectEverythingThere(`${which}, round ${round}`);
        if (round === serverRounds || round % 20 === 0) await expectAuditIntact();
      }
    },
    serverRounds * 120_000,
  );

  test(
    `of PostgreSQL, ${databaseRounds} times: it comes back by itself, with everything that was acknowledged`,
    async () => {
      for (let round = 1; round <= databaseRounds; round += 1) {
        const before = postgresOf(data);
        await saveUntil(
          1000 + round,
          () => killed(before),
          async () => {
            const isBack = async (): Promise<void> => {
              const reply = await request(api);
              await reply.arrayBuffer();
              expect({ status: reply.status, isAnother: postgresOf(data) !== before }).toEqual({ status: 200, isAnother: true });
            };
            await vi.waitFor(isBack, { interval: 100, timeout: 100_000 });
          },
        );
        await expectEverythingThere(`PostgreSQL, round ${round}`);
        if (round === databaseRounds || round % 10 === 0) await expectAuditIntact();
      }
    },
    databaseRounds * 120_000,
  );

  test("of everything at once: the next start recovers", async () => {
    const postgres = postgresOf(data);
    const { start, server, ended } = running;
    await saveUntil(
      2000,
      () => {
        for (const pid of [start, server, postgres]) killed(pid);
      },
      async () => {
        await ended;
      },
    );
    running = await startGroundwork(data);
    await expectEverythingThere("everything");
    await expectAuditIntact();
  }, 240_000);
});
