import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import {
  type Consultation,
  type ConsultationClock,
  type ConsultationEvent,
  type ConsultationEventKind,
  consultationClock,
  consultationEventWords,
  consultationOf,
  nextConsultationEvents,
} from "@/lib/domain/assessment/consultation";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { type ChangeContext, changeAssessment, inState, nothingWritten } from "../assessment/change-assessment";
import { checkedFile } from "../assessment/evidence";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { concernedByConsultation } from "../notices/notice-recipients";
import { notify } from "../notices/notify";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, refuse } from "../refusal";

type Row = Awaited<ReturnType<typeof rowsOf>>[number];

const rowsOf = (transaction: Transaction, organisationId: string, assessmentId: string, versionNumber?: number) =>
  transaction.consultationEvent.findMany({
    where: { organisationId, assessmentId, withdrawnAt: null, ...(versionNumber === undefined ? {} : { versionNumber }) },
    omit: { bytes: true },
    orderBy: [{ versionNumber: "asc" }, { entry: "asc" }],
  });

const eventOf = (row: Row): ConsultationEvent => ({
  entry: row.entry,
  kind: row.kind as ConsultationEventKind,
  on: row.onDate.toISOString().slice(0, 10),
  authority: row.authority,
  reference: row.reference,
  note: row.note,
  level: row.level as ConsultationEvent["level"],
  file: row.fileName !== null && row.sha256 !== null ? { name: row.fileName, sha256: row.sha256 } : null,
});

export type ConsultationView = {
  state: VersionState;
  version: number;
  /** The one that runs or ran for the open version. */
  running: Consultation | null;
  clock: ConsultationClock | null;
  next: readonly ConsultationEventKind[];
  /** Newest first, of every version. */
  events: readonly (ConsultationEvent & { version: number; by: string; words: string; isLast: boolean })[];
  /** Whether the package can be downloaded: something was decided to be sent. */
  hasPackage: boolean;
  maySend: boolean;
  mayRecord: boolean;
};

/** When somebody last decided to consult the authority on the open version; null where nobody has. */
export async function consultationDecidedAt(
  transaction: Transaction,
  { organisationId, assessmentId, version }: ChangeContext["stored"],
): Promise<Date | null> {
  const [row] = await transaction.$queryRaw<{ at: Date }[]>`
    select at from audit_event where organisation_id = ${organisationId} and kind = 'stateChanged'
      and subject->>'assessmentId' = ${assessmentId} and (subject->>'version')::int = ${version.number}
      and subject->>'to' = 'consultAuthority' order by number desc limit 1`;
  return row?.at ?? null;
}

/** Consultations of open versions that wait for the authority, each with the last day of its period where that is known. */
export async function waitingConsultations(
  transaction: Transaction,
  organisationId: string,
): Promise<readonly { assessmentId: string; version: number; ends: string }[]> {
  const waiting = await transaction.version.findMany({
    where: { organisationId, state: "authorityConsulted" },
    select: { assessmentId: true, number: true },
  });
  const found: { assessmentId: string; version: number; ends: string }[] = [];
  for (const { assessmentId, number } of waiting) {
    const running = consultationOf((await rowsOf(transaction, organisationId, assessmentId, number)).map(eventOf));
    const clockNow = running && consultationClock(running, today());
    if (clockNow?.ends && clockNow.state !== "advised") found.push({ assessmentId, version: number, ends: clockNow.ends });
  }
  return found;
}

