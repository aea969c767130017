"use client";
import { useRouter } from "next/navigation";
import { type FormEvent, useId, useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { useIsReady } from "@/components/ui/use-is-ready";
import { useConfirmation } from "./confirm-dialog";
import { makePasskey } from "./passkey-answer";
import type { Ways } from "./proof-fields";
import { Said, type Saying } from "./said";

type Listed = { passkeyId: string; name: string; words: string };
const api = "/api/v1/account/passkeys";

/** The person's passkeys: add one under a name, remove one. */
export function Passkeys({ passkeys, ways, email }: { passkeys: readonly Listed[]; ways: Ways; email: string }) {
  const router = useRouter();
  const isReady = useIsReady();
  const [said, setSaid] = useState<Saying | null>(null);
  const { confirmed, dialog } = useConfirmation(ways, email);
  const id = useId();
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const element = event.currentTarget;
    const name = String(new FormData(element).get("name"));
    const made = await confirmed(() => makePasskey(`${api}/options`));
    if (!made) return;
    const reply = made.ok ? await callApi("POST", api, { name, response: made.answer }) : made;
    setSaid(
      reply.ok ? { ok: true, words: "The passkey is added. You can sign in with it from now on." } : { ok: false, words: reply.message },
    );
    if (!reply.ok) return;
    element.reset();
    router.refresh();
  };
  const remove = async ({ passkeyId, name }: Listed) => {
    const reply = await confirmed(() => callApi("DELETE", `${api}/${passkeyId}`));
    if (!reply) return;
    setSaid(
      reply.ok
        ? { ok: true, words: `“${name}” opens nothing here any more. Delete it on the device as well.` }
        : { ok: false, words: reply.message },
    );
    if (reply.ok) router.refresh();
  };
  return (
    <div className="space-y-4">
      {dialog}
      <p className="prose-measure text-soft">
        A passkey stays on your device or security key and opens with a finger, a face or a PIN. It works for this address only, so nobody
        can lure it out of you, and counts as two factors.
      </p>
      {passkeys.length > 0 && (
        <ul className="space-y-2">
          {passkeys.map((one) => (
            <li key={one.passkeyId} className="sheet flex flex-wrap items-center gap-x-6 gap-y-2 px-5 py-3">
              <p className="min-w-0 flex-1 basis-56">
                <span className="font-semibold break-words">{one.name}</span> <span className="block text-sm text-soft">{one.words}</span>
              </p>
              <button type="button" className="button button-small text-danger" disabled={!isReady} onClick={() => void remove(one)}>
                Remove<span className="sr-only"> the passkey {one.name}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <LiveForm onSubmit={add} className="space-y-3">
        <div className="max-w-sm">
          <label htmlFor={id} className="block font-medium">
            Name of the new passkey
          </label>
          <p id={`${id}-hint`} className="mb-1 text-sm text-soft">
            So that you find it again: “work laptop”, “blue security key”.
          </p>
          <input id={id} name="name" required maxLength={60} autoComplete="off" aria-describedby={`${id}-hint`} className="field" />
        </div>
        <Said said={said} />
        <button type="submit" className="button">
          Add a passkey
        </button>
      </LiveForm>
    </div>
  );
}
