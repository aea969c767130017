import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { MatrixConfirmation } from "@/lib/domain/assessment/content";
import { isMatrixSettled } from "@/lib/domain/risk/method";
import { methodById } from "@/lib/domain/risk/method-table";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { notFound, refuse } from "../refusal";
import { touchAssessments } from "./touch-assessments";

type Source = { title: string; url?: string | undefined; date: string };

/** The matrices that the organisation confirmed, by method. */
export async function confirmedMatrices(person: SignedInPerson, organisationId: string): Promise<readonly MatrixConfirmation[]> {
  requirePermission(person, organisationId, "listAssessments");
  const rows = await inOrganisation(organisationId, (transaction) =>
    transaction.matrixConfirmation.findMany({ where: { organisationId }, orderBy: { method: "asc" } }),
  );
  return rows.map(({ method, source, byName, confirmedAt }) => ({
    method,
    source: source as MatrixConfirmation["source"],
    by: byName,
    at: confirmedAt.toISOString(),
  }));
}

/**
 * `PUT …/matrix-confirmations/{method}` with `{ source: { title, url?, date } }`: says that somebody of the organisation held the
 * method's matrix against that source, so that decisions by it can be signed. Refused where the matrix needs no confirmation.
 */
export async function confirmMatrix(
  person: SignedInPerson,
  organisationId: string,
  { method, source }: { method: string; source: Source },
): Promise<void> {
  requirePermission(person, organisationId, "confirmMatrix");
  const held = methodById(method);
  if (!held) throw notFound();
  if (isMatrixSettled(held)) throw refuse("invalid", "The matrix of this method was read in its source; there is nothing to confirm.");
  if (source.date > today()) throw refuse("invalid", "The day of the text is still to come. Give the day that the text itself names.");
  const row = {
    source: { title: source.title, ...(source.url ? { url: source.url } : {}), date: source.date },
    byName: person.name,
    confirmedBy: person.personId,
    confirmedAt: clock.now(),
  };
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.matrixConfirmation.upsert({
      where: { organisationId_method: { organisationId, method } },
      create: { organisationId, method, ...row },
      update: row,
    });
    await touchAssessments(transaction, organisationId);
    await appendAudit(transaction, {
      organisationId,
      kind: "matrixConfirmed",
      personId: person.personId,
      personName: person.name,
      subject: { method },
      words: { source: row.source.title },
    });
  });
}

/** `DELETE …/matrix-confirmations/{method}`: takes the confirmation back; what was signed by it stays as it is. */
export async function withdrawMatrixConfirmation(person: SignedInPerson, organisationId: string, method: string): Promise<void> {
  requirePermission(person, organisationId, "confirmMatrix");
  await inOrganisation(organisationId, async (transaction) => {
    const { count } = await transaction.matrixConfirmation.deleteMany({ where: { organisationId, method } });
    if (count === 0) throw notFound();
    await touchAssessments(transaction, organisationId);
    await appendAudit(transaction, {
      organisationId,
      kind: "matrixConfirmationWithdrawn",
      personId: person.personId,
      personName: person.name,
      subject: { method },
    });
  });
}
