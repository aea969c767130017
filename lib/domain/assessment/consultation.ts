import type { Level } from "../risk/level";
import { rankOf } from "../risk/level";

/** What happens to a request for consultation, in the order in which it can. */
export const consultationEventKinds = ["sent", "received", "extended", "suspended", "resumed", "advice"] as const;
export type ConsultationEventKind = (typeof consultationEventKinds)[number];

export type ConsultationEvent = {
  entry: number;
  kind: ConsultationEventKind;
  /** Plain date on which it happened. */
  on: string;
  /** `sent`: to whom, and the reference; of the others what is worth noting. */
  authority: string;
  reference: string;
  note: string;
  /** `sent`: the level that the decision rested on. */
  level: Level | null;
  /** What came or went with it. */
  file: { name: string; sha256: string } | null;
};

type Suspension = { from: string; to: string | null };

/** One consultation of the supervisory authority (Art. 36), as it stands in the assessment and is printed. Dates are plain. */
export type Consultation = {
  authority: string;
  reference: string;
  sentOn: string;
  level: Level | null;
  receivedOn: string | null;
  /** The day on which the authority told of the extension, with its reasons. */
  extension: { toldOn: string; reasons: string } | null;
  suspensions: readonly Suspension[];
  advice: { on: string; says: string; file: { name: string; sha256: string } | null } | null;
};

/** The running consultation: what was recorded since a request was last sent. Null where none was. */
export function consultationOf(events: readonly ConsultationEvent[]): Consultation | null {
  const start = events.findLastIndex(({ kind }) => kind === "sent");
  const sent = events[start];
  if (!sent) return null;
  const since = events.slice(start + 1);
  const find = (kind: ConsultationEventKind) => since.findLast((event) => event.kind === kind);
  const suspensions: Suspension[] = [];
  for (const { kind, on } of since) {
    if (kind === "suspended") suspensions.push({ from: on, to: null });
    const open = suspensions.at(-1);
    if (kind === "resumed" && open) suspensions[suspensions.length - 1] = { ...open, to: on };
  }
  const extended = find("extended");
  const advice = find("advice");
  return {
    authority: sent.authority,
    reference: sent.reference,
    sentOn: sent.on,
    level: sent.level,
    receivedOn: find("received")?.on ?? null,
    extension: extended ? { toldOn: extended.on, reasons: extended.note } : null,
    suspensions,
    advice: advice ? { on: advice.on, says: advice.note, file: advice.file } : null,
  };
}

const day = 86_400_000;
const at = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const plain = (instant: number): string => new Date(instant).toISOString().slice(0, 10);
const daysBetween = (from: string, to: string): number => Math.round((at(to) - at(from)) / day);

/** Regulation (EEC, Euratom) No 1182/71, Art. 3(4): a period that ends on a Saturday or Sunday ends with the next working day. */
function nextWorkingDay(instant: number): number {
  const weekday = new Date(instant).getUTCDay();
  return instant + (weekday === 6 ? 2 : weekday === 0 ? 1 : 0) * day;
}

/** The same date one month later, or the last day of that month (Art. 3(2)(c) of the same Regulation). */
function monthAfter(date: string): number {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split("-").map(Number);
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(dayOfMonth, last));
}

const weeks = 7;
/** Art. 36(2) GDPR: up to eight weeks from receipt, extended by six where the processing is complex. */
const usualWeeks = 8;
const extensionWeeks = 6;

export type ConsultationClock = {
  state: "notReceived" | "running" | "suspended" | "ended" | "advised";
  /** The last day of the period; null while it is suspended. Before receipt is known, as if the request arrived when it was sent. */
  ends: string | null;
  /** Eight weeks, or fourteen. */
  weeks: number;
  /** Days for which the period stood still so far. */
  suspendedDays: number;
  /** Days left on `asOf`; while suspended, those left once it goes on. Never below zero. */
  daysLeft: number;
  /** The last day on which the authority tells of an extension: one month after receipt. */
  extensionToldBy: string;
  /** Told later than that. */
  extensionLate: boolean;
};

/**
 * The period for the authority's written advice under Art. 36(2) GDPR on a plain date: eight weeks of receipt, fourteen where the
 * authority told of an extension; it stands still from the day on which information was asked for until the day on which
 * it was there. Counted by Regulation No 1182/71 (the first day is not counted, a weekend moves the end); public holidays
 * are not known here, and would move it too. The month for telling of an extension is counted without the stops: the
 * Regulation suspends the periods for the advice.
 */
export function consultationClock(consultation: Consultation, asOf: string): ConsultationClock {
  const from = consultation.receivedOn ?? consultation.sentOn;
  const periodWeeks = usualWeeks + (consultation.extension ? extensionWeeks : 0);
  const open = consultation.suspensions.find(({ to }) => to === null);
  const stoodStill = consultation.suspensions.reduce((sum, one) => sum + (one.to === null ? 0 : daysBetween(one.from, one.to)), 0);
  const unmoved = at(from) + (periodWeeks * weeks + stoodStill) * day;
  const ends = plain(nextWorkingDay(unmoved));
  const told = plain(nextWorkingDay(monthAfter(from)));
  const state = ((): ConsultationClock["state"] => {
    if (consultation.advice) return "advised";
    if (open) return "suspended";
    if (consultation.receivedOn === null) return "notReceived";
    return asOf > ends ? "ended" : "running";
  })();
  return {
    state,
    ends: open && !consultation.advice ? null : ends,
    weeks: periodWeeks,
    suspendedDays: stoodStill + (open ? Math.max(0, daysBetween(open.from, asOf)) : 0),
    daysLeft: Math.max(0, daysBetween(open ? open.from : asOf, ends)),
    extensionToldBy: told,
    extensionLate: consultation.extension !== null && consultation.extension.toldOn > told,
  };
}

/**
 * Whether a consultation lets a high level be decided on: the advice is there, or its period ended without one, and the level
 * is no higher than the one that the authority was asked about.
 */
export function consultationHeld(consultation: Consultation | undefined, level: Level | null, asOf: string): boolean {
  if (!consultation) return false;
  const { state } = consultationClock(consultation, asOf);
  if (state !== "advised" && state !== "ended") return false;
  return level === null || consultation.level === null || rankOf(level) <= rankOf(consultation.level);
}

/** What can be recorded next in the running consultation: an extension once, stops in turn, nothing but advice after advice. */
export function nextConsultationEvents(events: readonly ConsultationEvent[]): readonly ConsultationEventKind[] {
  const running = consultationOf(events);
  if (!running) return [];
  if (running.advice) return ["advice"];
  if (running.receivedOn === null) return ["received", "advice"];
  const isStopped = running.suspensions.some(({ to }) => to === null);
  return [...(running.extension ? [] : (["extended"] as const)), isStopped ? "resumed" : "suspended", "advice"];
}

export const consultationEventWords: Readonly<Record<ConsultationEventKind, string>> = {
  sent: "Request sent to the authority",
  received: "Received by the authority",
  extended: "Extension told by the authority",
  suspended: "Information asked for: the period stands still",
  resumed: "Information there: the period goes on",
  advice: "Advice received",
};
