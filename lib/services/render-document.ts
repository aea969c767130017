import { today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { baseRegister } from "@/lib/domain/facts/base-register";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import type { DocumentStatus, Edition } from "@/lib/domain/report/report";
import { renderDocument } from "@/templates/render-document";
import { downloadName } from "./assessment-name";
import { openAssessment } from "./get-assessment";
import { resultOf } from "./result-of";
import type { SignedInPerson } from "./signed-in-person";

export type { Edition };

const statusOf: Readonly<Record<VersionState, DocumentStatus>> = {
  screening: "draft",
  notRequired: "notRequired",
  draft: "draft",
  inReview: "inReview",
  clearedByLegal: "clearedByLegal",
  awaitingDecision: "awaitingDecision",
  approved: "decided",
  approvedWithConditions: "decided",
  rejected: "decided",
  consultAuthority: "decided",
  authorityConsulted: "decided",
  signed: "signed",
  superseded: "superseded",
  withdrawn: "withdrawn",
};

/** `GET …/assessments/{id}/document?edition=full`: the PDF of the open version. */
export async function renderAssessmentDocument(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { edition }: { edition: Edition },
): Promise<{ fileName: string; pdf: Uint8Array<ArrayBuffer> }> {
  const { stored, content, membership } = await openAssessment(person, organisationId, assessmentId, "renderDocument");
  const result = resultOf(content);
  const contentHash = sha256(writeAssessmentFile(content));
  const report = buildEdpbReport({
    content,
    result,
    register: baseRegister,
    edition,
    mapLayout: null,
    documentMeta: {
      version: String(stored.version.number),
      status: statusOf[stored.version.state],
      // The example's day is fixed, so that its document is the same every day.
      madeOn: stored.asOf ?? today(),
      contentHash,
      organisation: membership.organisationName,
      reference: assessmentId,
      demonstration: membership.demo,
    },
  });
  const attachment = new TextEncoder().encode(writeAssessmentFile(contentForEdition(content, edition)));
  const pdf = new Uint8Array(await renderDocument(report, attachment));
  await inOrganisation(organisationId, (transaction) =>
    appendAudit(transaction, {
      organisationId,
      kind: "documentMade",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, edition, contentHash, sha256: sha256(pdf) },
    }),
  );
  const ending = edition === "full" ? "pdf" : `${edition}.pdf`;
  return { fileName: downloadName(content, ending), pdf };
}
