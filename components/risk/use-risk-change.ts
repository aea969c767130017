"use client";
import { useRouter } from "next/navigation";
import { useWorkspace } from "@/components/questionnaire/autosave-context";
import { type ApiReply, callApi } from "@/components/ui/call-api";
import { useRequest } from "@/components/ui/use-request";
import type { ChangeReply } from "@/lib/domain/assessment/change-reply";

/** Changes what people decide about risks, and takes over what follows; resolves to whether it was taken. */
export function useRiskChange(): {
  busy: boolean;
  problem: string | null;
  change: (method: "PUT" | "DELETE", url: string, body?: unknown) => Promise<boolean>;
} {
  const router = useRouter();
  const { take } = useWorkspace();
  const { busy, problem, attempt } = useRequest();
  const change = async (method: "PUT" | "DELETE", url: string, body?: unknown): Promise<boolean> => {
    const reply: ApiReply<ChangeReply> = await attempt(() => callApi<ChangeReply>(method, url, body));
    if (!reply.ok) return false;
    take(reply.data);
    router.refresh();
    return true;
  };
  return { busy, problem, change };
}
