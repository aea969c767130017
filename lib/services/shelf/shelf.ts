import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { Answers } from "@/lib/domain/questionnaire/answer";
import { limits } from "@/lib/domain/questionnaire/answer-schema";
import { entryName, entryProblems, referencesIn, type ShelfEntry, shelfKindOf } from "@/lib/domain/shelf/shelf-entry";
import type { ShelfKind } from "@/lib/domain/shelf/shelf-kinds";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { checkedFile } from "../assessment/evidence";
import { requirePermission } from "../people/membership";
import { namesOf } from "../portfolio/list-assessments";
import { notFound, Refusal, refuse } from "../refusal";

/** An entry as it stands, with who saved it last. */
type ShelfEntryView = ShelfEntry & { name: string; savedBy: string; savedAt: string };

export type Shelf = { entries: readonly ShelfEntryView[]; evidence: readonly EvidenceItem[] };

type EntryRow = { entryId: string; kind: string; revision: number; answers: unknown; savedBy: string; savedAt: Date };
const entryOf = ({ entryId, kind, revision, answers }: EntryRow): ShelfEntry => ({
  id: entryId,
  kind: shelfKindOf(kind),
  revision,
  answers: answers as Answers,
});

/** The entries that are not removed, by id, in a transaction that stands in the organisation. */
export async function shelfEntries(transaction: Transaction, organisationId: string): Promise<ReadonlyMap<string, ShelfEntry>> {
  const rows = await transaction.shelfEntry.findMany({ where: { organisationId, removedAt: null } });
  return new Map(rows.map((row) => [row.entryId, entryOf(row)]));
}

/** Everything on an organisation's shelf, by name, for those who read assessments. */
export async function readShelf(person: SignedInPerson, organisationId: string): Promise<Shelf> {
  requirePermission(person, organisationId, "readShelf");
  const { rows, files } = await inOrganisation(organisationId, async (transaction) => ({
    rows: await transaction.shelfEntry.findMany({ where: { organisationId, removedAt: null } }),
    files: await transaction.shelfEvidence.findMany({ where: { organisationId }, omit: { bytes: true }, orderBy: { addedOn: "asc" } }),
  }));
  const names = await namesOf(rows.map((row) => row.savedBy));
  return {
    entries: rows
      .map((row) => ({ ...entryOf(row), name: entryName(entryOf(row)), savedBy: names(row.savedBy), savedAt: row.savedAt.toISOString() }))
      .sort((one, other) => one.name.localeCompare(other.name, "en")),
    evidence: files.map(({ evidenceId, name, sha256, size, addedOn }) => ({
      id: evidenceId,
      name,
      sha256,
      bytes: size,
      addedOn: addedOn.toISOString().slice(0, 10),
    })),
  };
}

async function checked(transaction: Transaction, organisationId: string, kind: ShelfKind, answers: Answers): Promise<void> {
  const entries = await shelfEntries(transaction, organisationId);
  const files = await transaction.shelfEvidence.findMany({ where: { organisationId }, select: { evidenceId: true } });
  const known = new Set(files.map((file) => file.evidenceId));
  const problems = entryProblems(kind, answers, { kindOf: (id) => entries.get(id)?.kind, hasEvidence: (id) => known.has(id) });
  if (problems.length > 0) throw refuse("invalid", problems[0]?.message ?? "", problems);
}

/** Writes a new entry or the next revision of one, both as it stands and as it will have been. */
async function writeEntry(
  transaction: Transaction,
  person: SignedInPerson,
  organisationId: string,
  { id, kind, revision, answers }: ShelfEntry,
): Promise<void> {
  const saved = { revision, answers: answers as unknown as Prisma.InputJsonObject, savedBy: person.personId, savedAt: clock.now() };
  const place = { organisationId, entryId: id };
  await transaction.shelfEntry.upsert({
    where: { organisationId_entryId: place },
    create: { ...place, kind, ...saved },
    update: { ...saved, removedAt: null },
  });
  await transaction.shelfRevision.create({ data: { ...place, ...saved } });
  await appendAudit(transaction, {
    organisationId,
    kind: "shelfChanged",
    personId: person.personId,
    personName: person.name,
    subject: { entryId: id, kind, revision },
  });
}

/** Puts a new entry onto the shelf within a transaction; refused where its answers do not fit or the kind is full. */
export async function addEntry(
  transaction: Transaction,
  person: SignedInPerson,
  organisationId: string,
  { kind, answers }: { kind: ShelfKind; answers: Answers },
): Promise<ShelfEntry> {
  await checked(transaction, organisationId, kind, answers);
  if ((await transaction.shelfEntry.count({ where: { organisationId, kind, removedAt: null } })) >= limits.recordsInList)
    throw refuse("invalid", `The shelf holds at most ${limits.recordsInList} entries of a kind.`);
  const entry: ShelfEntry = { id: newId("sh"), kind, revision: 1, answers };
  await writeEntry(transaction, person, organisationId, entry);
  return entry;
}

