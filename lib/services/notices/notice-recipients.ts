import type { Transaction } from "@/lib/adapters/db/database";
import { type Action, may } from "@/lib/domain/assessment/permissions";
import type { Role } from "@/lib/domain/assessment/roles";
import { actsOf } from "../review/version-acts";
import { whoSignsAt } from "../signing/who-signs";

/** The members with a role who can come in. */
export async function peopleWithRole(transaction: Transaction, organisationId: string, role: Role): Promise<readonly string[]> {
  const members = await transaction.membership.findMany({
    where: { organisationId, suspendedAt: null, roles: { has: role } },
    select: { personId: true },
  });
  return members.map(({ personId }) => personId);
}

/** The members who can come in and whose roles allow an action. */
export async function peopleWhoMay(transaction: Transaction, organisationId: string, action: Action): Promise<readonly string[]> {
  const members = await transaction.membership.findMany({
    where: { organisationId, suspendedAt: null },
    select: { personId: true, roles: true },
  });
  return members.filter(({ roles }) => may(roles as Role[], action)).map(({ personId }) => personId);
}

/**
 * Whom a version concerns as its authors: those with the role who wrote in it, and who began the assessment. Where none of them
 * is left, every author.
 */
export async function authorsOf(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  version: number,
): Promise<readonly string[]> {
  const authors = await peopleWithRole(transaction, organisationId, "author");
  const acts = await actsOf(transaction, organisationId, assessmentId, version);
  const begun = await transaction.assessment.findUnique({
    where: { organisationId_assessmentId: { organisationId, assessmentId } },
    select: { createdBy: true },
  });
  const own = authors.filter(
    (personId) => personId === begun?.createdBy || acts.some((one) => one.personId === personId && one.act === "wrote"),
  );
  return own.length > 0 ? own : authors;
}

/** Of those named to sign a version, the place of the first who has not signed its latest document. */
export async function awaitedPosition(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  versionNumber: number,
  decided: boolean,
): Promise<number> {
  if (!decided) return 0;
  const latest = await transaction.issuedDocument.findFirst({
    where: { organisationId, assessmentId, versionNumber },
    orderBy: [{ round: "desc" }, { revision: "desc" }],
    select: { revision: true },
  });
  return latest?.revision ?? 0;
}

/** Whose turn it is to decide or sign: the one named, and who stands in for them today. Empty: nobody. */
export async function awaitedSigners(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  versionNumber: number,
  decided: boolean,
): Promise<readonly string[]> {
  const position = await awaitedPosition(transaction, organisationId, assessmentId, versionNumber, decided);
  const next = await transaction.signatory.findFirst({ where: { organisationId, assessmentId, versionNumber, position } });
  return whoSignsAt(next ?? undefined);
}

/** Whom a consultation of the authority concerns: who answers for the assessment, else its authors; the DPO; who is named to sign. */
export async function concernedByConsultation(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  version: number,
): Promise<readonly string[]> {
  const signers = await transaction.signatory.findMany({
    where: { organisationId, assessmentId, versionNumber: version },
    select: { personId: true },
  });
  return [
    ...(await answerable(transaction, organisationId, assessmentId, version)),
    ...(await peopleWithRole(transaction, organisationId, "dpo")),
    ...signers.map(({ personId }) => personId),
  ];
}

/** Who answers for an assessment; its authors where nobody does, or whoever did has left or is suspended. */
async function answerable(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  version: number,
): Promise<readonly string[]> {
  const [owner] = await transaction.$queryRaw<{ personId: string }[]>`
    select m.person_id as "personId" from assessment a
    join membership m on m.organisation_id = a.organisation_id and m.person_id = a.owner_id and m.suspended_at is null
    where a.organisation_id = ${organisationId} and a.assessment_id = ${assessmentId}`;
  return owner ? [owner.personId] : authorsOf(transaction, organisationId, assessmentId, version);
}
