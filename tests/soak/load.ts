import { writeFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { disconnect } from "@/lib/adapters/db/database";
import { exampleContent } from "@/lib/domain/assessment/example";
import { joinDatabaseOf, newAssessments, signedInAuthors } from "../bench/people";
import { dataFolder, residentMegabytes, startServer } from "../bench/server";
import { median, pause, percentile } from "../bench/statistics";
import { lostOf, nothingTyped, quickestRhythm, type Seat, typeTogether } from "../bench/typing";

const { values: options } = parseArgs({
  options: {
    minutes: { type: "string", default: "60" },
    people: { type: "string", default: "50" },
    /** Milliseconds from one save of a person to the next; longer where other work shares the machine. */
    rhythm: { type: "string", default: `${quickestRhythm}` },
    /** File that takes what passed and failed. */
    report: { type: "string" },
  },
});
const duration = Number(options.minutes) * 60_000;
const people = Number(options.people);
const rhythm = Number(options.rhythm);
if (!(duration > 0 && people > 0 && rhythm > 0)) {
  process.stderr.write("--minutes, --people and --rhythm take numbers above zero.\n");
  process.exit(2);
}

/** What a process takes before it has seen each page and filled its caches is not growth. */
const warmUp = duration / 6;
const tenMinutes = 600_000;
/** Between saves everybody opens a page now and then. */
const savesToAPage = 50;
const pages = ["overview", "sections/description", "data-flow", "recipients", "risks", "measures", "facts", "document"];
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

type Check = { what: string; holds: boolean; figure: string };

async function load(): Promise<readonly Check[]> {
  const server = await startServer(await dataFolder());
  try {
    await joinDatabaseOf(server);
    const { organisationId, authors } = await signedInAuthors(server, people);
    const assessments = await newAssessments(organisationId, exampleContent, people);
    const typing = nothingTyped();
    const opened: { status: number; page: string }[] = [];
    const open = async ({ author, number, assessmentId }: Seat, turn: number): Promise<void> => {
      if ((turn + number) % savesToAPage !== 0) return;
      const page = pages[Math.floor((turn + number) / savesToAPage) % pages.length] as string;
      const reply = await fetch(`${server.address}/o/${organisationId}/assessments/${assessmentId}/${page}`, {
        headers: { cookie: author.cookie },
      })
        .then(async (response) => ({ status: response.status, page, text: await response.text() }))
        .catch((error: Error) => ({ status: 0, page, text: error.message }));
      opened.push(reply.status === 200 && !reply.text.includes("</html>") ? { status: 0, page } : reply);
    };
    const since = performance.now();
    const until = since + duration;
    const memory: { at: number; used: number }[] = [];
    const watch = setInterval(() => {
      void residentMegabytes(server.pid).then((used) => memory.push({ at: performance.now() - since, used }));
    }, 5_000);
    const telling = tellOn(since, until, () => {
      const recent = typing.saves.filter((one) => one.at > performance.now() - tenMinutes).map((one) => one.took);
      const [p50, p95] = [percentile(recent, 0.5), percentile(recent, 0.95)];
      return `${typing.saves.length} saves, ${opened.length} pages, p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms of the last ten minutes, server ${memory.at(-1)?.used.toFixed(0)} MB`;
    });
    await typeTogether(
      authors.map((author, number) => ({ author, number, assessmentId: assessments[number] ?? "", path: null })),
      { server, organisationId, until, rhythm, afterEach: open },
      typing,
    );
    clearInterval(watch);
    await telling;
    const lost = await lostOf(organisationId, typing.acknowledged);
    const warm = memory.filter((one) => one.at > warmUp && one.used > 0).map((one) => one.used);
    const quarter = Math.ceil(warm.length / 4);
    const [early, late] = [median(warm.slice(0, quarter)), median(warm.slice(-quarter))];
    const errors = typing.saves.filter((one) => one.status !== 200).length;
    const faulty = opened.filter((one) => one.status !== 200);
    // Faults are answered with an id only; what they were stands in the server's log.
    for (const line of server
      .log()
      .split("\n")
      .filter((one) => one.includes('"fault"')))
      say(line);
    const times = typing.saves.map((one) => one.took);
    return [
      {
        what: "no save fails",
        holds: errors === 0 && typing.saves.length > people,
        figure: `${typing.saves.length} saves by ${people} people in ${options.minutes} minutes, p50 ${percentile(times, 0.5).toFixed(0)} ms, p95 ${percentile(times, 0.95).toFixed(0)} ms; ${errors} errors ${[...typing.failures].map(([why, count]) => `${count} × ${why}`).join("; ")}`,
      },
      { what: "no acknowledged value is lost", holds: lost === 0, figure: `${typing.acknowledged.length} acknowledged, ${lost} lost` },
      {
        what: "every page that was opened is whole",
        holds: faulty.length === 0 && opened.length > 0,
        figure: `${opened.length} opened, ${faulty.length} not whole ${[...new Set(faulty.map((one) => `${one.status} ${one.page}`))].join(", ")}`,
      },
      {
        what: "the server's memory is flat",
        holds: early === 0 || late < early * 1.1,
        figure:
          early === 0
            ? "the system does not tell"
            : `${early.toFixed(0)} → ${late.toFixed(0)} MB, first and last quarter after ${(warmUp / 60_000).toFixed(1)} minutes of warm-up (bar: below + 10 %)`,
      },
    ];
  } finally {
    await disconnect();
    await server.stop();
  }
}

/** A line every five minutes, so that an hour does not pass in silence. */
async function tellOn(since: number, until: number, line: () => string): Promise<void> {
  for (let next = since + 300_000; next < until; next += 300_000) {
    await pause(next - performance.now());
    say(`${Math.round((performance.now() - since) / 60_000)} min: ${line()}`);
  }
}

const checks = await load();
for (const { what, holds, figure } of checks) say(`${holds ? "✓" : "✗"} ${what}: ${figure}`);
const failed = checks.filter((one) => !one.holds).length;
if (options.report) writeFileSync(options.report, JSON.stringify({ passed: checks.length - failed, failed, checks }, null, 2));
process.exitCode = failed > 0 ? 1 : 0;
