import { auth } from "@/lib/adapters/auth/auth";
import { database } from "@/lib/adapters/db/database";
import { newId } from "@/lib/adapters/identifiers";
import type { SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { applyChanges } from "@/lib/services/assessment/apply-changes";
import { createAssessment } from "@/lib/services/assessment/create-assessment";
import { moveVersion } from "@/lib/services/review/move-version";
import { nameSigners } from "@/lib/services/signing/name-signers";
import { decisionAnswers, firstSaves } from "./decision-answers";
import { newPerson } from "./people";

export const signingPassword = "four invented words here";

/** A person who can confirm who they are: with `signingPassword`. */
export async function personWithPassword(
  organisationId: string,
  roles: Parameters<typeof newPerson>[1],
  name: string,
): Promise<SignedInPerson> {
  const person = await newPerson(organisationId, roles, name);
  const hash = await (await auth().$context).password.hash(signingPassword);
  await database().account.create({
    data: { id: newId("ac"), accountId: person.personId, providerId: "credential", userId: person.personId, password: hash },
  });
  return person;
}

/** A draft that holds what a decision needs on record; gives the assessment's id. */
export async function draftToDecide(author: SignedInPerson, organisationId: string, name = "Assistant"): Promise<string> {
  const { assessmentId } = await createAssessment(author, organisationId, { name });
  await applyChanges(author, organisationId, assessmentId, { client: "page", changes: firstSaves(decisionAnswers) });
  return assessmentId;
}

/** Leads a draft through review to the decision, with these people named to sign. */
export async function bringToDecision(
  organisationId: string,
  assessmentId: string,
  { author, legal, signers }: { author: SignedInPerson; legal: SignedInPerson; signers: readonly SignedInPerson[] },
): Promise<void> {
  const move = (person: SignedInPerson, transition: "submitForReview" | "clear" | "askForDecision") =>
    moveVersion(person, organisationId, assessmentId, { transition, reason: "" });
  await move(author, "submitForReview");
  await move(legal, "clear");
  await nameSigners(author, organisationId, assessmentId, { signers: signers.map(({ personId }) => personId) });
  await move(author, "askForDecision");
}
