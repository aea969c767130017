import { today } from "@/lib/adapters/clock";
import type { StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import { sha256 } from "@/lib/adapters/identifiers";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import type { PrintedComment } from "@/lib/domain/report/printed-comment";
import type { DocumentMeta, DocumentStatus, DpiaReport, Edition } from "@/lib/domain/report/report";
import type { Membership } from "../accounts/signed-in-person";
import { resultOf } from "../assessment/result-of";
import { currentRegister } from "../facts/current-register";

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

/** What a document of the open version says of itself as it stands today; the example's day is fixed, so that its document is the same every day. */
export const openVersionMeta = (stored: StoredAssessment, { organisationName, demo }: Membership): Omit<DocumentMeta, "contentHash"> => ({
  version: String(stored.version.number),
  status: statusOf[stored.version.state],
  madeOn: stored.asOf ?? today(),
  organisation: organisationName,
  reference: stored.assessmentId,
  demonstration: demo,
});

/** The report of an edition and the assessment file that travels inside its document. */
export function documentOf(
  content: AssessmentContent,
  edition: Edition,
  meta: Omit<DocumentMeta, "contentHash">,
  comments?: readonly PrintedComment[],
): { report: DpiaReport; attachment: Uint8Array; contentHash: string } {
  const contentHash = sha256(writeAssessmentFile(content));
  const report = buildEdpbReport({
    content,
    result: resultOf(content),
    register: currentRegister(),
    edition,
    documentMeta: { ...meta, contentHash },
    ...(comments ? { comments } : {}),
  });
  return { report, attachment: new TextEncoder().encode(writeAssessmentFile(contentForEdition(content, edition))), contentHash };
}
