import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { EvidenceRow, StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { contentOf } from "@/lib/adapters/db/stored-assessment";
import { type Writes, writeEvidenceRow } from "@/lib/adapters/db/write-assessment";
import { newId } from "@/lib/adapters/identifiers";
import { type ConditionStatus, conditionStatus, numberedConditions } from "@/lib/domain/assessment/condition";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { measureWords } from "@/lib/domain/view/measure-words";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { nothingWritten } from "../assessment/change-assessment";
import { checkedFile } from "../assessment/evidence";
import { openAssessment } from "../assessment/get-assessment";
import { putItem } from "../assessment/items";
import { notify } from "../notices/notify";
import { memberWhoStays } from "../people/member-who-stays";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, refuse } from "../refusal";

export type FollowedCondition = {
  version: number;
  number: number;
  title: string;
  /** As it was signed. */
  owner: string;
  /** Who looks after it here; null while nobody is named. */
  responsible: { personId: string; name: string } | null;
  due: string | null;
  status: ConditionStatus;
  evidenced: { by: string; at: string; note: string } | null;
  files: readonly { evidenceId: string; name: string; sha256: string; bytes: number; addedOn: string }[];
  /** Whether this person may add evidence and close or reopen it. */
  mayFollow: boolean;
};

export type ConditionsView = {
  /** Newest version first; the one in force is the one followed. */
  versions: readonly { version: number; state: VersionState; conditions: readonly FollowedCondition[] }[];
  mayAssign: boolean;
  members: readonly { personId: string; name: string }[];
};

const plain = (date: Date | null): string | null => date?.toISOString().slice(0, 10) ?? null;

/** Writes the conditions of what was just signed, numbered as printed. A rejection has none. */
export async function writeConditions(transaction: Transaction, stored: StoredAssessment): Promise<void> {
  const { organisationId, assessmentId, version } = stored;
  const content = contentOf(stored, today());
  const outcome = content.answers["decision.outcome"];
  if (!outcome || !("value" in outcome) || outcome.value !== "approvedWithConditions") return;
  const at = clock.now();
  await transaction.condition.createMany({
    data: numberedConditions(content).map(({ number, measure, inPlace }) => ({
      organisationId,
      assessmentId,
      versionNumber: version.number,
      number,
      measureId: measure.id,
      title: measureWords(measure).title,
      owner: measure.owner ?? "",
      due: measure.due ? new Date(`${measure.due}T00:00:00Z`) : null,
      inPlace,
      evidencedAt: inPlace ? at : null,
    })),
  });
}

