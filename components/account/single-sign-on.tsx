"use client";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { callApi } from "@/components/ui/call-api";
import { useIsReady } from "@/components/ui/use-is-ready";
import { useConfirmation } from "./confirm-dialog";
import type { Ways } from "./proof-fields";
import { Said, type Saying } from "./said";

const api = "/api/v1/account/single-sign-on";

/** Connects the person's account at the operator's identity provider, or takes the connection away. */
export function SingleSignOn({ name, isConnected, ways, email }: { name: string; isConnected: boolean; ways: Ways; email: string }) {
  const router = useRouter();
  const isReady = useIsReady();
  const [said, setSaid] = useState<Saying | null>(null);
  const { confirmed, dialog } = useConfirmation(ways, email);
  const connect = async () => {
    const reply = await confirmed(() => callApi<{ goTo: string }>("POST", api, { what: "connect" }));
    if (reply?.ok) return location.assign(reply.data.goTo);
    if (reply) setSaid({ ok: false, words: reply.message });
  };
  const disconnect = async () => {
    const reply = await confirmed(() => callApi("DELETE", api));
    if (!reply) return;
    setSaid(reply.ok ? { ok: true, words: `${name} does not sign you in here any more.` } : { ok: false, words: reply.message });
    if (reply.ok) router.refresh();
  };
  return (
    <div className="space-y-4">
      {dialog}
      <p className="prose-measure text-soft">
        {isConnected ? `Your account at ${name} signs you in here.` : `Connect your account at ${name} to sign in with it.`}
      </p>
      <Said said={said} />
      <button
        type="button"
        className={`button ${isConnected ? "text-danger" : ""}`}
        disabled={!isReady}
        onClick={() => void (isConnected ? disconnect() : connect())}
      >
        {isConnected ? "Disconnect" : `Connect ${name}`}
      </button>
    </div>
  );
}
