import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { HistoryEntry } from "@/lib/domain/assessment/change-reply";
import type { AnswerOrigin } from "@/lib/domain/assessment/content";
import type { Answer } from "@/lib/domain/questionnaire/answer";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { namesOf } from "../portfolio/list-assessments";
import { openAssessment } from "./get-assessment";

/** `GET …/history?path=…`: every answer that was ever given to a question, newest first. */
export async function answerHistory(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  path: string,
): Promise<readonly HistoryEntry[]> {
  await openAssessment(person, organisationId, assessmentId, "readHistory");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.answerHistory.findMany({ where: { organisationId, assessmentId, path }, orderBy: { entry: "desc" }, take: 200 }),
  );
  const names = await namesOf(rows.map((row) => row.savedBy));
  return rows.map(({ answer, origin, revision, savedBy, savedAt, refused }) => ({
    answer: answer as Answer | null,
    origin: origin as AnswerOrigin | null,
    revision,
    by: names(savedBy),
    at: savedAt.toISOString(),
    refused,
  }));
}
