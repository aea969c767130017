import { Zip, ZipDeflate, ZipPassThrough } from "fflate";
import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { contentOf, readStoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { confirmIdentity, type Proof } from "../accounts/confirm-identity";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { auditFile } from "./audit-trail";

type File = { name: string; content: string | Uint8Array };

/** Names in the archive are ids and numbers, and of a file's own name what no system takes for a path. */
const safe = (name: string): string =>
  name
    .replace(/[^A-Za-z0-9._@-]/g, "_")
    .replace(/^\.+/, "_")
    .slice(-100);

const json = (value: unknown): string =>
  `${JSON.stringify(value, (_, held: unknown) => (typeof held === "bigint" ? Number(held) : held), 2)}\n`;

/** One reading behind the wall for each file, so that an archive of hours holds no transaction open. */
const reading = <T>(organisationId: string, work: (transaction: Transaction) => Promise<T>): Promise<T> =>
  inOrganisation(organisationId, work);

async function* filesOfAssessment(organisationId: string, assessmentId: string): AsyncGenerator<File> {
  const folder = `assessments/${safe(assessmentId)}`;
  const place = { organisationId, assessmentId };
  const { stored, snapshots, issued, evidence, consultations, threads } = await reading(organisationId, async (transaction) => ({
    stored: await readStoredAssessment(transaction, organisationId, assessmentId),
    snapshots: await transaction.snapshot.findMany({ where: place, select: { snapshotId: true } }),
    issued: await transaction.issuedDocument.findMany({ where: place, select: { versionNumber: true, round: true, revision: true } }),
    evidence: await transaction.evidence.findMany({ where: place, select: { evidenceId: true, name: true } }),
    consultations: await transaction.consultationEvent.findMany({ where: place, orderBy: { entry: "asc" }, omit: { bytes: true } }),
    threads: await transaction.threadEntry.findMany({ where: place, orderBy: { entry: "asc" } }),
  }));
  if (stored) yield { name: `${folder}/assessment.json`, content: writeAssessmentFile(contentOf(stored, today())) };
  if (threads.length > 0) yield { name: `${folder}/comments.json`, content: json(threads) };
  if (consultations.length > 0) yield { name: `${folder}/consultations.json`, content: json(consultations) };
  for (const { versionNumber, entry, fileName } of consultations.filter((one) => one.fileName)) {
    const where = { organisationId_assessmentId_versionNumber_entry: { ...place, versionNumber, entry } };
    const { bytes } = await reading(organisationId, (transaction) => transaction.consultationEvent.findUniqueOrThrow({ where }));
    if (bytes) yield { name: `${folder}/consultations/version-${versionNumber}-${entry}-${safe(fileName ?? "")}`, content: bytes };
  }
  for (const { snapshotId } of snapshots) {
    const where = { organisationId_assessmentId_snapshotId: { ...place, snapshotId } };
    const { canonical } = await reading(organisationId, (transaction) => transaction.snapshot.findUniqueOrThrow({ where }));
    yield { name: `${folder}/kept-states/${safe(snapshotId)}.json`, content: canonical };
  }
  for (const key of issued) {
    const where = { organisationId_assessmentId_versionNumber_round_revision: { ...place, ...key } };
    const { bytes } = await reading(organisationId, (transaction) => transaction.issuedDocument.findUniqueOrThrow({ where }));
    yield { name: `${folder}/signed/version-${key.versionNumber}-round-${key.round}-revision-${key.revision}.pdf`, content: bytes };
  }
  for (const { evidenceId, name } of evidence) {
    const where = { organisationId_assessmentId_evidenceId: { ...place, evidenceId } };
    const { bytes } = await reading(organisationId, (transaction) => transaction.evidence.findUniqueOrThrow({ where }));
    if (bytes) yield { name: `${folder}/evidence/${safe(evidenceId)}-${safe(name)}`, content: bytes };
  }
}

async function* filesOf(organisationId: string): AsyncGenerator<File> {
  const held = await reading(organisationId, async (transaction) => ({
    trail: await auditFile(transaction, organisationId, () => true),
    organisation: await transaction.organisation.findUniqueOrThrow({ where: { organisationId } }),
    members: await transaction.membership.findMany({
      where: { organisationId },
      select: { personId: true, roles: true, createdAt: true, person: { select: { user: { select: { name: true, email: true } } } } },
    }),
    facts: await transaction.organisationFact.findMany({ where: { organisationId } }),
    shelf: await transaction.shelfEntry.findMany({ where: { organisationId } }),
    shelfEvidence: await transaction.shelfEvidence.findMany({ where: { organisationId }, select: { evidenceId: true, name: true } }),
    factEvidence: await transaction.factEvidence.findMany({ where: { organisationId }, select: { evidenceId: true, name: true } }),
    assessments: await transaction.assessment.findMany({ where: { organisationId }, select: { assessmentId: true } }),
  }));
  yield { name: "audit-trail.jsonl", content: held.trail.text };
  yield {
    name: "organisation.json",
    content: json({ organisation: held.organisation, members: held.members, facts: held.facts, shelf: held.shelf }),
  };
  for (const { evidenceId, name } of held.factEvidence) {
    const where = { organisationId_evidenceId: { organisationId, evidenceId } };
    const { bytes } = await reading(organisationId, (transaction) => transaction.factEvidence.findUniqueOrThrow({ where }));
    yield { name: `fact-evidence/${safe(evidenceId)}-${safe(name)}`, content: bytes };
  }
  for (const { evidenceId, name } of held.shelfEvidence) {
    const where = { organisationId_evidenceId: { organisationId, evidenceId } };
    const { bytes } = await reading(organisationId, (transaction) => transaction.shelfEvidence.findUniqueOrThrow({ where }));
    yield { name: `shelf-evidence/${safe(evidenceId)}-${safe(name)}`, content: bytes };
  }
  for (const { assessmentId } of held.assessments) yield* filesOfAssessment(organisationId, assessmentId);
}

/** A ZIP made file by file as it is read: an organisation's documents together can be larger than memory. */
function zipped(files: AsyncGenerator<File>): ReadableStream<Uint8Array> {
  const at = clock.now();
  let zip: Zip;
  return new ReadableStream<Uint8Array>({
    start(controller) {
      zip = new Zip((error, chunk, final) => {
        if (error) return controller.error(error);
        controller.enqueue(chunk);
        if (final) controller.close();
      });
    },
    async pull() {
      const { value, done } = await files.next();
      if (done) return zip.end();
      // What is compressed already is only stored.
      const entry = value.name.endsWith(".pdf") ? new ZipPassThrough(value.name) : new ZipDeflate(value.name, { level: 6 });
      entry.mtime = at;
      zip.add(entry);
      entry.push(typeof value.content === "string" ? new TextEncoder().encode(value.content) : value.content, true);
    },
    async cancel() {
      await files.return(undefined);
    },
  });
}

/**
 * `POST …/house/export`: everything that the organisation holds, as a ZIP: each assessment with its kept states, signed documents,
 * evidence and comments, own facts, members, and the audit trail with a note of this export in it. It holds more than administrators
 * read elsewhere, so they sign in again for it, and the trail says that they did.
 */
export async function exportOrganisation(
  person: SignedInPerson,
  organisationId: string,
  proof: Proof,
): Promise<{ name: string; zip: ReadableStream<Uint8Array> }> {
  requirePermission(person, organisationId, "manageHouse");
  await confirmIdentity(person, proof);
  await inOrganisation(organisationId, (transaction) =>
    appendAudit(transaction, {
      organisationId,
      kind: "organisationExported",
      personId: person.personId,
      personName: person.name,
      subject: {},
    }),
  );
  return { name: `groundwork-${organisationId}-${today()}.zip`, zip: zipped(filesOf(organisationId)) };
}
