import { today } from "@/lib/adapters/clock";
import { auditHead } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { newId } from "@/lib/adapters/identifiers";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import type { AssessmentContent } from "@/lib/domain/assessment/content";
import { conflictOfDuties, severalDuties } from "@/lib/domain/assessment/separation-of-duties";
import { type DecisionAct, outcomeOfAct, type SignOffBlock, signOffBlocks } from "@/lib/domain/assessment/sign-off";
import type { DocumentStatus } from "@/lib/domain/report/report";
import { environment } from "@/lib/env";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { openAssessment } from "../assessment/get-assessment";
import { resultOf } from "../assessment/result-of";
import { namesOf } from "../portfolio/list-assessments";
import { refuse } from "../refusal";
import { fourEyesOf } from "../review/move-version";
import { actsOf } from "../review/version-acts";
import { maySignAt, signingNameAt } from "../signing/who-signs";
import { documentOf } from "./document-of";
import { keepPrepared } from "./keep-prepared";
import { printDocument } from "./print-document";
import { printedComments } from "./printed-comments";

/** The content with the decision answered, as the document prints it and the signature stands for it. */
export const withDecision = (content: AssessmentContent, act: DecisionAct, reason: string): AssessmentContent => ({
  ...content,
  answers: {
    ...content.answers,
    "decision.outcome": { value: outcomeOfAct[act] },
    ...(reason.trim() === "" ? {} : { "decision.justification": { value: reason.trim() } }),
  },
});

/** Refuses a decision that something blocks, naming each thing. */
export function refuseBlocked(blocks: readonly SignOffBlock[]): void {
  if (blocks.length === 0) return;
  throw refuse(
    "invalid",
    "This cannot be decided yet.",
    blocks.map(({ code, paths }) => ({ path: code, message: paths.join(", ") })),
  );
}

const statusOfAct: Readonly<Record<DecisionAct, DocumentStatus>> = {
  approve: "approved",
  approveWithConditions: "approvedWithConditions",
  reject: "rejected",
  consultAuthority: "decided",
};

/**
 * `POST …/prepared`: renders the document exactly as it would be signed, with the decision in it, and keeps it for this person
 * until something changes. Nothing is decided yet. Refuses what blocks sign-off, by the result with the decision answered.
 */
export async function prepareDocument(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { act, reason, comments = false }: { act: Exclude<DecisionAct, "consultAuthority">; reason: string; comments?: boolean },
): Promise<{ sha256: string }> {
  const { stored, content: held, membership } = await openAssessment(person, organisationId, assessmentId, act);
  const { number } = stored.version;
  if (act === "reject" && reason.trim() === "") throw refuse("invalid", "Please give the reason for the rejection.");
  const content = withDecision(held, act, reason);
  const result = resultOf(content);
  refuseBlocked(signOffBlocks(act, result.outcome));
  const { signers, acts, fourEyes, head } = await inOrganisation(organisationId, async (transaction) => ({
    signers: await transaction.signatory.findMany({
      where: { organisationId, assessmentId, versionNumber: number },
      orderBy: { position: "asc" },
    }),
    acts: await actsOf(transaction, organisationId, assessmentId, number),
    fourEyes: await fourEyesOf(transaction, organisationId),
    head: await auditHead(transaction, organisationId),
  }));
  const [decides] = signers;
  if (!decides || !maySignAt(decides, person.personId)) throw refuse("notAllowed", "Somebody else is named to decide and sign first.");
  const conflict = conflictOfDuties(act, person.personId, acts, fourEyes);
  if (conflict) throw refuse("notAllowed", conflict);
  const names = await namesOf([...signers, ...acts, person].map(({ personId }) => personId));
  const code = newId("dv");
  const ownName = await signingNameAt(decides, person);
  const signing = [person.personId, ...signers.slice(1).map(({ personId }) => personId)];
  const signs = acts.concat(signing.map((personId) => ({ personId, act: "signed" as const })));
  const meta = {
    version: String(number),
    status: statusOfAct[act],
    madeOn: today(),
    organisation: membership.organisationName,
    reference: assessmentId,
    demonstration: membership.demo,
    signing: {
      signers: [ownName, ...signers.slice(1).map(({ personId }) => names(personId))],
      verifyAt: `${environment().origin}/verify`,
      code,
      auditHead: head,
      severalDuties: severalDuties(signs).map(({ personId, acts: did }) => `${names(personId)}: ${did.join(", ")}`),
    },
  };
  const printed = comments ? await printedComments(person, organisationId, assessmentId) : undefined;
  const { report, attachment, contentHash } = documentOf(content, "full", meta, printed);
  const bytes = await printDocument(report, attachment);
  return keepPrepared(
    { organisationId, assessmentId, versionNumber: number, personId: person.personId },
    {
      act,
      reason: reason.trim(),
      changeNumber: stored.changeNumber,
      code,
      bytes,
      report,
      canonical: writeAssessmentFile(content),
      contentHash,
      registerVersion: result.registerVersion,
      method: content.method,
    },
  );
}
