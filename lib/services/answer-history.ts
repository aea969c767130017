import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { SignedInPerson } from "./signed-in-person";

export type HistoryEntry = {
  answer: Answer | null;
  revision: number;
  by: string;
  at: string;
  /** A text that was refused because somebody else was first is kept here too. */
  refused: boolean;
};

/** `GET …/history?path=…`: every answer that was ever given to a question, newest first. */
export async function answerHistory(
  _person: SignedInPerson,
  _organisationId: string,
  _assessmentId: string,
  _path: string,
): Promise<readonly HistoryEntry[]> {
  throw new Error("being built");
}
