import { clock } from "@/lib/adapters/clock";
import { inOrganisation, sqlInOrganisation } from "@/lib/adapters/db/in-organisation";
import { countedHoldings } from "@/lib/domain/assessment/holdings";
import { may } from "@/lib/domain/assessment/permissions";
import { sentence } from "@/lib/domain/language/sentence";
import { isNoticeKind, noticeKinds, peopleInValues } from "@/lib/domain/notices/notice-kinds";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { requirePermission } from "../people/membership";
import { namesOf } from "../portfolio/list-assessments";

export type ShownNotice = {
  id: string;
  sentence: string;
  /** The page that it leads to, below the organisation's address. */
  leadsTo: string;
  at: string;
  read: boolean;
};

const noticesOfAPage = 50;

/** How many notices the person has not read in this organisation; asked for with every page. */
export async function unreadNotices(person: SignedInPerson, organisationId: string): Promise<number> {
  requirePermission(person, organisationId, "readNotices");
  const [row] = await sqlInOrganisation(
    organisationId,
    (sql) => sql.$queryRaw<{ unread: number }[]>`
      select count(*)::int as unread from notification
      where organisation_id = ${organisationId} and person_id = ${person.personId} and read_at is null`,
  );
  return row?.unread ?? 0;
}

/** A page of the person's own notices in this organisation, newest first; pages count from 1. */
export async function listNotices(
  person: SignedInPerson,
  organisationId: string,
  asked: { page?: number } = {},
): Promise<{ notices: readonly ShownNotice[]; unread: number; page: number; pages: number }> {
  const { roles } = requirePermission(person, organisationId, "readNotices");
  const where = { organisationId, personId: person.personId };
  const unread = await unreadNotices(person, organisationId);
  const found = await inOrganisation(organisationId, async (transaction) => {
    const total = await transaction.notification.count({ where });
    const pages = Math.max(1, Math.ceil(total / noticesOfAPage));
    const page = Math.min(pages, Math.max(1, Math.floor(asked.page ?? 1) || 1));
    const rows = await transaction.notification.findMany({
      where,
      orderBy: [{ at: "desc" }, { notificationId: "asc" }],
      skip: (page - 1) * noticesOfAPage,
      take: noticesOfAPage,
    });
    const named = may(roles, "readAssessment")
      ? await transaction.assessmentProjection.findMany({
          where: { organisationId, assessmentId: { in: rows.flatMap((row) => row.assessmentId ?? []) } },
          select: { assessmentId: true, name: true },
        })
      : [];
    return { rows, named, page, pages };
  });
  const valuesOf = (row: { details: unknown }) => row.details as Readonly<Record<string, string | number>>;
  const namedIn = (row: { details: unknown }) =>
    peopleInValues.flatMap((key) => {
      const personId = valuesOf(row)[key];
      return typeof personId === "string" ? [[key, personId] as const] : [];
    });
  const names = await namesOf(found.rows.flatMap((row) => [row.byPersonId ?? [], ...namedIn(row).map(([, personId]) => personId)].flat()));
  const assessments = new Map(found.named.map(({ assessmentId, name }) => [assessmentId, name]));
  const notices = found.rows.flatMap((row): readonly ShownNotice[] => {
    const { kind } = row;
    if (!isNoticeKind(kind)) return [];
    const path = row.path ?? noticeKinds[kind].page;
    return [
      {
        id: row.notificationId,
        sentence: sentence({
          message: `notice.${kind}`,
          values: {
            ...valuesOf(row),
            ...Object.fromEntries(namedIn(row).map(([key, personId]) => [key, names(personId)])),
            things: countedHoldings(valuesOf(row)),
            by: row.byPersonId === null ? "" : names(row.byPersonId),
            assessment: assessments.get(row.assessmentId ?? "") ?? "an assessment",
          },
        }),
        leadsTo: row.assessmentId === null ? `/${path}` : `/assessments/${row.assessmentId}/${path}`,
        at: row.at.toISOString(),
        read: row.readAt !== null,
      },
    ];
  });
  return { notices, unread, page: found.page, pages: found.pages };
}

/** `POST …/notifications/read`: marks the person's own notices as read, those named, or all up to a moment. */
export async function markNoticesRead(
  person: SignedInPerson,
  organisationId: string,
  asked: { notices: readonly string[] } | { until: string },
): Promise<void> {
  requirePermission(person, organisationId, "readNotices");
  await inOrganisation(organisationId, (transaction) =>
    transaction.notification.updateMany({
      where: {
        organisationId,
        personId: person.personId,
        readAt: null,
        ...("notices" in asked ? { notificationId: { in: [...asked.notices] } } : { at: { lte: new Date(asked.until) } }),
      },
      data: { readAt: clock.now() },
    }),
  );
}
