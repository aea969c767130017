import { clock } from "@/lib/adapters/clock";
import { database } from "@/lib/adapters/db/database";
import { inOrganisation } from "@/lib/adapters/db/in-organisation";
import { mailIsConfigured, sendMail } from "@/lib/adapters/mail/send-mail";
import { isNoticeKind, type NoticeGroup, type NoticeKind, noticeGroups, noticeKinds } from "@/lib/domain/notices/notice-kinds";
import {
  type Digest,
  digestChoices,
  digestMail,
  type NoticePreference,
  signingMail,
  usualPreference,
} from "@/lib/domain/notices/notice-mail";
import { environment } from "@/lib/env";
import type { SignedInPerson } from "../accounts/signed-in-person";
import { everyOrganisation } from "../house/every-organisation";
import { requirePermission } from "../people/membership";

const kindsOf = (groups: readonly NoticeGroup[]): string[] =>
  (Object.keys(noticeKinds) as readonly NoticeKind[]).filter((kind) => groups.includes(noticeKinds[kind].group));

const isGroup = (word: string): word is NoticeGroup => (noticeGroups as readonly string[]).includes(word);
const digestOf = (word: string): Digest => digestChoices.find((one) => one === word) ?? usualPreference.digest;

async function preferenceOf(personId: string): Promise<NoticePreference> {
  const row = await database().noticePreference.findUnique({ where: { personId } });
  return row ? { digest: digestOf(row.digest), quiet: row.quietGroups.filter(isGroup) } : usualPreference;
}

/** How the person wants to be told by mail; `sent` is false where the server sends none. */
export async function noticePreference(person: SignedInPerson, organisationId: string): Promise<NoticePreference & { sent: boolean }> {
  requirePermission(person, organisationId, "readNotices");
  return { ...(await preferenceOf(person.personId)), sent: mailIsConfigured() };
}

/** `PUT …/notifications/mail`: of the person, for all their organisations. */
export async function setNoticePreference(
  person: SignedInPerson,
  organisationId: string,
  { digest, quiet }: NoticePreference,
): Promise<void> {
  requirePermission(person, organisationId, "readNotices");
  const data = { digest, quietGroups: [...quiet] };
  await database().noticePreference.upsert({
    where: { personId: person.personId },
    create: { personId: person.personId, ...data },
    update: data,
  });
}

type Claimed = { id: string; personId: string; kind: string; assessmentId: string | null };

/**
 * Takes notices that are to be mailed for oneself, none of somebody who is suspended: whoever else asks, on this server or another, does not get them again. What
 * cannot be sent is given back (`giveBack`); a server that dies in between leaves them unsent, and unread in the application.
 */
const claim = (organisationId: string, groups: readonly NoticeGroup[], personId: string | null): Promise<readonly Claimed[]> => {
  const now = clock.now();
  const since = new Date(now.getTime() - 30 * 24 * 3600 * 1000).toISOString();
  return inOrganisation(
    organisationId,
    (transaction) => transaction.$queryRaw<Claimed[]>`
      update notification set mailed_at = ${now.toISOString()}::timestamptz
      where organisation_id = ${organisationId} and mailed_at is null and read_at is null and at > ${since}::timestamptz
        and kind = any(${kindsOf(groups)}) and (${personId}::text is null or person_id = ${personId}::text)
        and not exists (select 1 from membership m where m.organisation_id = ${organisationId}
          and m.person_id = notification.person_id and m.suspended_at is not null)
      returning notification_id as id, person_id as "personId", kind, assessment_id as "assessmentId"`,
  );
};

const giveBack = (organisationId: string, notices: readonly Claimed[]): Promise<unknown> =>
  inOrganisation(organisationId, (transaction) =>
    transaction.notification.updateMany({
      where: { organisationId, notificationId: { in: notices.map(({ id }) => id) } },
      data: { mailedAt: null },
    }),
  );

const emailOf = async (personId: string): Promise<string | null> =>
  (await database().user.findUnique({ where: { id: personId }, select: { email: true } }))?.email ?? null;

const pageOf = (organisationId: string): string => `${environment().origin}/o/${organisationId}/notifications`;

/** Worth trying again: the server did not take it now. An address that is none stays so. */
const isPassing = (outcome: Awaited<ReturnType<typeof sendMail>>): boolean => !outcome.sent && outcome.reason !== "invalid";

/** Sends a mail for each decision or signature that is asked of somebody who has not read of it yet. */
export async function mailSigningRequests(): Promise<void> {
  if (!mailIsConfigured()) return;
  for (const organisationId of await everyOrganisation())
    for (const notice of await claim(organisationId, ["signing"], null)) {
      const { quiet } = await preferenceOf(notice.personId);
      const email = await emailOf(notice.personId);
      if (!email || notice.assessmentId === null || quiet.includes("signing")) continue;
      const link = `${environment().origin}/o/${organisationId}/assessments/${notice.assessmentId}/sign`;
      const outcome = await sendMail({ to: email, ...signingMail(link, `${pageOf(organisationId)}#mail`) });
      if (isPassing(outcome)) await giveBack(organisationId, [notice]);
    }
}

type Place = { organisationId: string; notices: readonly Claimed[] };

async function digestFor(personId: string, organisations: readonly string[], groups: readonly NoticeGroup[]): Promise<void> {
  const email = await emailOf(personId);
  if (!email) return;
  const places: Place[] = [];
  for (const organisationId of organisations) {
    const notices = await claim(organisationId, groups, personId);
    if (notices.length > 0) places.push({ organisationId, notices });
  }
  const [first] = places;
  if (!first) return;
  const counted = places.map(({ organisationId, notices }) => {
    const counts: Partial<Record<NoticeGroup, number>> = {};
    for (const { kind } of notices) if (isNoticeKind(kind)) counts[noticeKinds[kind].group] = (counts[noticeKinds[kind].group] ?? 0) + 1;
    return { link: pageOf(organisationId), counts };
  });
  const outcome = await sendMail({ to: email, ...digestMail(counted, `${pageOf(first.organisationId)}#mail`) });
  if (isPassing(outcome)) for (const { organisationId, notices } of places) await giveBack(organisationId, notices);
}

/** Sends each person one mail about what they have not read; weekly ones on Mondays (UTC). */
export async function mailDigests(): Promise<void> {
  if (!mailIsConfigured()) return;
  const isMonday = clock.now().getUTCDay() === 1;
  const waiting = new Map<string, string[]>();
  for (const organisationId of await everyOrganisation()) {
    const people = await inOrganisation(
      organisationId,
      (transaction) => transaction.$queryRaw<{ personId: string }[]>`
        select distinct person_id as "personId" from notification
        where organisation_id = ${organisationId} and mailed_at is null and read_at is null`,
    );
    for (const { personId } of people) waiting.set(personId, [...(waiting.get(personId) ?? []), organisationId]);
  }
  for (const [personId, organisations] of waiting) {
    const { digest, quiet } = await preferenceOf(personId);
    if (digest === "off" || (digest === "weekly" && !isMonday)) continue;
    await digestFor(
      personId,
      organisations,
      noticeGroups.filter((group) => group !== "signing" && !quiet.includes(group)),
    );
  }
}
