import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import { parseAssessmentFile, writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { readAttachment } from "@/templates/read-attachment";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { refuse } from "../refusal";
import { downloadName } from "./assessment-name";
import { openAssessment } from "./get-assessment";
import { writeNewAssessment } from "./new-assessment";

/** `POST …/assessments/import` with the file's JSON as the body: a new assessment, or a refusal naming each place. */
export async function importAssessmentFile(
  person: SignedInPerson,
  organisationId: string,
  json: string,
): Promise<{ assessmentId: string }> {
  requirePermission(person, organisationId, "createAssessment");
  const reading = parseAssessmentFile(json);
  if (!reading.ok)
    throw refuse(
      "invalid",
      `This file cannot be taken in: ${reading.refusals[0]?.path ?? "the file"} ${reading.refusals[0]?.message ?? "is not readable"}. Nothing was changed.`,
      reading.refusals,
    );
  const slashed = [...Object.keys(reading.content.answers), ...Object.keys(reading.content.records)].find((key) => key.includes("/"));
  if (slashed !== undefined)
    throw refuse("invalid", `This file cannot be taken in: the key ${slashed} holds a slash. Nothing was changed.`);
  return inOrganisation(organisationId, async (transaction) => {
    const assessmentId = await writeNewAssessment(transaction, organisationId, reading.content, { by: person.personId, fixedDay: true });
    await appendAudit(transaction, {
      organisationId,
      kind: "assessmentImported",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, sha256: sha256(json) },
    });
    return { assessmentId };
  });
}

/** The same with a Groundwork PDF as the body: the assessment file inside it, or a refusal that says what the PDF lacks. */
export async function importAssessmentPdf(
  person: SignedInPerson,
  organisationId: string,
  pdf: Uint8Array,
): Promise<{ assessmentId: string }> {
  requirePermission(person, organisationId, "createAssessment");
  const attachment = await readAttachment(pdf);
  if (!attachment.ok) throw refuse("invalid", `This PDF cannot be taken in: ${attachment.refusal}`);
  return importAssessmentFile(person, organisationId, attachment.json);
}

/** `GET …/assessments/{id}/file`: canonical JSON. */
export async function exportAssessmentFile(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<{ fileName: string; json: string }> {
  const { content } = await openAssessment(person, organisationId, assessmentId, "exportAssessment");
  const json = writeAssessmentFile(content);
  await inOrganisation(organisationId, (transaction) =>
    appendAudit(transaction, {
      organisationId,
      kind: "assessmentExported",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, sha256: sha256(json) },
    }),
  );
  return { fileName: downloadName(content, "json"), json };
}
