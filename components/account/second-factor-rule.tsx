"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import { Said, type Saying } from "./said";

/** Whether the organisation asks its members for a second factor; an administrator changes it here. */
export function SecondFactorRule({ api, required, mayManage }: { api: string; required: boolean; mayManage: boolean }) {
  const router = useRouter();
  const isReady = useIsReady();
  const [said, setSaid] = useState<Saying | null>(null);
  const change = async () => {
    const reply = await callApi("PUT", api, { required: !required });
    setSaid(reply.ok ? null : { ok: false, words: reply.message });
    if (reply.ok) router.refresh();
  };
  return (
    <div className="mb-8 space-y-2">
      <p>
        {required
          ? "Every member has to show a second factor: an app with codes, or a passkey."
          : "Members may sign in with a password alone."}
      </p>
      <Said said={said} />
      {mayManage && (
        <button type="button" className="button button-small" disabled={!isReady} onClick={() => void change()}>
          {required ? "Ask for no second factor any more" : "Ask every member for a second factor"}
        </button>
      )}
    </div>
  );
}
