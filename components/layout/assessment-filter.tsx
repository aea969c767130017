import { PageLink } from "@/components/ui/page-link";

export type Shown = { query: string; state: string; page: number; pages: number; found: number };

const addressOf = ({ query, state }: Shown, page: number): string => {
  const search = new URLSearchParams({
    ...(query ? { q: query } : {}),
    ...(state ? { state } : {}),
    ...(page > 1 ? { page: `${page}` } : {}),
  });
  return `?${search}`;
};

/** Search and filter of a list, kept in the address: a link to it shows the same again. */
export function AssessmentFilter({ shown, states }: { shown: Shown; states: readonly { value: string; label: string }[] }) {
  return (
    <search>
      <form method="get" className="mb-6 flex flex-wrap items-end gap-4">
        <label className="block">
          <span className="mb-1 block font-medium">Name contains</span>
          <input type="search" name="q" defaultValue={shown.query} maxLength={200} className="field" />
        </label>
        <label className="block">
          <span className="mb-1 block font-medium">State</span>
          <select name="state" defaultValue={shown.state} className="field">
            <option value="">Any state</option>
            {states.map(({ value, label }) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </label>
        <button type="submit" className="button">
          Show
        </button>
        {(shown.query || shown.state) && <PageLink href="?">Show all</PageLink>}
      </form>
    </search>
  );
}

/** Where in the list the page stands; nothing where everything fits on one. */
export function PageLinks({ shown }: { shown: Shown }) {
  if (shown.pages === 1) return null;
  return (
    <nav aria-label="Pages of the list" className="mt-4 flex flex-wrap items-center gap-4">
      <p>
        Page {shown.page} of {shown.pages} ({shown.found.toLocaleString("en-GB")} assessments)
      </p>
      {shown.page > 1 && <PageLink href={addressOf(shown, shown.page - 1)}>Previous page</PageLink>}
      {shown.page < shown.pages && <PageLink href={addressOf(shown, shown.page + 1)}>Next page</PageLink>}
    </nav>
  );
}
