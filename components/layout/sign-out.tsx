"use client";
import { callApi } from "@/components/ui/call-api";

/** Ends the session and leaves nothing of what was typed in the browser. */
export function SignOut() {
  return (
    <button
      type="button"
      className="button button-small"
      onClick={async () => {
        const reply = await callApi("DELETE", "/api/v1/session");
        if (!reply.ok && reply.status !== 401) return alertFailure(reply.message);
        for (const key of Object.keys(sessionStorage)) if (key.startsWith("groundwork:")) sessionStorage.removeItem(key);
        location.assign("/sign-in");
      }}
    >
      Sign out
    </button>
  );
}

const alertFailure = (message: string): void => window.alert(`You are still signed in. ${message}`);
