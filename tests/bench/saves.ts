import { performance } from "node:perf_hooks";
import { disconnect } from "@/lib/adapters/db/database";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { Figure, Measurement } from "./figure";
import { joinDatabaseOf, newAssessments, signedInAuthors } from "./people";
import { dataFolder, processorTime, type RunningServer, residentMegabytes, startServer } from "./server";
import { median, ms, pause, percentile } from "./statistics";
import { lostOf, nothingTyped, type Save, type Seat, type Typing, typeTogether } from "./typing";

const people = 50;
const warmUp = 20_000;
const measured = 30_000;

type Load = { typing: Typing; saves: readonly Save[]; memory: readonly number[]; processorASave: number; seconds: number };

async function load(server: RunningServer, organisationId: string, seats: readonly Seat[]): Promise<Load> {
  const typing = nothingTyped();
  const since = performance.now();
  const memory: number[] = [];
  const watch = setInterval(() => {
    if (performance.now() > since + warmUp) void residentMegabytes(server.pid).then((used) => memory.push(used));
  }, 500);
  const processor = pause(warmUp).then(() => processorTime(server.pid));
  await typeTogether(seats, { server, organisationId, until: since + warmUp + measured }, typing);
  clearInterval(watch);
  const used = (await processorTime(server.pid)) - (await processor);
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
    const alone = await load(
      server,
      organisationId,
      authors.map((author, number) => ({ author, number, assessmentId: own[number] ?? "", path: null })),
    );
    const shared = await newAssessments(organisationId, exampleContent, people / 5);
    const paths = ["desc.nature", "desc.scope", "desc.context", "desc.techniques", "desc.overview"];
    const together = await load(
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
