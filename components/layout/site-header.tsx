import { PageLink } from "@/components/ui/page-link";
import { PersonMenu } from "./person-menu";

/** `unread`: how many there are behind the link that the person has not seen; shown from one on. */
export type HeaderLink = { href: string; label: string; unread?: number };

/** The head of every page for people who are signed in. */
export function SiteHeader({
  person,
  organisation,
  links,
}: {
  person: string;
  organisation?: { name: string; demo: boolean };
  links: readonly HeaderLink[];
}) {
  return (
    <header className="no-print border-b border-rule bg-sheet">
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
        <PageLink href="/" className="flex min-h-8 items-center font-serif text-lg font-semibold text-ink no-underline">
          Groundwork
        </PageLink>
        {organisation && (
          <span className="order-last flex w-full min-w-0 items-center gap-2 text-sm sm:order-none sm:w-auto">
            <span className="truncate">{organisation.name}</span>
            {organisation.demo && <span className="tag border-warn text-warn">DEMO</span>}
          </span>
        )}
        <nav aria-label="Main" className="order-last flex w-full flex-wrap gap-x-3 sm:order-none sm:w-auto">
          {links.map((link) => (
            <PageLink key={link.href} href={link.href} className="flex min-h-8 items-center gap-1 text-sm">
              {link.label}
              {(link.unread ?? 0) > 0 && (
                <>
                  <span aria-hidden="true" className="rounded-full bg-accent px-2 text-on-accent tabular-nums">
                    {link.unread}
                  </span>
                  <span className="sr-only">({link.unread} unread)</span>
                </>
              )}
            </PageLink>
          ))}
        </nav>
        <PersonMenu person={person} />
      </div>
    </header>
  );
}
