import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import type { Level } from "@/lib/domain/assessment/content";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { requirePermission } from "./membership";
import { overdueConditions } from "./overdue-conditions";
import type { SignedInPerson } from "./signed-in-person";

export type AssessmentSummary = {
  assessmentId: string;
  name: string;
  state: VersionState;
  versionNumber: number;
  level: Level | null;
  levelIsAtLeast: boolean;
  openQuestions: number;
  openGaps: number;
  screening: string;
  /** A plain date; null while nobody has set one. */
  nextReview: string | null;
  /** Conditions of the version in force past their day without evidence. */
  overdueConditions: number;
  changedAt: string;
  changedBy: string;
};

/** What the list shows: names that contain `query`, in one state, one page of `pageSize`. */
export type ListFilter = { query?: string; state?: VersionState; page?: number };

export const pageSize = 50;

const matching = (organisationId: string, { query = "", state }: ListFilter) => ({
  organisationId,
  ...(query.trim() === "" ? {} : { name: { contains: literally(query.trim()), mode: "insensitive" as const } }),
  ...(state ? { state } : {}),
});

/** The signs that would stand for any text mean themselves. */
const literally = (query: string): string => query.slice(0, 200).replace(/[\\%_]/g, "\\$&");

/** A page of an organisation's assessments, how many match in all, and how many there are; pages count from 1. */
export async function findAssessments(
  person: SignedInPerson,
  organisationId: string,
  filter: ListFilter,
): Promise<{ assessments: readonly AssessmentSummary[]; found: number; total: number; page: number; pages: number }> {
  requirePermission(person, organisationId, "listAssessments");
  const { found, total } = await inOrganisation(organisationId, async (transaction) => {
    const all = await transaction.assessmentProjection.count({ where: { organisationId } });
    const filtered = filter.query?.trim() || filter.state;
    return {
      total: all,
      found: filtered ? await transaction.assessmentProjection.count({ where: matching(organisationId, filter) }) : all,
    };
  });
  const pages = Math.max(1, Math.ceil(found / pageSize));
  const page = Math.min(pages, Math.max(1, Math.floor(filter.page ?? 1) || 1));
  return { assessments: await listAssessments(person, organisationId, { ...filter, page }), found, total, page, pages };
}

/** The assessments of an organisation that match, last changed first, from the projection; all of them without a page. */
export async function listAssessments(
  person: SignedInPerson,
  organisationId: string,
  filter: ListFilter = {},
): Promise<readonly AssessmentSummary[]> {
  requirePermission(person, organisationId, "listAssessments");
  const { rows, overdue } = await inOrganisation(organisationId, async (transaction) => ({
    rows: await transaction.assessmentProjection.findMany({
      where: matching(organisationId, filter),
      orderBy: [{ changedAt: "desc" }, { assessmentId: "asc" }],
      ...(filter.page ? { skip: (filter.page - 1) * pageSize, take: pageSize } : {}),
      omit: { outcome: true, recipients: true, risks: true, factsUsed: true },
    }),
    overdue: await overdueConditions(transaction, organisationId),
  }));
  const names = await namesOf(rows.map((row) => row.changedBy));
  return rows.map((row) => ({
    assessmentId: row.assessmentId,
    name: row.name,
    state: row.state as VersionState,
    versionNumber: row.versionNumber,
    level: row.level as Level | null,
    levelIsAtLeast: row.levelIsAtLeast,
    openQuestions: row.openQuestions,
    openGaps: row.openGaps,
    screening: row.screening,
    nextReview: row.nextReview?.toISOString().slice(0, 10) ?? null,
    overdueConditions: overdue.get(row.assessmentId) ?? 0,
    changedAt: row.changedAt.toISOString(),
    changedBy: names(row.changedBy),
  }));
}

/** Names by person id, for what is shown; somebody unknown is "Groundwork" (the example) or has left. */
export async function namesOf(personIds: readonly string[]): Promise<(personId: string) => string> {
  const users = await database().user.findMany({ where: { id: { in: [...new Set(personIds)] } }, select: { id: true, name: true } });
  const names = new Map(users.map((user) => [user.id, user.name]));
  return (personId) => names.get(personId) ?? (personId === "groundwork" ? "Groundwork" : "somebody who has left");
}
