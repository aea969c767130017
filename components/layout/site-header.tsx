import Link from "next/link";
import { SignOut } from "./sign-out";
import { ThemeChoice } from "./theme-choice";

export type HeaderLink = { href: string; label: string };

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
      <div className="mx-auto flex max-w-[100rem] flex-wrap items-center gap-x-6 gap-y-1 px-4 py-2">
        <Link href="/" className="font-serif text-lg font-semibold text-ink no-underline">
          Groundwork
        </Link>
        {organisation && (
          <span className="text-sm">
            {organisation.name}
            {organisation.demo && <span className="tag ml-2 border-warn text-warn">DEMO</span>}
          </span>
        )}
        <nav aria-label="Main" className="flex flex-1 flex-wrap gap-x-4">
          {links.map((link) => (
            <Link key={link.href} href={link.href} className="flex min-h-8 items-center text-sm">
              {link.label}
            </Link>
          ))}
        </nav>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <ThemeChoice />
          <span className="text-sm text-soft">{person}</span>
          <SignOut />
        </div>
      </div>
    </header>
  );
}
