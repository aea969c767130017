"use client";
import { useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Modal } from "@/components/ui/modal";
import { PageLink } from "@/components/ui/page-link";
import type { Role } from "@/lib/domain/assessment/roles";
import { RoleBoxes, type RoleOption } from "./role-boxes";

type Reply = { ok: boolean; message?: string };
type Member = { name: string; roles: readonly Role[]; hasSignedIn: boolean; suspended: unknown };

/** What an administrator changes of a member: roles, the invitation, whether they can come in, whether they belong here. */
export function MemberChanges({
  api,
  page,
  member,
  isMe,
  roles,
  inviteWords,
  onInvite,
  onDone,
}: {
  /** Where the member is changed in the API. */
  api: string;
  /** The page of what waits for the member. */
  page: string;
  member: Member;
  isMe: boolean;
  roles: readonly RoleOption[];
  inviteWords: string;
  onInvite: () => void;
  onDone: (reply: Reply) => boolean;
}) {
  const [asks, setAsks] = useState<"suspend" | "remove" | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [reason, setReason] = useState("");
  const reasonId = useId();
  const { name, suspended } = member;
  const confirm = async () => {
    const reply = await (asks === "suspend" ? callApi("PUT", `${api}/suspension`, { reason }) : callApi("DELETE", api));
    setProblem(reply.ok ? null : reply.message);
    if (!reply.ok || !onDone(reply)) return;
    setAsks(null);
    setReason("");
  };
  const close = () => {
    setAsks(null);
    setProblem(null);
  };
  return (
    <details className="mt-1">
      <summary className="text-sm text-accent">
        Change<span className="sr-only"> {name}</span>
      </summary>
      <LiveForm
        className="mt-2"
        onSubmit={(event) => {
          event.preventDefault();
          return callApi("PUT", api, { roles: new FormData(event.currentTarget).getAll("roles") }).then(onDone);
        }}
      >
        <RoleBoxes roles={roles} held={member.roles} />
        <div className="mt-2 flex flex-wrap gap-2">
          <button type="submit" className="button button-small">
            Save the roles
          </button>
          {!member.hasSignedIn && !suspended && (
            <button type="button" className="button button-small" onClick={onInvite}>
              {inviteWords}
            </button>
          )}
          {suspended ? (
            <button type="button" className="button button-small" onClick={() => void callApi("DELETE", `${api}/suspension`).then(onDone)}>
              Give access again
            </button>
          ) : (
            !isMe && (
              <button type="button" className="button button-small text-danger" onClick={() => setAsks("suspend")}>
                Suspend access
              </button>
            )
          )}
          <button type="button" className="button button-small text-danger" onClick={() => setAsks("remove")}>
            Remove from the organisation
          </button>
        </div>
      </LiveForm>
      <Modal
        open={asks !== null}
        title={asks === "suspend" ? `Suspend the access of ${name}?` : `Remove ${isMe ? "yourself" : name} from the organisation?`}
        onClose={close}
      >
        {asks === "suspend" ? (
          <>
            <p>
              {name} is signed out everywhere at once and cannot come in here again until an administrator gives access. Nothing is handed
              over or lost: roles stay, and what waits for {name} waits until you <PageLink href={page}>hand it over</PageLink>.
            </p>
            <label htmlFor={reasonId} className="mt-4 block font-medium">
              Reason (optional)
            </label>
            <p id={`${reasonId}-hint`} className="mb-1 text-sm text-soft">
              Administrators and the data protection officer read it here and in the audit trail. Whoever signs in with the account is not
              told; {name} receives it with a copy of what is held about them.
            </p>
            <textarea
              id={reasonId}
              aria-describedby={`${reasonId}-hint`}
              value={reason}
              onChange={(event) => setReason(event.target.value)}
              maxLength={500}
              rows={3}
              className="field w-full"
            />
          </>
        ) : (
          <p>
            {isMe ? "You lose" : `${name} loses`} every role here at once. What {isMe ? "you" : "they"} wrote and signed stays. To shut
            somebody out at once while things still wait for them, suspend their access.
          </p>
        )}
        {problem && (
          <p role="alert" className="mt-3 text-danger">
            {problem} {asks === "remove" && <PageLink href={page}>What waits, and handing it over</PageLink>}
          </p>
        )}
        <div className="mt-4 flex flex-wrap gap-2">
          <button type="button" className="button button-main" onClick={() => void confirm()}>
            {asks === "suspend" ? "Suspend now" : "Remove"}
          </button>
          <button type="button" className="button" onClick={close}>
            Cancel
          </button>
        </div>
      </Modal>
    </details>
  );
}
