import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { MailForm } from "@/components/notices/mail-form";
import { NoticeList } from "@/components/notices/notice-list";
import { PageHeading } from "@/components/ui/page-heading";
import { PageNumbers } from "@/components/ui/page-numbers";
import { noticeGroups, noticeGroupWords } from "@/lib/domain/notices/notice-kinds";
import { noticePreference } from "@/lib/services/notices/mail-notices";
import { listNotices } from "@/lib/services/notices/notices";

export const metadata: Metadata = { title: "Notifications" };

export default async function NotificationsPage({
  params,
  searchParams,
}: {
  params: Promise<{ organisationId: string }>;
  searchParams: Promise<{ page?: string }>;
}) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const asked = Number.parseInt((await searchParams).page ?? "1", 10);
  const { notices, unread, page, pages } = await orNotFound(listNotices(person, organisationId, { page: asked }));
  const mail = await noticePreference(person, organisationId);
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title="Notifications">
        <p>What happened in {membership.organisationName} that concerns you. Only you see this list; what you did yourself is not in it.</p>
      </PageHeading>
      {notices.length === 0 ? (
        <p className="text-soft">
          Nothing yet. You are told here when an assessment is sent to you for review, comes back, or waits for your decision or signature.
        </p>
      ) : (
        <NoticeList organisationId={organisationId} notices={notices} unread={unread} />
      )}
      <PageNumbers page={page} pages={pages} linkTo={(to) => `/o/${organisationId}/notifications?page=${to}`} />
      <section aria-labelledby="mail" className="mt-12">
        <h2 id="mail" className="mb-2 text-xl">
          By mail
        </h2>
        <p className="prose-measure mb-4 text-soft">
          {mail.sent
            ? "A mail holds counts and links, never a name or a text. Decisions and signatures asked of you are mailed at once, all else in one mail. This holds for all your organisations."
            : "This server sends no mail. Whoever runs it can set SMTP_URL and MAIL_FROM; what you choose here holds from then on."}
        </p>
        <MailForm
          organisationId={organisationId}
          digest={mail.digest}
          groups={noticeGroups.map((value) => ({
            value,
            words: `${noticeGroupWords[value].charAt(0).toUpperCase()}${noticeGroupWords[value].slice(1)}${value === "signing" ? " (at once)" : ""}`,
            quiet: mail.quiet.includes(value),
          }))}
        />
      </section>
    </main>
  );
}
