import type { StoredAssessment } from "@/lib/adapters/db/stored-assessment";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import { parsePath } from "@/lib/domain/questionnaire/questions";

/** The ids that an answer of this path names, by what they point at. */
export function referencesOf(path: string, answer: Answer | null): { records: readonly string[]; evidence: readonly string[] } {
  const kind = parsePath(path)?.structure.kind;
  if (!answer || !("value" in answer)) return { records: [], evidence: [] };
  const ids = typeof answer.value === "string" ? [answer.value] : Array.isArray(answer.value) ? (answer.value as readonly string[]) : [];
  return {
    records: kind === "reference" || kind === "references" ? ids : [],
    evidence: kind === "evidence" ? ids : [],
  };
}

const isShown = (stored: StoredAssessment, path: string): boolean => {
  const recordId = path.split("/")[1];
  return recordId === undefined || stored.records.get(recordId)?.removedAt === null;
};

/** Paths of answers that name an id, those of removed records left out. */
export function pathsNaming(stored: StoredAssessment, id: string): readonly string[] {
  return [...stored.answers.values()]
    .filter(({ path, answer }) => {
      const { records, evidence } = referencesOf(path, answer);
      return (records.includes(id) || evidence.includes(id)) && isShown(stored, path);
    })
    .map((row) => row.path);
}

/** The answer without the id; null where nothing of it is left. */
export function withoutReference(answer: Answer, id: string): Answer | null {
  if (!("value" in answer) || typeof answer.value === "string" || !Array.isArray(answer.value)) return null;
  const left = (answer.value as readonly string[]).filter((one) => one !== id);
  return left.length === 0 ? null : { value: left };
}
