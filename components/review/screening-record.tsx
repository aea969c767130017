"use client";
import { useRouter } from "next/navigation";
import type { FormEvent } from "react";
import type { Ways } from "@/components/account/proof-fields";
import { callApi } from "@/components/ui/call-api";
import { LiveForm } from "@/components/ui/live-form";
import { Problem } from "@/components/ui/problem";
import { useRequest } from "@/components/ui/use-request";
import { SignForm } from "./sign-form";

/** Has the record of a closed screening made, and signs it once it was read. */
export function ScreeningRecord({ api, sha256, email, ways }: { api: string; sha256: string | null; email: string; ways: Ways }) {
  const router = useRouter();
  const { busy, problem, attempt } = useRequest();
  const make = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const reply = await attempt(() => callApi("POST", `${api}/screening-record`, {}));
    if (reply.ok) router.refresh();
  };
  if (sha256)
    return (
      <SignForm
        key={sha256}
        api={api}
        to={`${api}/screening-record/signature`}
        outside={false}
        act=""
        sha256={sha256}
        address={`${api}/prepared`}
        button="Sign the record"
        email={email}
        ways={ways}
      />
    );
  return (
    <LiveForm onSubmit={make}>
      <button type="submit" className="button" disabled={busy}>
        {busy ? "One moment …" : "Make the record to be signed"}
      </button>
      <Problem text={problem} />
    </LiveForm>
  );
}
