import { Agent, request } from "node:http";
import { performance } from "node:perf_hooks";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { SignedInAuthor } from "./people";
import type { RunningServer } from "./server";
import { pause, seeded } from "./statistics";

/** The form sends a save 800 ms after the last key: nobody sends more often. */
export const quickestRhythm = 800;

/** Free texts and answers that move the result, as a person passes through them. */
const fields: readonly { path: string; value: (text: string, turn: number) => unknown }[] = [
  { path: "desc.nature", value: (text) => text },
  { path: "desc.scope", value: (text) => text },
  { path: "screen.sensitiveData", value: (_, turn) => turn % 2 === 0 },
  { path: "desc.context", value: (text) => text },
  { path: "desc.techniques", value: (text) => text },
];

export type Acknowledged = { assessmentId: string; path: string; revision: number; value: unknown };
export type Save = { at: number; took: number; status: number };
export type Typing = { saves: Save[]; acknowledged: Acknowledged[]; failures: Map<string, number> };

export const nothingTyped = (): Typing => ({ saves: [], acknowledged: [], failures: new Map() });

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

/** One person in front of an assessment; `path` where they stay at one question. */
export type Seat = { author: SignedInAuthor; number: number; assessmentId: string; path: string | null };

type Session = {
  server: RunningServer;
  organisationId: string;
  /** Stops at this moment of `performance.now()`. */
  until: number;
  /** Milliseconds from one save to the next, at least. */
  rhythm?: number;
  /** Called after each save of a person with how many there were. */
  afterEach?: (seat: Seat, turn: number) => Promise<void>;
};

/** People who type at once until the time is over: what was sent, what came back, and what was acknowledged. */
export async function typeTogether(seats: readonly Seat[], session: Session, typing: Typing): Promise<void> {
  // A connection that rests for seconds is closed by the server just as the next save is sent; a browser would send that again.
  const keepAlive = (session.rhythm ?? quickestRhythm) < 2_000;
  const agent = new Agent({ keepAlive, maxSockets: seats.length });
  await Promise.all(seats.map((seat) => type(agent, seat, session, typing)));
  agent.destroy();
}

/** One person: types, waits for the reply as the form does, and goes on, never more often than the form would. */
async function type(agent: Agent, seat: Seat, session: Session, typing: Typing): Promise<void> {
  const { author, number, assessmentId, path } = seat;
  const { server, organisationId, until, rhythm = quickestRhythm, afterEach } = session;
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
    await afterEach?.(seat, turn);
    await pause(Math.min(since + rhythm * (1 + random() * 0.2), until) - performance.now());
  }
}

/** Acknowledged values that neither stand nor lie in the history, read past the server from the tables. */
export async function lostOf(organisationId: string, acknowledged: readonly Acknowledged[]): Promise<number> {
  let lost = 0;
  for (const assessmentId of new Set(acknowledged.map((one) => one.assessmentId)))
    lost += await lostOfOne(
      { organisationId, assessmentId },
      acknowledged.filter((one) => one.assessmentId === assessmentId),
    );
  return lost;
}

async function lostOfOne(place: { organisationId: string; assessmentId: string }, acknowledged: readonly Acknowledged[]): Promise<number> {
  const { history, standing } = await inOrganisation(place.organisationId, async (transaction) => ({
    history: await transaction.answerHistory.findMany({ where: { ...place, refused: false } }),
    standing: await transaction.answer.findMany({ where: place }),
  }));
  const kept = new Map(history.map((row) => [`${row.path} ${row.revision}`, JSON.stringify(row.answer)]));
  const answers = new Map(standing.map((row) => [row.path, row]));
  return acknowledged.filter(({ path, revision, value }) => {
    const wanted = JSON.stringify({ value });
    const stands = answers.get(path);
    if (!stands || stands.revision < revision) return true;
    if (stands.revision === revision && JSON.stringify(stands.answer) !== wanted) return true;
    return kept.get(`${path} ${revision}`) !== wanted;
  }).length;
}
