import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { NoticeList } from "@/components/notices/notice-list";
import { PageHeading } from "@/components/ui/page-heading";
import { PageNumbers } from "@/components/ui/page-numbers";
import { listNotices } from "@/lib/services/notices";

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
    </main>
  );
}
