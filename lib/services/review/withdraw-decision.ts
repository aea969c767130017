import type { AnswerRow } from "@/lib/adapters/db/stored-assessment";
import { type ChangeContext, type Changed, nothingWritten } from "../assessment/change-assessment";

/** The answers that a signed decision writes. */
const decisionPaths = ["decision.outcome", "decision.justification"] as const;

/**
 * The assessment without the decision: what was signed is the decision of its version and round, and a draft that follows is not
 * decided. The history keeps it.
 */
export function withdrawDecision({ stored, by, at }: Pick<ChangeContext, "stored" | "by" | "at">): Pick<Changed, "stored" | "writes"> {
  const answers = decisionPaths.flatMap((path): AnswerRow[] => {
    const row = stored.answers.get(path);
    return row?.answer && "value" in row.answer
      ? [{ ...row, answer: null, revision: row.revision + 1, client: null, saveNumber: 0, origin: null, savedBy: by, savedAt: at }]
      : [];
  });
  return {
    stored: { ...stored, answers: new Map([...stored.answers, ...answers.map((row) => [row.path, row] as const)]) },
    writes: {
      ...nothingWritten,
      answers,
      history: answers.map(({ path, revision }) => ({ path, revision, answer: null, refused: false, savedBy: by, savedAt: at })),
    },
  };
}
