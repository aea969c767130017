"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { PageLink } from "@/components/ui/page-link";
import type { Role } from "@/lib/domain/assessment/roles";

type Person = {
  personId: string;
  name: string;
  email: string;
  roles: readonly Role[];
  hasSignedIn: boolean;
  hasSecondFactor: boolean | null;
};
type Invitation = { mailed: boolean; signInLink: string | null };
type RoleOption = { value: Role; label: string };

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
      {invited?.mailed && (
        <p role="status" className="mb-6 rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
          An invitation was sent to <strong>{invited.email}</strong>. It works once, and for 7 days.
        </p>
      )}
      {invited?.signInLink && (
        <div role="status" className="mb-6 rounded border-l-4 border-accent bg-accent-pale px-4 py-3">
          <p className="font-semibold">Sign-in link for {invited.email}</p>
          <p className="text-sm">
            {sendsMail && "The mail server did not take the invitation. "}Give it to this person yourself. It is shown only now, works once,
            and for 7 days.
          </p>
          <p className="mt-2 select-all break-all rounded bg-sheet px-3 py-2 font-mono text-sm">{invited.signInLink}</p>
        </div>
      )}
      {problem && (
        <p role="alert" className="mb-4 text-danger">
          {problem}
        </p>
      )}
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
            {(mayManage || person.personId === me) && (
              <p className="mt-1 text-sm">
                <PageLink href={`/o/${organisationId}/people/${person.personId}`}>
                  {person.personId === me ? "What waits for you" : `What waits for ${person.name}`}
                  {mayManage && ", and handing it over"}
                </PageLink>
              </p>
            )}
            {mayManage && (
              <details className="mt-1">
                <summary className="text-sm text-accent">Change</summary>
                <LiveForm
                  className="mt-2"
                  onSubmit={(event) => {
                    event.preventDefault();
                    return callApi("PUT", `${api}/${person.personId}`, { roles: new FormData(event.currentTarget).getAll("roles") }).then(
                      done,
                    );
                  }}
                >
                  <RoleBoxes roles={roles} held={person.roles} />
                  <div className="mt-2 flex flex-wrap gap-2">
                    <button type="submit" className="button button-small">
                      Save the roles
                    </button>
                    {!person.hasSignedIn && (
                      <button
                        type="button"
                        className="button button-small"
                        onClick={() =>
                          void callApi<Invitation>("POST", `${api}/${person.personId}/link`).then((reply) => {
                            if (reply.ok) setInvited({ email: person.email, ...reply.data });
                            else setProblem(reply.message);
                          })
                        }
                      >
                        {sendsMail ? "Send a new invitation" : "Make a new sign-in link"}
                      </button>
                    )}
                    <button
                      type="button"
                      className="button button-small text-danger"
                      onClick={() => void callApi("DELETE", `${api}/${person.personId}`).then(done)}
                    >
                      Remove from the organisation
                    </button>
                  </div>
                </LiveForm>
              </details>
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

function RoleBoxes({ roles, held }: { roles: readonly RoleOption[]; held: readonly Role[] }) {
  return (
    <fieldset>
      <legend className="font-medium">Roles</legend>
      <div className="flex flex-wrap gap-x-6">
        {roles.map((role) => (
          <label key={role.value} className="choice">
            <input type="checkbox" name="roles" value={role.value} defaultChecked={held.includes(role.value)} />
            {role.label}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
