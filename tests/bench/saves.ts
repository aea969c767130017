import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { disconnect } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { Figure, Measurement } from "./figure";
import { joinDatabaseOf, newAssessments, type SignedInAuthor, signedInAuthors } from "./people";
import { dataFolder, processorTime, type RunningServer, residentMegabytes, startServer } from "./server";
import { median, ms, pause, percentile, seeded } from "./statistics";

const people = 50;
/** The form sends a save 800 ms after the last key: nobody sends more often. */
const rhythm = 800;
const warmUp = 20_000;
const measured = 30_000;
/** Free texts and answers that move the result, as a person passes through them. */
const fields: readonly { path: string; value: (text: string, turn: number) => unknown }[] = [
  { path: "desc.nature", value: (text) => text },
  { path: "desc.scope", value: (text) => text },
  { path: "screen.sensitiveData", value: (_, turn) => turn % 2 === 0 },
  { path: "desc.context", value: (text) => text },
  { path: "desc.techniques", value: (text) => text },
];

type Acknowledged = { assessmentId: string; path: string; revision: number; value: unknown };
type Save = { at: number; took: number; status: number };
type Load = { typing: Typing; saves: readonly Save[]; memory: readonly number[]; processorASave: number; seconds: number };
type Typing = { saves: Save[]; acknowledged: Acknowledged[]; failures: Map<string, number> };

function post(
  agent: Agent,
  url: string,
  headers: Readonly<Record<string, string>>,
  body: string,
): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: "POST", agent, headers: { ...headers, "content-length": Buffer.byteLength(body) } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(parts).toString() }));
      response.on("error", reject);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** One person: types, waits for the reply as the form does, and goes on, never more often than the form would. */
async function type(
  server: RunningServer,
  agent: Agent,
  organisationId: string,
  { author, number, assessmentId, path }: { author: SignedInAuthor; number: number; assessmentId: string; path: string | null },
  until: number,
  typing: Typing,
): Promise<void> {
  const random = seeded(number + 1);
  const url = `${server.address.replace("localhost", "127.0.0.1")}/api/v1/organisations/${organisationId}/assessments/${assessmentId}/changes`;
  const headers = { "content-type": "application/json", origin: server.address, cookie: author.cookie };
  const revisions = new Map<string, number>();
  await pause(random() * rhythm);
  for (let turn = 1; performance.now() < until; turn += 1) {
    const field = path === null ? fields[turn % fields.length] : undefined;
    const at = field?.path ?? path ?? "";
    const text = `${author.name}, turn ${turn}: ${"an invented sentence about the processing. ".repeat(1 + Math.floor(random() * 8))}`;
    const value = field ? field.value(text, turn) : text;
    const since = performance.now();
    const changes = [{ path: at, answer: { value }, baseRevision: revisions.get(at) ?? 1, saveNumber: turn }];
    const reply = await post(agent, url, headers, JSON.stringify({ client: `bench-page-${number}`, changes })).catch((error: Error) => ({
      status: 0,
      text: error.message,
    }));
    typing.saves.push({ at: since, took: performance.now() - since, status: reply.status });
    if (reply.status === 200) {
      const { revisions: saved } = JSON.parse(reply.text) as { revisions: Record<string, number> };
      const revision = saved[at] ?? 0;
      // What equals the value before is acknowledged under the revision that stands.
      revisions.set(at, revision);
      typing.acknowledged.push({ assessmentId, path: at, revision, value });
    } else {
      const why = `${reply.status} ${reply.text.slice(0, 120)}`;
      typing.failures.set(why, (typing.failures.get(why) ?? 0) + 1);
    }
    await pause(since + rhythm * (1 + random() * 0.2) - performance.now());
  }
}

/** Acknowledged values that neither stand nor lie in the history, read past the server from the tables. */
async function lostOf(organisationId: string, acknowledged: readonly Acknowledged[]): Promise<number> {
  const assessmentIds = [...new Set(acknowledged.map((one) => one.assessmentId))];
  const key = (assessmentId: string, path: string, revision: number): string => `${assessmentId} ${path} ${revision}`;
  const { history, standing } = await inOrganisation(organisationId, async (transaction) => ({
    history: await transaction.answerHistory.findMany({ where: { organisationId, assessmentId: { in: assessmentIds }, refused: false } }),
    standing: await transaction.answer.findMany({ where: { organisationId, assessmentId: { in: assessmentIds } } }),
  }));
  const kept = new Map(history.map((row) => [key(row.assessmentId, row.path, row.revision), JSON.stringify(row.answer)]));
  const revisions = new Map(standing.map((row) => [`${row.assessmentId} ${row.path}`, row]));
  return acknowledged.filter(({ assessmentId, path, revision, value }) => {
    const wanted = JSON.stringify({ value });
    const stands = revisions.get(`${assessmentId} ${path}`);
    if (!stands || stands.revision < revision) return true;
    if (stands.revision === revision && JSON.stringify(stands.answer) !== wanted) return true;
    return kept.get(key(assessmentId, path, revision)) !== wanted;
  }).length;
}

