import type { AssessmentContent } from "@/lib/domain/assessment/content";

/** The name of the processing, as lists and file names show it. */
export function assessmentName(content: AssessmentContent): string {
  const answer = content.answers["meta.processingName"];
  const name = answer && "value" in answer && typeof answer.value === "string" ? answer.value.trim() : "";
  return name === "" ? "Untitled assessment" : name;
}

/** A name for a download, in plain letters. */
export function downloadName(content: AssessmentContent, ending: string): string {
  const words = assessmentName(content)
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 80);
  return `${words === "" ? "assessment" : words}.${ending}`;
}