/** `POST …/shelf` with `{ kind, answers }`. */
export async function addToShelf(
  person: SignedInPerson,
  organisationId: string,
  given: { kind: ShelfKind; answers: Answers },
): Promise<{ entryId: string; revision: number }> {
  requirePermission(person, organisationId, "changeShelf");
  const entry = await inOrganisation(organisationId, (transaction) => addEntry(transaction, person, organisationId, given));
  return { entryId: entry.id, revision: entry.revision };
}

async function lockedEntry(transaction: Transaction, organisationId: string, entryId: string): Promise<ShelfEntry> {
  await transaction.$queryRaw`select 1 from shelf_entry where organisation_id = ${organisationId} and entry_id = ${entryId} for update`;
  const row = await transaction.shelfEntry.findUnique({ where: { organisationId_entryId: { organisationId, entryId } } });
  if (!row || row.removedAt) throw notFound();
  return entryOf(row);
}

/** `PUT …/shelf/{entryId}` with `{ answers, baseRevision }`: refused when somebody else saved it in between. */
export async function changeShelfEntry(
  person: SignedInPerson,
  organisationId: string,
  entryId: string,
  { answers, baseRevision }: { answers: Answers; baseRevision: number },
): Promise<{ revision: number }> {
  requirePermission(person, organisationId, "changeShelf");
  return inOrganisation(organisationId, async (transaction) => {
    const before = await lockedEntry(transaction, organisationId, entryId);
    if (before.revision !== baseRevision)
      throw new Refusal({
        refused: "conflict",
        message: "Somebody else saved this entry in the meantime. Open it in another window to compare; nothing was overwritten.",
        conflicts: [{ path: entryId, current: null, revision: before.revision, by: "", at: "" }],
      });
    await checked(transaction, organisationId, before.kind, answers);
    const revision = before.revision + 1;
    await writeEntry(transaction, person, organisationId, { ...before, answers, revision });
    return { revision };
  });
}

/** `DELETE …/shelf/{entryId}`: refused while other entries name it. Copies in assessments stay what they are. */
export async function removeFromShelf(person: SignedInPerson, organisationId: string, entryId: string): Promise<void> {
  requirePermission(person, organisationId, "changeShelf");
  await inOrganisation(organisationId, async (transaction) => {
    const { kind, revision } = await lockedEntry(transaction, organisationId, entryId);
    const naming = [...(await shelfEntries(transaction, organisationId)).values()].filter((entry) =>
      Object.entries(entry.answers).some(([field, answer]) => referencesIn(entry.kind, field, answer).includes(entryId)),
    );
    if (naming.length > 0)
      throw refuse("invalid", `Other entries name this one: ${naming.map(entryName).join(", ")}. Take it out of them first.`);
    await transaction.shelfEntry.update({
      where: { organisationId_entryId: { organisationId, entryId } },
      data: { removedAt: clock.now() },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "shelfChanged",
      personId: person.personId,
      personName: person.name,
      subject: { entryId, kind, revision, removed: true },
    });
  });
}

/** Keeps a file on the shelf within a transaction. */
export async function keepShelfFile(
  transaction: Transaction,
  person: SignedInPerson,
  organisationId: string,
  file: { name: string; type: string; sha256: string; bytes: Uint8Array<ArrayBuffer> },
): Promise<EvidenceItem> {
  const evidenceId = newId("ev");
  const { bytes, ...described } = file;
  await transaction.shelfEvidence.create({
    data: {
      organisationId,
      evidenceId,
      ...described,
      size: bytes.byteLength,
      bytes,
      addedBy: person.personId,
      addedOn: new Date(`${today()}T00:00:00Z`),
    },
  });
  await appendAudit(transaction, {
    organisationId,
    kind: "shelfEvidenceAdded",
    personId: person.personId,
    personName: person.name,
    subject: { evidenceId, sha256: file.sha256 },
    words: { name: file.name },
  });
  return { id: evidenceId, name: file.name, sha256: file.sha256, bytes: bytes.byteLength, addedOn: today() };
}

/** `POST …/shelf/evidence?name=…` with the bytes as the body. */
export async function addShelfEvidence(
  person: SignedInPerson,
  organisationId: string,
  given: { name: string; bytes: Uint8Array },
): Promise<EvidenceItem> {
  requirePermission(person, organisationId, "changeShelf");
  const file = checkedFile(given);
  return inOrganisation(organisationId, (transaction) =>
    keepShelfFile(transaction, person, organisationId, { ...file, bytes: new Uint8Array(given.bytes) }),
  );
}

/** `GET …/shelf/evidence/{evidenceId}`: always a download. */
export async function getShelfEvidence(
  person: SignedInPerson,
  organisationId: string,
  evidenceId: string,
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  requirePermission(person, organisationId, "readShelf");
  const found = await inOrganisation(organisationId, (transaction) =>
    transaction.shelfEvidence.findUnique({
      where: { organisationId_evidenceId: { organisationId, evidenceId } },
      select: { name: true, type: true, bytes: true },
    }),
  );
  if (!found) throw notFound();
  return { ...found, bytes: new Uint8Array(found.bytes) };
}
