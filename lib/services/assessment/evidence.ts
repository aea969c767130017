import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { EvidenceRow } from "@/lib/adapters/db/stored-assessment";
import { writeEvidenceRow } from "@/lib/adapters/db/write-assessment";
import { evidenceEndings, evidenceType } from "@/lib/adapters/files/evidence-type";
import { newId, sha256 } from "@/lib/adapters/identifiers";
import type { EvidenceItem } from "@/lib/domain/assessment/evidence-item";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { notFound, Refusal, refuse } from "../refusal";
import { pathsNaming } from "./answer-references";
import { changeAssessment, nothingWritten } from "./change-assessment";
import { openAssessment } from "./get-assessment";

export const largestEvidence = 20 * 1024 * 1024;

/** A file name without folders and control characters, at most 200 letters with its ending kept. */
function plainName(name: string): string {
  const last = name.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out
  const clean = last.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, "").trim();
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(clean)?.[0] ?? "";
  return `${clean.slice(0, clean.length - ending.length).slice(0, 200 - ending.length)}${ending}`;
}

/** The plain name, type and hash of a file that may be evidence; refuses what is empty, too large, or not what its ending says. */
export function checkedFile({ name: given, bytes }: { name: string; bytes: Uint8Array }): { name: string; type: string; sha256: string } {
  const name = plainName(given);
  if (bytes.byteLength === 0) throw refuse("invalid", "This file is empty. Choose the file again.");
  if (bytes.byteLength > largestEvidence) throw refuse("tooLarge", "This file is larger than 20 MB. Add the part that proves the point.");
  const type = evidenceType(name, bytes);
  if (!type)
    throw refuse(
      "wrongType",
      `This is no kind of file that can be evidence, or its content is not what its ending says. Possible are: ${evidenceEndings.join(", ")}.`,
    );
  return { name, type, sha256: sha256(bytes) };
}

/** `POST …/evidence?name=…` with the bytes as the body; the reply is the item. */
export async function addEvidence(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  given: { name: string; bytes: Uint8Array },
): Promise<EvidenceItem> {
  const { name, type, sha256: hash } = checkedFile(given);
  const { bytes } = given;
  const row: EvidenceRow = {
    id: newId("ev"),
    position: 0,
    name,
    sha256: hash,
    size: bytes.byteLength,
    addedOn: today(),
    extra: {},
    removedAt: null,
  };
  await changeAssessment(person, organisationId, assessmentId, "addEvidence", async ({ transaction, stored, by }) => {
    const placed = { ...row, position: stored.evidence.size };
    await writeEvidenceRow(transaction, { organisationId, assessmentId }, placed, { type, bytes: new Uint8Array(bytes) }, by);
    await appendAudit(transaction, {
      organisationId,
      kind: "evidenceAdded",
      personId: by,
      personName: person.name,
      subject: { assessmentId, evidenceId: row.id, sha256: row.sha256 },
      words: { name },
    });
    return { stored: { ...stored, evidence: new Map(stored.evidence).set(row.id, placed) }, writes: nothingWritten };
  });
  return { id: row.id, name, sha256: row.sha256, bytes: row.size, addedOn: row.addedOn };
}

/** `GET …/evidence/{evidenceId}`: always a download. */
export async function getEvidence(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  evidenceId: string,
): Promise<{ name: string; type: string; bytes: Uint8Array<ArrayBuffer> }> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  const found = await inOrganisation(organisationId, (transaction) =>
    transaction.evidence.findUnique({
      where: { organisationId_assessmentId_evidenceId: { organisationId, assessmentId, evidenceId } },
      select: { name: true, type: true, bytes: true, removedAt: true },
    }),
  );
  if (!found || found.removedAt) throw notFound();
  if (!found.bytes)
    throw refuse("notFound", "Only the name and hash of this evidence are held here; the file stayed where the assessment came from.");
  return { name: found.name, type: found.type, bytes: new Uint8Array(found.bytes) };
}

/** `DELETE …/evidence/{evidenceId}`: refused while answers or measures name it. The bytes stay for the history. */
export async function removeEvidence(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  evidenceId: string,
): Promise<void> {
  await changeAssessment(person, organisationId, assessmentId, "addEvidence", async ({ transaction, stored, by, at }) => {
    const row = stored.evidence.get(evidenceId);
    if (!row || row.removedAt) throw notFound();
    const measures = [...stored.measures.values()].filter((one) => one.removedAt === null && one.value.evidence.includes(evidenceId));
    const referredFrom = [...pathsNaming(stored, evidenceId), ...measures.map((one) => `measures/${one.id}`)];
    if (referredFrom.length > 0)
      throw new Refusal({
        refused: "referred",
        message: "Answers or measures rest on this evidence. Take it out of them first.",
        referredFrom,
      });
    await transaction.evidence.update({
      where: { organisationId_assessmentId_evidenceId: { organisationId, assessmentId, evidenceId } },
      data: { removedAt: clock.now() },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "evidenceRemoved",
      personId: by,
      personName: person.name,
      subject: { assessmentId, evidenceId, sha256: row.sha256 },
    });
    return { stored: { ...stored, evidence: new Map(stored.evidence).set(evidenceId, { ...row, removedAt: at }) }, writes: nothingWritten };
  });
}