/** What was sent and what came, where the authority's period stands today, and what this person may record. */
export async function consultationView(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<ConsultationView> {
  const { stored, membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { number, state } = stored.version;
  const { rows, decided } = await inOrganisation(organisationId, async (transaction) => ({
    rows: await rowsOf(transaction, organisationId, assessmentId),
    decided: await consultationDecidedAt(transaction, stored),
  }));
  const names = await namesOf(rows.map((row) => row.recordedBy));
  const events = rows.filter((row) => row.versionNumber === number).map(eventOf);
  const running = consultationOf(events);
  const last = events.at(-1)?.entry;
  return {
    state,
    version: number,
    running,
    clock: running && consultationClock(running, today()),
    next: nextConsultationEvents(events),
    events: rows
      .map((row) => ({
        ...eventOf(row),
        version: row.versionNumber,
        by: names(row.recordedBy),
        words: consultationEventWords[row.kind as ConsultationEventKind],
        isLast: row.versionNumber === number && row.entry === last,
      }))
      .toReversed(),
    hasPackage: decided !== null,
    maySend: may(membership.roles, "sendToAuthority", state),
    mayRecord: may(membership.roles, "recordConsultation", state),
  };
}

const asDate = (plain: string): Date => new Date(`${plain}T00:00:00Z`);

function checkDay(on: string, last: string | undefined): void {
  const problem =
    on > today()
      ? "This day has not come yet. Record what has happened."
      : last !== undefined && on < last
        ? "This is before the last thing that was recorded. Take that back first if its date is wrong."
        : null;
  if (problem) throw refuse("invalid", problem, [{ path: "on", message: problem }]);
}

async function tellOfConsultation(
  transaction: Transaction,
  { organisationId, assessmentId, version }: ChangeContext["stored"],
  by: string,
  kind: "consultationRecorded" | "consultationTakenBack",
  event: ConsultationEventKind,
): Promise<void> {
  const personId = await concernedByConsultation(transaction, organisationId, assessmentId, version.number);
  await notify(transaction, { organisationId, personId, by, kind, assessmentId, values: { event } });
}

/** Writes an event in the caller's change and gives the state that holds it. */
async function writeEvent(
  { transaction, stored, by }: ChangeContext,
  person: SignedInPerson,
  event: Omit<ConsultationEvent, "entry" | "file">,
): Promise<{ stored: ChangeContext["stored"]; entry: number }> {
  const { organisationId, assessmentId, version } = stored;
  const key = { organisationId, assessmentId, versionNumber: version.number };
  const newest = await transaction.consultationEvent.aggregate({ where: key, _max: { entry: true } });
  const entry = (newest._max.entry ?? 0) + 1;
  const { on, ...rest } = event;
  await transaction.consultationEvent.create({
    data: { ...key, entry, ...rest, onDate: asDate(on), recordedBy: by, recordedAt: clock.now() },
  });
  await appendAudit(transaction, {
    organisationId,
    kind: "consultationRecorded",
    personId: by,
    personName: person.name,
    subject: { assessmentId, version: version.number, entry, event: event.kind, on },
    words: { authority: event.authority, reference: event.reference, note: event.note },
  });
  await tellOfConsultation(transaction, stored, by, "consultationRecorded", event.kind);
  return { stored: await withConsultation(transaction, stored), entry };
}

async function withConsultation(transaction: Transaction, stored: ChangeContext["stored"]): Promise<ChangeContext["stored"]> {
  const { organisationId, assessmentId, version } = stored;
  return {
    ...stored,
    consultation: consultationOf((await rowsOf(transaction, organisationId, assessmentId, version.number)).map(eventOf)),
  };
}

/** `POST …/consultation`: records that the request was sent (to whom, when, under which reference); the authority has the case. */
export async function sendToAuthority(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { authority, on, reference, note }: { authority: string; on: string; reference: string; note: string },
): Promise<{ state: "authorityConsulted" }> {
  await changeAssessment(person, organisationId, assessmentId, "sendToAuthority", async (context) => {
    const { transaction, by, content } = context;
    checkDay(on, undefined);
    const { level } = resultOf(content()).outcome;
    const { stored } = await writeEvent(context, person, { kind: "sent", on, authority, reference, note, level });
    await appendAudit(transaction, {
      organisationId,
      kind: "stateChanged",
      personId: by,
      personName: person.name,
      subject: {
        assessmentId,
        version: stored.version.number,
        from: stored.version.state,
        to: "authorityConsulted",
        transition: "sendToAuthority",
      },
      words: { reason: note },
    });
    return { stored: inState(stored, "authorityConsulted"), writes: nothingWritten };
  });
  return { state: "authorityConsulted" };
}

/** `POST …/consultation/events`: what happened to the request; refused where it cannot come next or its day does not fit. */
export async function recordConsultationEvent(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { kind, on, note }: { kind: Exclude<ConsultationEventKind, "sent">; on: string; note: string },
): Promise<{ entry: number }> {
  let entry = 0;
  await changeAssessment(person, organisationId, assessmentId, "recordConsultation", async (context) => {
    const { transaction, stored } = context;
    const events = (await rowsOf(transaction, organisationId, assessmentId, stored.version.number)).map(eventOf);
    if (!nextConsultationEvents(events).includes(kind))
      throw refuse("invalid", `“${consultationEventWords[kind]}” cannot come next. Load the page again to see what was recorded.`);
    checkDay(on, events.at(-1)?.on);
    if (kind === "extended" && note.trim() === "") throw refuse("invalid", "Please give the reasons that the authority gave (Art. 36(2)).");
    if (kind === "advice" && note.trim() === "") throw refuse("invalid", "Please say in short what the authority advises.");
    const written = await writeEvent(context, person, { kind, on, authority: "", reference: "", note: note.trim(), level: null });
    entry = written.entry;
    return { stored: written.stored, writes: nothingWritten };
  });
  return { entry };
}

/** `POST …/consultation/events/{entry}/file?name=…` with the bytes as the body: the letter that came or went, once. */
export async function attachToConsultation(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  entry: number,
  given: { name: string; bytes: Uint8Array },
): Promise<void> {
  const { name, type, sha256 } = checkedFile(given);
  await changeAssessment(person, organisationId, assessmentId, "recordConsultation", async ({ transaction, stored, by }) => {
    const key = { organisationId, assessmentId, versionNumber: stored.version.number, entry };
    const { count } = await transaction.consultationEvent.updateMany({
      where: { ...key, withdrawnAt: null, fileName: null },
      data: { fileName: name, fileType: type, sha256, bytes: new Uint8Array(given.bytes) },
    });
    if (count === 0) throw notFound();
    await appendAudit(transaction, {
      organisationId,
      kind: "consultationRecorded",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: stored.version.number, entry, event: "file", sha256 },
      words: { name },
    });
    return { stored: await withConsultation(transaction, stored), writes: nothingWritten };
  });
}

/** `DELETE …/consultation/events/{entry}`: takes back the last thing recorded by mistake; that the request was sent stays. */
export async function withdrawConsultationEvent(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  entry: number,
): Promise<void> {
  await changeAssessment(person, organisationId, assessmentId, "recordConsultation", async ({ transaction, stored, by }) => {
    const rows = await rowsOf(transaction, organisationId, assessmentId, stored.version.number);
    const row = rows.find((one) => one.entry === entry);
    if (!row) throw notFound();
    if (row.kind === "sent" || rows.at(-1)?.entry !== entry)
      throw refuse("invalid", "Only the last thing that was recorded can be taken back, and not that the request was sent.");
    const key = { organisationId, assessmentId, versionNumber: stored.version.number, entry };
    await transaction.consultationEvent.update({
      where: { organisationId_assessmentId_versionNumber_entry: key },
      data: { withdrawnAt: clock.now() },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "consultationTakenBack",
      personId: by,
      personName: person.name,
      subject: { assessmentId, version: stored.version.number, entry, event: row.kind },
    });
    await tellOfConsultation(transaction, stored, by, "consultationTakenBack", row.kind as ConsultationEventKind);
    return { stored: await withConsultation(transaction, stored), writes: nothingWritten };
  });
}

/** `GET …/consultation/{version}/{entry}/file`: always a download. */
export async function consultationFile(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { version, entry }: { version: number; entry: number },
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const key = { organisationId, assessmentId, versionNumber: version, entry };
  const found = await inOrganisation(organisationId, (transaction) =>
    transaction.consultationEvent.findUnique({
      where: { organisationId_assessmentId_versionNumber_entry: key },
      select: { fileName: true, fileType: true, bytes: true, withdrawnAt: true },
    }),
  );
  if (!found?.fileName || !found.bytes || found.withdrawnAt) throw notFound();
  return { name: found.fileName, type: found.fileType ?? "application/octet-stream", bytes: new Uint8Array(found.bytes) };
}