/** The conditions of every signed version, with who looks after them, their evidence, and where they stand today. */
export async function listConditions(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<ConditionsView> {
  const { membership } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const { rows, versions, members } = await inOrganisation(organisationId, async (transaction) => ({
    rows: await transaction.condition.findMany({
      where: { organisationId, assessmentId },
      include: { evidence: { omit: { bytes: true }, orderBy: { addedOn: "asc" } } },
      orderBy: [{ versionNumber: "desc" }, { number: "asc" }],
    }),
    versions: await transaction.version.findMany({ where: { organisationId, assessmentId }, select: { number: true, state: true } }),
    members: await transaction.membership.findMany({
      where: { organisationId },
      select: { personId: true, roles: true, suspendedAt: true },
    }),
  }));
  const names = await namesOf(
    [...members, ...rows.map((row) => ({ personId: row.ownerPersonId ?? row.evidencedBy ?? "" }))].map((one) => one.personId),
  );
  const isMember = new Set(members.map(({ personId }) => personId));
  const now = today();
  const isAuthor = membership.roles.includes("author");
  const followed = rows.map(
    (row): FollowedCondition => ({
      version: row.versionNumber,
      number: row.number,
      title: row.title,
      owner: row.owner,
      responsible:
        row.ownerPersonId && isMember.has(row.ownerPersonId) ? { personId: row.ownerPersonId, name: names(row.ownerPersonId) } : null,
      due: plain(row.due),
      status: conditionStatus({ due: plain(row.due), evidenced: row.evidencedAt !== null }, now),
      evidenced: row.evidencedAt
        ? { by: row.evidencedBy ? names(row.evidencedBy) : "", at: row.evidencedAt.toISOString(), note: row.note }
        : null,
      files: row.evidence.map(({ evidenceId, name, sha256, size, addedOn }) => ({
        evidenceId,
        name,
        sha256,
        bytes: size,
        addedOn: plain(addedOn) ?? "",
      })),
      mayFollow: isAuthor || row.ownerPersonId === person.personId,
    }),
  );
  const readers = members.filter(({ roles, suspendedAt }) => suspendedAt === null && roles.some((role) => role !== "administrator"));
  return {
    versions: versions
      .toSorted((a, b) => b.number - a.number)
      .map(({ number, state }) => ({
        version: number,
        state: state as VersionState,
        conditions: followed.filter(({ version }) => version === number),
      }))
      .filter(({ conditions }) => conditions.length > 0),
    mayAssign: isAuthor,
    members: readers.map(({ personId }) => ({ personId, name: names(personId) })).toSorted((a, b) => a.name.localeCompare(b.name, "en")),
  };
}

type Place = { version: number; number: number };

/** One condition, locked, for a person who may follow it: an author, or who looks after it. */
async function withCondition<T>(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { version, number }: Place,
  work: (given: { transaction: Transaction; key: ReturnType<typeof keyOf>; inPlace: boolean; evidencedAt: Date | null }) => Promise<T>,
): Promise<T> {
  const { membership } = await openAssessment(person, organisationId, assessmentId, "evidenceCondition");
  const key = keyOf(organisationId, assessmentId, { version, number });
  return inOrganisation(organisationId, async (transaction) => {
    await transaction.$queryRaw`select 1 from condition where organisation_id = ${organisationId} and assessment_id = ${assessmentId}
      and version_number = ${version} and number = ${number} for update`;
    const row = await transaction.condition.findUnique({
      where: { organisationId_assessmentId_versionNumber_number: key },
      select: { ownerPersonId: true, inPlace: true, evidencedAt: true, version: { select: { state: true } } },
    });
    if (!row) throw notFound();
    if (!membership.roles.includes("author") && row.ownerPersonId !== person.personId)
      throw refuse("notAllowed", "Only an author, or who looks after this condition, can do this.");
    if (row.version.state !== "signed")
      throw refuse("closed", "A later version stands in the place of this one: its conditions are followed there.");
    return work({ transaction, key, inPlace: row.inPlace, evidencedAt: row.evidencedAt });
  });
}

const keyOf = (organisationId: string, assessmentId: string, { version, number }: Place) => ({
  organisationId,
  assessmentId,
  versionNumber: version,
  number,
});

/** `POST …/conditions/{version}/{number}/evidence?name=…` with the bytes as the body. */
export async function addConditionEvidence(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  place: Place,
  given: { name: string; bytes: Uint8Array },
): Promise<{ evidenceId: string }> {
  const evidenceId = newId("ev");
  await withCondition(person, organisationId, assessmentId, place, async ({ transaction, key, evidencedAt }) => {
    if (evidencedAt) throw refuse("closed", "This condition is closed. Reopen it to add evidence.");
    const { name, type, sha256 } = checkedFile(given);
    await transaction.conditionEvidence.create({
      data: {
        ...key,
        evidenceId,
        name,
        type,
        sha256,
        size: given.bytes.byteLength,
        bytes: new Uint8Array(given.bytes),
        addedBy: person.personId,
        addedOn: new Date(`${today()}T00:00:00Z`),
      },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "conditionEvidenceAdded",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, ...place, evidenceId, sha256 },
      words: { name },
    });
  });
  return { evidenceId };
}

/** `GET …/conditions/{version}/{number}/evidence/{evidenceId}`: always a download. */
export async function conditionEvidence(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  place: Place & { evidenceId: string },
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const key = { ...keyOf(organisationId, assessmentId, place), evidenceId: place.evidenceId };
  const found = await inOrganisation(organisationId, (transaction) =>
    transaction.conditionEvidence.findUnique({
      where: { organisationId_assessmentId_versionNumber_number_evidenceId: key },
      select: { name: true, type: true, bytes: true },
    }),
  );
  if (!found) throw notFound();
  return { ...found, bytes: new Uint8Array(found.bytes) };
}

/**
 * `PUT …/conditions/{version}/{number}` with `{ evidenced, note }`: says that the condition is met by the evidence added, or
 * opens it again with the reason. The signed version is not touched; the next one takes over what was shown.
 */
