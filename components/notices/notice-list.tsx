"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { PageLink } from "@/components/ui/page-link";

type Notice = { id: string; sentence: string; leadsTo: string; at: string; read: boolean };

const moment = (iso: string): string =>
  `${new Date(iso).toLocaleString("en-GB", { dateStyle: "medium", timeStyle: "short", timeZone: "UTC" })} UTC`;

/** The notices of a person: opening one marks it as read, and all that are shown can be marked at once. */
export function NoticeList({ organisationId, notices, unread }: { organisationId: string; notices: readonly Notice[]; unread: number }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const mark = async (asked: { notices: readonly string[] } | { until: string }) => {
    const reply = await callApi("POST", `/api/v1/organisations/${organisationId}/notifications/read`, asked, { keepalive: true });
    setProblem(reply.ok ? null : reply.message);
    if (reply.ok) router.refresh();
  };
  const newest = notices[0];
  return (
    <>
      <div className="mb-4 flex flex-wrap items-center gap-4">
        <p role="status">{unread === 0 ? "You have read everything." : unread === 1 ? "1 is unread." : `${unread} are unread.`}</p>
        {unread > 0 && newest && (
          <button type="button" className="button button-small" onClick={() => void mark({ until: newest.at })}>
            Mark all as read
          </button>
        )}
      </div>
      {problem && (
        <p role="alert" className="mb-4 text-danger">
          {problem}
        </p>
      )}
      <ul className="sheet divide-y divide-rule">
        {notices.map((notice) => (
          <li key={notice.id} className={`flex flex-wrap items-baseline gap-x-4 gap-y-1 px-5 py-3 ${notice.read ? "" : "bg-accent-pale"}`}>
            <div className="min-w-0 flex-1 basis-72">
              <PageLink
                href={`/o/${organisationId}${notice.leadsTo}`}
                className={notice.read ? "" : "font-semibold"}
                onClick={() => {
                  if (!notice.read) void mark({ notices: [notice.id] });
                }}
              >
                {notice.sentence}
              </PageLink>
              <p className="text-sm text-soft">
                <time dateTime={notice.at}>{moment(notice.at)}</time>
                {!notice.read && " · unread"}
              </p>
            </div>
            {!notice.read && (
              <button type="button" className="button button-quiet" onClick={() => void mark({ notices: [notice.id] })}>
                Mark as read<span className="sr-only">: {notice.sentence}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
