import { strToU8, zipSync } from "fflate";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { consultationCover } from "@/lib/domain/report/consultation-cover";
import { date, measureTitle } from "@/lib/domain/report/report-context";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { downloadName } from "../assessment/assessment-name";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { documentOf, openVersionMeta } from "../document/document-of";
import { printDocument } from "../document/print-document";
import { currentRegister } from "../facts/current-register";
import { refuse } from "../refusal";
import { consultationDecidedAt } from "./consultation";

const files = { assessment: "assessment.pdf", data: "assessment.json", evidence: "evidence.txt" } as const;

function evidenceList({ evidence, measures }: AssessmentContent): string {
  if (evidence.length === 0) return "No evidence is on record.\n";
  const usedBy = (id: string): string =>
    measures
      .filter((measure) => measure.evidence.includes(id))
      .map(measureTitle)
      .join("; ");
  const rows = evidence.map(({ id, name, sha256: hash, bytes, addedOn }, index) => {
    const shows = usedBy(id);
    return `${index + 1}. ${name}\n   added on ${date(addedOn)}, ${bytes.toLocaleString("en-GB")} bytes, SHA-256 ${hash}${shows ? `\n   for: ${shows}` : ""}`;
  });
  return `${rows.join("\n")}\n`;
}

/**
 * `GET …/consultation/package`: what Art. 36(3) asks for as one ZIP, made of the state that was decided on: cover, assessment, data,
 * list of evidence, and the hash of each. The same state gives the same bytes.
 */
export async function consultationPackage(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
): Promise<{ fileName: string; zip: Uint8Array<ArrayBuffer> }> {
  const { stored, membership } = await openAssessment(person, organisationId, assessmentId, "exportAssessment");
  const snapshot = await inOrganisation(organisationId, async (transaction) => {
    const decidedAt = await consultationDecidedAt(transaction, stored);
    // The state that the decision kept; others may have kept the same state since.
    return decidedAt
      ? transaction.snapshot.findFirst({
          where: {
            organisationId,
            assessmentId,
            versionNumber: stored.version.number,
            state: "consultAuthority",
            takenAt: { gte: decidedAt },
          },
          orderBy: { takenAt: "asc" },
          select: { canonical: true, takenAt: true },
        })
      : null;
  });
  if (!snapshot) throw refuse("notFound", "Nobody has decided to consult the authority on this version, so there is nothing to send.");
  const reading = parseAssessmentFile(snapshot.canonical);
  if (!reading.ok) throw new Error(`A snapshot of ${assessmentId} does not read back`);
  const { content } = reading;
  const meta = { ...openVersionMeta(stored, membership), status: "decided" as const, madeOn: snapshot.takenAt.toISOString().slice(0, 10) };
  const { report, attachment, contentHash } = documentOf(content, "full", meta);
  const cover = consultationCover({
    content,
    result: resultOf(content),
    register: currentRegister(),
    documentMeta: { ...meta, contentHash },
    files,
  });
  const parts: Record<string, Uint8Array> = {
    "cover.txt": strToU8(cover),
    [files.assessment]: await printDocument(report, attachment),
    [files.data]: strToU8(snapshot.canonical),
    [files.evidence]: strToU8(evidenceList(content)),
  };
  const sums = Object.entries(parts)
    .map(([name, bytes]) => `${sha256(bytes)}  ${name}\n`)
    .join("");
  // A ZIP states local times: always this one, so that the same state gives the same bytes.
  const zip = zipSync({ ...parts, SHA256SUMS: strToU8(sums) }, { mtime: new Date(1980, 0, 1), level: 6 });
  await inOrganisation(organisationId, (transaction) =>
    appendAudit(transaction, {
      organisationId,
      kind: "assessmentExported",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, sha256: sha256(zip), for: "consultation" },
    }),
  );
  return { fileName: downloadName(content, "consultation.zip"), zip: new Uint8Array(zip) };
}
