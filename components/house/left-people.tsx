"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { collectProof, ProofFields, type Ways } from "@/components/account/proof-fields";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";

type Person = { personId: string; name: string };

/** People of whom something is held: each one's data as a file; of those who left, the name can be taken away. */
export function LeftPeople({
  organisationId,
  left,
  members,
  email,
  ways,
}: {
  organisationId: string;
  left: readonly Person[];
  members: readonly Person[];
  email: string;
  ways: Ways;
}) {
  const router = useRouter();
  const [said, setSaid] = useState<{ ok: boolean; words: string } | null>(null);
  const api = `/api/v1/organisations/${organisationId}/people`;
  const take = async (person: Person, form: FormData) => {
    const collected = await collectProof(form);
    if (!collected.ok) return setSaid({ ok: false, words: collected.message });
    const reply = await callApi("POST", `${api}/${person.personId}/pseudonym`, collected.proof);
    setSaid(
      reply.ok ? { ok: true, words: `The name and addresses of ${person.name} are taken away.` } : { ok: false, words: reply.message },
    );
    if (reply.ok) router.refresh();
  };
  return (
    <>
      {said && (
        <p role={said.ok ? "status" : "alert"} className={`mb-3 ${said.ok ? "" : "text-danger"}`}>
          {said.words}
        </p>
      )}
      <h3 className="mb-2 text-lg">People who have left</h3>
      {left.length === 0 && <p className="mb-4 text-soft">Nobody whose name is still held. Remove somebody on the page “People” first.</p>}
      <ul className="mb-6 space-y-3">
        {left.map((person) => (
          <li key={person.personId} className="sheet px-5 py-3">
            <p className="font-semibold">{person.name}</p>
            <p>
              <a href={`${api}/${person.personId}/data`} download>
                Save what is held about {person.name}
              </a>
            </p>
            <details className="mt-1">
              <summary className="text-sm text-danger">Take the name and addresses away</summary>
              <LiveForm
                className="mt-2 space-y-3"
                onSubmit={(event) => {
                  event.preventDefault();
                  return take(person, new FormData(event.currentTarget));
                }}
              >
                <p className="prose-measure text-sm">
                  “Former member” stands in their place. The account ends. What was signed, kept states and the history of answers stay as
                  they are; so does what people wrote about {person.name} in answers and comments: look for it there. This cannot be undone.
                </p>
                <ProofFields ways={ways} email={email} />
                <button type="submit" className="button text-danger">
                  Take the name of {person.name} away
                </button>
              </LiveForm>
            </details>
          </li>
        ))}
      </ul>
      <h3 className="mb-2 text-lg">Members</h3>
      <ul className="space-y-1">
        {members.map((person) => (
          <li key={person.personId}>
            <a href={`${api}/${person.personId}/data`} download>
              Save what is held about {person.name}
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
