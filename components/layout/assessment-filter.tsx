import { PageLink } from "@/components/ui/page-link";

/** What is filtered by, as it stands in the address. */
export type ListAddress = {
  q: string;
  text: string;
  state: string;
  level: string;
  review: string;
  owner: string;
  recipient: string;
  /** `1`: only what is out of date. */
  outOfDate: string;
};
export type Shown = { address: ListAddress; page: number; pages: number; found: number };
type Choice = { value: string; label: string };

const addressOf = (address: ListAddress, page: number): string => {
  const search = new URLSearchParams(Object.entries(address).filter(([, value]) => value !== ""));
  if (page > 1) search.set("page", `${page}`);
  return `?${search}`;
};

/** The query of a list without its page, for the file of everything that matches. */
export const queryOf = (address: ListAddress): string => addressOf(address, 1);

function Choose({
  name,
  label,
  any,
  value,
  choices,
}: {
  name: string;
  label: string;
  any: string;
  value: string;
  choices: readonly Choice[];
}) {
  return (
    <label className="block">
      <span className="mb-1 block font-medium">{label}</span>
      <select name={name} defaultValue={value} className="field">
        <option value="">{any}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Search and filter of a list, kept in the address: a link to it shows the same again. */
export function AssessmentFilter({
  shown: { address },
  states,
  levels,
  reviews,
  owners,
  mayRead,
}: {
  shown: Shown;
  states: readonly Choice[];
  levels: readonly Choice[];
  reviews: readonly Choice[];
  owners: readonly Choice[];
  /** What assessments say is searched by those who read them. */
  mayRead: boolean;
}) {
  const folded = address.level !== "" || address.review !== "" || address.owner !== "" || address.recipient !== "";
  return (
    <search>
      <form method="get" className="mb-6">
        <div className="grid items-end gap-4 sm:grid-cols-2 md:grid-cols-4">
          {mayRead && (
            <label className="block">
              <span className="mb-1 block font-medium">Words in the answers</span>
              <input type="search" name="text" defaultValue={address.text} maxLength={200} className="field" />
            </label>
          )}
          <label className="block">
            <span className="mb-1 block font-medium">Name contains</span>
            <input type="search" name="q" defaultValue={address.q} maxLength={200} className="field" />
          </label>
          <Choose name="state" label="State" any="Any state" value={address.state} choices={states} />
          <label className="choice">
            <input type="checkbox" name="outOfDate" value="1" defaultChecked={address.outOfDate === "1"} />
            <span>Out of date only</span>
          </label>
          <p className="flex items-center gap-4">
            <button type="submit" className="button">
              Show
            </button>
            {Object.values(address).some((value) => value !== "") && <PageLink href="?">Show all</PageLink>}
          </p>
        </div>
        <details className="mt-3" open={folded}>
          <summary className="text-accent">Level, review, person responsible, recipient</summary>
          <div className="mt-3 grid items-end gap-4 sm:grid-cols-2 md:grid-cols-4">
            <Choose name="level" label="Level" any="Any level" value={address.level} choices={levels} />
            <Choose name="review" label="Next review" any="Any time" value={address.review} choices={reviews} />
            <Choose name="owner" label="Responsible" any="Anybody" value={address.owner} choices={owners} />
            {mayRead && (
              <label className="block">
                <span className="mb-1 block font-medium">Recipient's name contains</span>
                <input type="search" name="recipient" defaultValue={address.recipient} maxLength={200} className="field" />
              </label>
            )}
          </div>
        </details>
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
      {shown.page > 1 && <PageLink href={addressOf(shown.address, shown.page - 1)}>Previous page</PageLink>}
      {shown.page < shown.pages && <PageLink href={addressOf(shown.address, shown.page + 1)}>Next page</PageLink>}
    </nav>
  );
}
