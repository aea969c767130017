import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { currentRegister } from "@/lib/services/facts/current-register";
import type { TestDatabase } from "./database";

const paragraph = (text: string) => [{ kind: "paragraph", runs: [{ text }] }];

/** A report of two statements: one on the terms of the summer of 2026, one on an answer. */
export const printed = {
  summary: {
    title: "Summary",
    words: { text: paragraph("Anthropic may receive prompts."), restsOn: ["fact:bedrock.provider-receives.2026-06@1"] },
  },
  sections: [
    { id: "x", number: "1", title: "Description", blocks: [{ text: paragraph("Else."), restsOn: ["desc.nature"] }] },
    {
      id: "y",
      number: "2",
      title: "Models",
      blocks: [{ text: paragraph("Calls start in eu-central-1."), restsOn: ["modelUses/mu-fable001/sourceRegion"] }],
    },
  ],
};

/** A version that was signed at that moment, as its rows stand; gives the assessment's id. */
export async function signedVersion(
  database: TestDatabase,
  author: SignedInPerson,
  organisationId: string,
  { content, at, name = "Letters" }: { content: AssessmentContent; at: string; name?: string },
): Promise<string> {
  const { assessmentId } = await createAssessment(author, organisationId, { name });
  await database.asSuperuser(`update version set state = 'signed' where assessment_id = '${assessmentId}'`);
  // The copy in memory only knows changes that the application made.
  delete (globalThis as { groundworkAssessments?: unknown }).groundworkAssessments;
  await inOrganisation(organisationId, (transaction) =>
    transaction.issuedDocument.create({
      data: {
        organisationId,
        assessmentId,
        versionNumber: 1,
        round: 1,
        revision: 0,
        sha256: assessmentId,
        bytes: new Uint8Array([1]),
        act: "approve",
        code: "x",
        report: printed,
        canonical: writeAssessmentFile(content),
        contentHash: "x",
        registerVersion: currentRegister().version,
        method: content.method,
        auditHead: "x",
        issuedAt: new Date(at),
      },
    }),
  );
  return assessmentId;
}
