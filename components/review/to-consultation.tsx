import { PageLink } from "@/components/ui/page-link";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";

/** Leads on to the page of the consultation while the authority is to be asked, or has the case. */
export function ToConsultation({ state, base }: { state: VersionState; base: string }) {
  if (state !== "consultAuthority" && state !== "authorityConsulted") return null;
  return (
    <p className="mt-3">
      <PageLink href={`${base}/consultation`}>
        {state === "consultAuthority" ? "Take the package, and record when it was sent" : "See the period, and record what came back"}
      </PageLink>
    </p>
  );
}
