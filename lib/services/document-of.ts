import { sha256 } from "@/lib/adapters/identifiers";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import type { PrintedComment } from "@/lib/domain/report/printed-comment";
import type { DocumentMeta, DpiaReport, Edition } from "@/lib/domain/report/report";
import { currentRegister } from "./current-register";
import { resultOf } from "./result-of";

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
