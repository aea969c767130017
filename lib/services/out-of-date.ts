import { clock, today } from "@/lib/adapters/clock";
import { appendAudit } from "@/lib/adapters/db/audit-chain";
import type { Transaction } from "@/lib/adapters/db/database";
import type { Prisma } from "@/lib/adapters/db/generated/client";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { sha256 } from "@/lib/adapters/identifiers";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { type OutOfDate, outOfDate } from "@/lib/domain/assessment/out-of-date";
import type { Fact } from "@/lib/domain/facts/fact";
import { type AffectedStatement, affectedStatements } from "@/lib/domain/report/affected-statements";
import type { DpiaReport } from "@/lib/domain/report/report";
import { refreshRegister } from "./current-register";
import { openAssessment } from "./get-assessment";
import { namesOf } from "./list-assessments";
import { requirePermission } from "./membership";
import { authorsOf, peopleWithRole } from "./notice-recipients";
import { notify } from "./notify";
import { notFound, refuse } from "./refusal";
import type { SignedInPerson } from "./signed-in-person";

type Detail = { changes: OutOfDate; statements: readonly AffectedStatement[] };

export type StaleVersion = {
  version: number;
  /** The day of the facts that it was signed on, and the day on which it was looked at. */
  asOf: string;
  checkedOn: string;
  changes: OutOfDate;
  statements: readonly AffectedStatement[];
  found: string;
  confirmed: { by: string; at: string; reason: string } | null;
};

const day = (date: Date): string => date.toISOString().slice(0, 10);

/** What a signed version rests on: the content and report that were frozen, and the day on which they were. */
async function frozen(transaction: Transaction, organisationId: string, assessmentId: string) {
  const version = await transaction.version.findFirst({
    where: { organisationId, assessmentId, state: "signed" },
    orderBy: { number: "desc" },
    select: { number: true },
  });
  if (!version) return null;
  const row = await transaction.issuedDocument.findFirst({
    where: { organisationId, assessmentId, versionNumber: version.number, revision: 0 },
    orderBy: { round: "desc" },
    select: { canonical: true, report: true, issuedAt: true },
  });
  return row?.canonical
    ? { version: version.number, canonical: row.canonical, report: row.report as unknown as DpiaReport, issuedAt: row.issuedAt }
    : null;
}

/** The organisation's facts and those that came with this assessment, each once. */
async function factsOf(transaction: Transaction, organisationId: string, assessmentId: string): Promise<readonly Fact[]> {
  const rows = await transaction.organisationFact.findMany({
    where: { organisationId, assessmentId: { in: [assessmentId, ""] } },
    orderBy: [{ assessmentId: "desc" }, { position: "asc" }],
    select: { fact: true },
  });
  const facts = rows.map((row) => row.fact as unknown as Fact);
  return [...new Map(facts.map((fact) => [`${fact.id}@${fact.version}`, fact])).values()];
}

/**
 * Looks whether the version in force still says what the facts say, and writes down what was found; once a day and register.
 * Null where nothing is signed or nothing changed.
 */
export async function checkOutOfDate(organisationId: string, assessmentId: string): Promise<StaleVersion | null> {
  const register = await refreshRegister();
  return inOrganisation(organisationId, async (transaction) => {
    const signed = await frozen(transaction, organisationId, assessmentId);
    if (!signed) return null;
    const reading = parseAssessmentFile(signed.canonical);
    if (!reading.ok) throw new Error("A signed assessment cannot be read");
    const { content } = reading;
    const key = { organisationId, assessmentId, versionNumber: signed.version };
    const where = { organisationId_assessmentId_versionNumber: key };
    const held = await transaction.outOfDateMark.findUnique({ where });
    const factsNow = await factsOf(transaction, organisationId, assessmentId);
    const stamp = `${register.version} ${sha256(JSON.stringify(factsNow)).slice(0, 12)}`;
    let mark = held;
    if (!held || day(held.checkedOn) !== today() || held.registerVersion !== stamp) {
      const changes = outOfDate({
        content,
        factsNow,
        register,
        restedOn: { asOf: content.asOf, knownOn: day(signed.issuedAt) },
        now: { asOf: today(), knownOn: today() },
      });
      const found = changes
        ? sha256(
            JSON.stringify(
              changes.facts.map(({ was, now }) => [was, now].map((side) => side.map(({ id, version }) => `${id}@${version}`))),
            ),
          )
        : "";
      const detail: Detail | null = changes ? { changes, statements: affectedStatements(signed.report, changes.affects) } : null;
      const row = {
        checkedOn: new Date(`${today()}T00:00:00Z`),
        registerVersion: stamp,
        found,
        ...(detail ? { detail: detail as unknown as Prisma.InputJsonObject } : {}),
      };
      mark = await transaction.outOfDateMark.upsert({ where, create: { ...key, ...row }, update: row });
      if (found !== "" && found !== held?.found)
        await notify(transaction, {
          organisationId,
          personId: [
            ...(await authorsOf(transaction, organisationId, assessmentId, signed.version)),
            ...(await peopleWithRole(transaction, organisationId, "dpo")),
          ],
          by: null,
          kind: "outOfDate",
          assessmentId,
          values: { version: signed.version },
          occasion: `${signed.version} ${found}`,
        });
    }
    if (!mark || mark.found === "" || !mark.detail) return null;
    const { changes, statements } = mark.detail as unknown as Detail;
    const confirmed = mark.confirmedFound === mark.found && mark.confirmedBy && mark.confirmedAt;
    const names = confirmed ? await namesOf([mark.confirmedBy ?? ""]) : null;
    return {
      version: signed.version,
      asOf: content.asOf,
      checkedOn: day(mark.checkedOn),
      changes,
      statements,
      found: mark.found,
      confirmed:
        confirmed && names
          ? { by: names(mark.confirmedBy ?? ""), at: (mark.confirmedAt ?? new Date(0)).toISOString(), reason: mark.reason }
          : null,
    };
  });
}

/** What is out of date in the version in force, for somebody who may read the assessment. */
export async function staleVersion(person: SignedInPerson, organisationId: string, assessmentId: string): Promise<StaleVersion | null> {
  await openAssessment(person, organisationId, assessmentId, "readAssessment");
  return checkOutOfDate(organisationId, assessmentId);
}

/** `POST …/out-of-date`: a person confirms, with a reason, that what was found needs no change (Art. 35(11)). New facts open it again. */
export async function confirmUpToDate(
  person: SignedInPerson,
  organisationId: string,
  assessmentId: string,
  { found, reason }: { found: string; reason: string },
): Promise<void> {
  const { stored } = await openAssessment(person, organisationId, assessmentId, "readAssessment");
  requirePermission(person, organisationId, "confirmUpToDate", stored.version.state);
  const stale = await checkOutOfDate(organisationId, assessmentId);
  if (!stale) throw notFound();
  if (stale.found !== found) throw refuse("invalid", "Something else changed in the meantime. Look at it again.");
  await inOrganisation(organisationId, async (transaction) => {
    await transaction.outOfDateMark.update({
      where: { organisationId_assessmentId_versionNumber: { organisationId, assessmentId, versionNumber: stale.version } },
      data: { confirmedFound: found, confirmedBy: person.personId, confirmedAt: clock.now(), reason },
    });
    await appendAudit(transaction, {
      organisationId,
      kind: "outOfDateConfirmed",
      personId: person.personId,
      personName: person.name,
      subject: { assessmentId, version: stale.version, found },
      words: { reason },
    });
  });
}
