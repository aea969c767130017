import type { Transaction } from "@/lib/adapters/db/database";
import type { Role } from "@/lib/domain/assessment/roles";
import { actsOf } from "./version-acts";

/** The members with a role. */
export async function peopleWithRole(transaction: Transaction, organisationId: string, role: Role): Promise<readonly string[]> {
  const members = await transaction.membership.findMany({ where: { organisationId, roles: { has: role } }, select: { personId: true } });
  return members.map(({ personId }) => personId);
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

/** Whose turn it is to decide or sign: of those named, the first who has not signed the latest document of the version. Null: nobody. */
export async function awaitedSigner(
  transaction: Transaction,
  organisationId: string,
  assessmentId: string,
  versionNumber: number,
  decided: boolean,
): Promise<string | null> {
  const place = { organisationId, assessmentId, versionNumber };
  const latest = decided
    ? await transaction.issuedDocument.findFirst({
        where: place,
        orderBy: [{ round: "desc" }, { revision: "desc" }],
        select: { revision: true },
      })
    : null;
  const next = await transaction.signatory.findFirst({ where: { ...place, position: latest?.revision ?? 0 }, select: { personId: true } });
  return next?.personId ?? null;
}