export async function closeCondition(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  place: Place,
  { evidenced, note }: { evidenced: boolean; note: string },
): Promise<void> {
  await withCondition(person, organisationId, assessmentId, place, async ({ transaction, key, inPlace, evidencedAt }) => {
    if (inPlace) throw refuse("invalid", "This condition was in place when the decision was signed; a new version changes that.");
    if (evidenced && evidencedAt) throw refuse("closed", "This condition is closed already.");
    if (evidenced && (await transaction.conditionEvidence.count({ where: key })) === 0)
      throw refuse("invalid", "Add a file that shows it first: a condition is closed by evidence.");
    if (!evidenced && note.trim() === "") throw refuse("invalid", "Please say why it is opened again.");
    await transaction.condition.update({
      where: { organisationId_assessmentId_versionNumber_number: key },
      data: { evidencedAt: evidenced ? clock.now() : null, evidencedBy: evidenced ? person.personId : null, note: note.trim() },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: evidenced ? "conditionEvidenced" : "conditionReopened",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, ...place },
      words: { note: note.trim() },
    });
  });
}

/** `PUT …/conditions/{version}/{number}/owner` with `{ personId }`: names who looks after it; null takes the name away. */
export async function assignCondition(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  place: Place,
  { personId }: { personId: string | null },
): Promise<void> {
  await openAssessment(person, organisationId, assessmentId, "assignCondition");
  await withCondition(person, organisationId, assessmentId, place, async ({ transaction, key }) => {
    const roles = personId ? await memberWhoStays(transaction, organisationId, personId) : null;
    if (personId && !roles?.some((role) => role !== "administrator"))
      throw refuse("invalid", "Only somebody of this organisation who may read its assessments can look after a condition.");
    await transaction.condition.update({
      where: { organisationId_assessmentId_versionNumber_number: key },
      data: { ownerPersonId: personId },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "conditionAssigned",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, ...place, assignedTo: personId },
    });
    if (personId)
      await notify(transaction, {
        organisationId,
        personId,
        by: person.personId,
        kind: "conditionAssigned",
        assessmentId,
        path: "conditions",
        values: {},
      });
  });
}

/**
 * What was shown since the last signature, as the next version takes it over: the measure of each closed condition is
 * implemented, with its files among the evidence of the assessment.
 */
export async function carryConditions(
  transaction: Transaction,
  stored: StoredAssessment,
  { by, at }: { by: string; at: string },
): Promise<{ stored: StoredAssessment; writes: Writes }> {
  const { organisationId, assessmentId } = stored;
  const closed = await transaction.condition.findMany({
    where: { organisationId, assessmentId, version: { state: "signed" }, inPlace: false, evidencedAt: { not: null } },
    include: { evidence: true },
    orderBy: { number: "asc" },
  });
  let measures = stored.measures;
  const evidence = new Map(stored.evidence);
  const rows: Writes["measures"][number][] = [];
  for (const condition of closed) {
    const held = measures.get(condition.measureId);
    // A version that was begun and withdrawn has taken some over already.
    const files = condition.evidence.filter(({ evidenceId }) => !evidence.has(evidenceId));
    if (!held || held.removedAt !== null || files.length === 0) continue;
    for (const file of files) {
      const row: EvidenceRow = {
        id: file.evidenceId,
        position: evidence.size,
        name: file.name,
        sha256: file.sha256,
        size: file.size,
        addedOn: plain(file.addedOn) ?? "",
        extra: {},
        removedAt: null,
      };
      await writeEvidenceRow(
        transaction,
        { organisationId, assessmentId },
        row,
        { type: file.type, bytes: new Uint8Array(file.bytes) },
        by,
      );
      evidence.set(row.id, row);
    }
    const value = {
      ...held.value,
      status: "implemented" as const,
      evidence: [...held.value.evidence, ...files.map(({ evidenceId }) => evidenceId)],
    };
    const put = putItem(measures, { id: held.id, value, baseRevision: held.revision, path: `measures/${held.id}` });
    measures = put.rows;
    rows.push(put.row);
  }
  return {
    stored: { ...stored, measures, evidence },
    writes: {
      ...nothingWritten,
      measures: rows,
      history: rows.map(({ id, revision, value }) => ({
        path: `measures/${id}`,
        revision,
        answer: value,
        refused: false,
        savedBy: by,
        savedAt: at,
      })),
    },
  };
}
