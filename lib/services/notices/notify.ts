import { clock } from "@/lib/adapters/clock";
import type { Statements } from "@/lib/adapters/db/database";
import { newId, sha256 } from "@/lib/adapters/identifiers";
import type { NoticeKind, NoticeValues } from "@/lib/domain/notices/notice-kinds";

export type Notice<K extends NoticeKind> = {
  organisationId: string;
  /** Whom it is told to; whoever is no member (any more) is left out. */
  personId: string | readonly string[];
  /** Who did it: is not told of it. Null where nobody did (facts, days). */
  by: string | null;
  kind: K;
  assessmentId?: string;
  /** The page of the assessment that it leads to, where that is not the kind's own, with an anchor: `review#thread-th-…`. */
  path?: string;
  values: NoticeValues<K>;
  /** Told once to each person, whoever notices it first: what makes it one and the same. */
  occasion?: string;
};

const pathPattern = /^[a-z][a-z-]*(\/[A-Za-z0-9@:._-]{1,120})*(#[A-Za-z0-9@:._-]{1,120})?$/;
/** Ids, days, numbers and words of closed lists; a sentence that somebody wrote has spaces. */
const wordPattern = /^[A-Za-z0-9@:._-]{1,120}$/;

/**
 * Tells people in the application what happened, in the caller's transaction: they learn of it when it is committed, or never.
 * Nobody is told of their own act. Throws (a bug) for values that could hold text of an assessment.
 */
export async function notify<K extends NoticeKind>(sql: Statements, notice: Notice<K>): Promise<void> {
  const { organisationId, by, kind, assessmentId, path, values, occasion } = notice;
  const people = [...new Set([notice.personId].flat())].filter((personId) => personId !== by);
  if (people.length === 0) return;
  if (path !== undefined && !pathPattern.test(path)) throw new Error("A notice leads to no page");
  if (Object.values<string | number>(values).some((value) => typeof value === "string" && !wordPattern.test(value)))
    throw new Error("A notice would carry text");
  const ids = people.map((personId) =>
    occasion === undefined
      ? newId("no")
      : `no-${sha256(JSON.stringify([personId, kind, assessmentId ?? "", path ?? "", occasion])).slice(0, 40)}`,
  );
  await sql.$executeRaw`
    insert into notification (organisation_id, notification_id, person_id, kind, assessment_id, path, by_person_id, details, at)
    select ${organisationId}, told.id, told.person_id, ${kind}, ${assessmentId ?? null}::text, ${path ?? null}::text, ${by}::text,
      ${JSON.stringify(values)}::jsonb, ${clock.now().toISOString()}::timestamptz
    from unnest(${ids}::text[], ${people}::text[]) as told(id, person_id)
    join membership m on m.organisation_id = ${organisationId} and m.person_id = told.person_id
    on conflict do nothing`;
}