async function typeTogether(
  server: RunningServer,
  organisationId: string,
  seats: readonly { author: SignedInAuthor; number: number; assessmentId: string; path: string | null }[],
): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: seats.length });
  const typing: Typing = { saves: [], acknowledged: [], failures: new Map() };
  const since = performance.now();
  const until = since + warmUp + measured;
  const memory: number[] = [];
  const watch = setInterval(() => {
    if (performance.now() > since + warmUp) void residentMegabytes(server.pid).then((used) => memory.push(used));
  }, 500);
  const processor = pause(warmUp).then(() => processorTime(server.pid));
  await Promise.all(seats.map((seat) => type(server, agent, organisationId, seat, until, typing)));
  clearInterval(watch);
  const used = (await processorTime(server.pid)) - (await processor);
  agent.destroy();
  const saves = typing.saves.filter((one) => one.at > since + warmUp);
  return { typing, saves, memory, processorASave: used / Math.max(1, saves.length), seconds: measured / 1000 };
}

const figuresOf = (what: string, { typing, saves, seconds, processorASave }: Load, lost: number): readonly Figure[] => {
  const times = saves.map((one) => one.took);
  const [p50, p95] = [percentile(times, 0.5), percentile(times, 0.95)];
  const errors = typing.saves.filter((one) => one.status !== 200).length;
  const on = `built server, embedded PostgreSQL (synchronous_commit=on), HTTP on loopback, ${saves.length} saves in ${seconds} s, load from the same machine`;
  const why = [...typing.failures].map(([reason, count]) => `${count} × ${reason}`).join("; ");
  return [
    {
      what: `save, ${what}: p50`,
      figure: ms(p50),
      bar: "≤ 60 ms",
      reference: `${ms(processorASave)} of the server's processor time a save`,
      holds: p50 <= 60,
      on,
    },
    {
      what: `save, ${what}: p95`,
      figure: ms(p95),
      bar: "≤ 300 ms",
      reference: `p99 ${ms(percentile(times, 0.99))}`,
      holds: p95 <= 300,
      on,
    },
    {
      what: `save, ${what}: errors / lost`,
      figure: `${errors} / ${lost}`,
      bar: "0 / 0",
      reference: why || `${typing.acknowledged.length} acknowledged values read back`,
      holds: errors === 0 && lost === 0,
      on,
    },
  ];
};

async function measure(): Promise<readonly Figure[]> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { organisationId, authors } = await signedInAuthors(server, people);
    const own = await newAssessments(organisationId, exampleContent, people);
    const alone = await typeTogether(
      server,
      organisationId,
      authors.map((author, number) => ({ author, number, assessmentId: own[number] ?? "", path: null })),
    );
    const shared = await newAssessments(organisationId, exampleContent, people / 5);
    const paths = ["desc.nature", "desc.scope", "desc.context", "desc.techniques", "desc.overview"];
    const together = await typeTogether(
      server,
      organisationId,
      authors.map((author, number) => ({
        author,
        number: people + number,
        assessmentId: shared[Math.floor(number / 5)] ?? "",
        path: paths[number % 5] ?? null,
      })),
    );
    const quarter = Math.ceil(alone.memory.length / 4);
    const [early, late] = [median(alone.memory.slice(0, quarter)), median(alone.memory.slice(-quarter))];
    const growth = early === 0 ? 0 : late / early - 1;
    return [
      ...figuresOf(`${people} people typing, each in an assessment`, alone, await lostOf(organisationId, alone.typing.acknowledged)),
      ...figuresOf(`${people} people typing, 5 in one assessment`, together, await lostOf(organisationId, together.typing.acknowledged)),
      {
        what: "server's memory under that load, growth after warm-up",
        figure: `${(growth * 100).toFixed(0)} %`,
        bar: "< 10 %",
        reference: `${Math.round(early)} → ${Math.round(late)} MB`,
        holds: early === 0 ? null : growth < 0.1,
        on: "resident memory, first against last quarter of the measured time",
      },
    ];
  } finally {
    await disconnect();
    await server.stop();
  }
}

export const saves: Measurement = { name: "saves", measure };
