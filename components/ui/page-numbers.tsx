import { PageLink } from "./page-link";

/** Where in a list the page stands, with the pages before and after it; nothing where everything fits on one. */
export function PageNumbers({ page, pages, linkTo }: { page: number; pages: number; linkTo: (page: number) => string }) {
  if (pages === 1) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-4 flex flex-wrap items-center gap-4">
      <p>
        Page {page} of {pages}
      </p>
      {page > 1 && <PageLink href={linkTo(page - 1)}>Previous page</PageLink>}
      {page < pages && <PageLink href={linkTo(page + 1)}>Next page</PageLink>}
    </nav>
  );
}
