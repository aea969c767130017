"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useEffect, useId, useRef, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { CopyText } from "@/components/ui/copy-text";
import { LiveForm } from "@/components/ui/live-form";
import { PageLink } from "@/components/ui/page-link";
import type { Role } from "@/lib/domain/assessment/roles";
import { MemberChanges } from "./member-changes";
import { RoleBoxes, type RoleOption } from "./role-boxes";

type Person = {
  personId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  hasSignedIn: boolean;
  hasSecondFactor: boolean | null;
  suspended: { at: string; by: string; reason: string | null } | null;
};
const day = (iso: string): string => new Date(iso).toLocaleDateString("en-GB", { dateStyle: "long", timeZone: "UTC" });

type Invitation = { mailed: boolean; signInLink: string | null };

/** The people of an organisation; an administrator adds, changes and removes them here. */
export function PeopleList({
  organisationId,
  people,
  me,
  mayManage,
  sendsMail,
  roles,
}: {
  organisationId: string;
  people: readonly Person[];
  /** The id of who looks at it. */
  me: string;
  mayManage: boolean;
  /** Whether invitations go out by mail. */
  sendsMail: boolean;
  roles: readonly RoleOption[];
}) {
  const router = useRouter();
  const [invited, setInvited] = useState<({ email: string } & Invitation) | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const shown = useRef<HTMLDivElement>(null);
  // Whoever added somebody stands at the foot of a long page.
  useEffect(() => {
    if (invited !== null || problem !== null) shown.current?.scrollIntoView({ block: "nearest" });
  }, [invited, problem]);
  const api = `/api/v1/organisations/${organisationId}/people`;
  const done = (reply: { ok: boolean; message?: string }) => {
    setProblem(reply.ok ? null : (reply.message ?? null));
    if (reply.ok) router.refresh();
    return reply.ok;
  };
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const form = new FormData(element);
    const email = String(form.get("email"));
    const reply = await callApi<Invitation>("POST", api, {
      email,
      name: String(form.get("name")),
      roles: form.getAll("roles"),
    });
    if (!done(reply) || !reply.ok) return;
    setInvited({ email, ...reply.data });
    element.reset();
  };
  return (
    <>
      <div ref={shown} className="scroll-mt-16">
        {invited?.mailed && (
          <p role="status" className="mb-6 rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
            An invitation was sent to <strong>{invited.email}</strong>. It works once, and for 7 days.
          </p>
        )}
        {invited && !invited.mailed && invited.signInLink === null && (
          <p role="status" className="mb-6 rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
            <strong>{invited.email}</strong> has an account on this server already and needs no invitation: the organisation is on that
            person’s page of organisations now. No mail is sent about it.
          </p>
        )}
        {invited?.signInLink && (
          <div className="mb-6 rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
            <p role="status" className="font-semibold">
              Sign-in link for {invited.email}
            </p>
            <p className="text-sm">
              {sendsMail && "The mail server did not take the invitation. "}Give it to this person yourself. It is shown only now, works
              once, and for 7 days.
            </p>
            <CopyText text={invited.signInLink} label="Sign-in link" />
          </div>
        )}
        {problem && (
          <p role="alert" className="mb-4 text-danger">
            {problem}
          </p>
        )}
      </div>
      <ul className="space-y-3">
        {people.map((person) => (
          <li key={person.personId} className="sheet px-5 py-4">
            <p className="font-semibold">
              {person.name} <span className="font-normal text-soft">{person.email}</span>
            </p>
            <p className="text-sm text-soft">
              {roles
                .filter((role) => person.roles.includes(role.value))
                .map((role) => role.label)
                .join(", ")}
              {!person.hasSignedIn && " · has not signed in yet"}
              {person.hasSignedIn && person.hasSecondFactor === false && " · no second factor"}
            </p>
            {person.suspended && (
              <div className="mt-1 text-sm">
                <p className="text-danger">
                  Access suspended on {day(person.suspended.at)} by {person.suspended.by}
                </p>
                {person.suspended.reason && (
                  <p className="max-w-2xl whitespace-pre-line wrap-anywhere">Reason: {person.suspended.reason}</p>
                )}
              </div>
            )}
            {(mayManage || person.personId === me) && (
              <p className="mt-1 text-sm">
                <PageLink href={`/o/${organisationId}/people/${person.personId}`}>
                  {person.personId === me ? "What waits for you" : `What waits for ${person.name}`}
                  {mayManage && ", and handing it over"}
                </PageLink>
              </p>
            )}
            {mayManage && (
              <MemberChanges
                api={`${api}/${person.personId}`}
                page={`/o/${organisationId}/people/${person.personId}`}
                member={person}
                isMe={person.personId === me}
                roles={roles}
                inviteWords={sendsMail ? "Send a new invitation" : "Make a new sign-in link"}
                onInvite={() =>
                  void callApi<Invitation>("POST", `${api}/${person.personId}/link`).then((reply) => {
                    if (reply.ok) setInvited({ email: person.email, ...reply.data });
                    else setProblem(reply.message);
                  })
                }
                onDone={done}
              />
            )}
          </li>
        ))}
      </ul>
      {mayManage && (
        <LiveForm onSubmit={add} className="mt-10 max-w-xl space-y-4 border-t-2 border-edge pt-6">
          <h2 className="text-xl">Add a person</h2>
          <Field name="name" label="Name" type="text" />
          <Field name="email" label="E-mail" type="email" />
          <RoleBoxes roles={roles} held={[]} />
          <button type="submit" className="button button-main">
            {sendsMail ? "Add and send the invitation" : "Add and show the sign-in link"}
          </button>
        </LiveForm>
      )}
    </>
  );
}

function Field({ name, label, type }: { name: string; label: string; type: string }) {
  const id = useId();
  return (
    <div>
      <label htmlFor={id} className="mb-1 block font-medium">
        {label}
      </label>
      <input id={id} name={name} type={type} required maxLength={300} autoComplete="off" className="field" />
    </div>
  );
}
