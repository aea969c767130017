import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import type { Edition } from "@/lib/domain/report/report";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { downloadName } from "../assessment/assessment-name";
import { openAssessment } from "../assessment/get-assessment";
import { refuse } from "../refusal";
import { documentOf, openVersionMeta } from "./document-of";
import { printDocument } from "./print-document";
import { printedComments } from "./printed-comments";

export type { Edition };

/** `GET …/assessments/{id}/document?edition=full`: the PDF of the open version. */
export async function renderAssessmentDocument(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { edition, comments = false }: { edition: Edition; comments?: boolean },
): Promise<{ fileName: string; pdf: Uint8Array<ArrayBuffer> }> {
  const { stored, content, membership } = await openAssessment(person, organisationId, assessmentId, "renderDocument");
  if (comments && edition !== "full") throw refuse("invalid", "Comments are printed in the full edition only.");
  const printed = comments ? await printedComments(person, organisationId, assessmentId) : undefined;
  const { report, attachment, contentHash } = documentOf(content, edition, openVersionMeta(stored, membership), printed);
  const pdf = await printDocument(report, attachment);
  await inOrganisation(organisationId, (transaction) =>
    appendAudit(transaction, {
      organisationId,
      kind: "documentMade",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, edition, contentHash, sha256: sha256(pdf), ...(comments ? { comments } : {}) },
    }),
  );
  const ending = edition === "full" ? "pdf" : `${edition}.pdf`;
  return { fileName: downloadName(content, ending), pdf };
}
