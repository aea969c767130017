import { PageLink } from "@/components/ui/page-link";
import type { Register } from "@/lib/domain/portfolio/register-entry";
import { registerTitles } from "@/lib/domain/view/register-words";

/** Leads from one register to the others. */
export function RegisterTabs({ base, active }: { base: string; active: Register }) {
  return (
    <nav aria-label="Registers" className="mb-6 flex flex-wrap gap-2">
      {(Object.keys(registerTitles) as Register[]).map((register) => (
        <PageLink
          key={register}
          href={`${base}/${register}`}
          aria-current={register === active ? "page" : undefined}
          className={`button button-small ${register === active ? "border-accent bg-accent-pale" : ""}`}
        >
          {registerTitles[register]}
        </PageLink>
      ))}
    </nav>
  );
}
