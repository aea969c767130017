"use client";
import { StandingMark } from "@/components/ui/standing-mark";
import type { NationalListView } from "@/lib/domain/view/national-lists";
import { useWorkspace } from "./autosave-context";

function OneCountry({ list }: { list: NationalListView }) {
  return (
    <li className="border-b border-rule py-3">
      <h3 className="font-sans text-base font-semibold">{list.country}</h3>
      {list.items.length === 0 ? (
        <p className="text-sm">List not held. Look it up and fill in a check above: by whom, when, what came out, where it is published.</p>
      ) : (
        <ul className="mt-1 space-y-1 text-sm">
          {list.items.map(({ label, standing, source }) => (
            <li key={`${label} ${standing}`}>
              {label} <StandingMark standing={standing} /> <span className="text-soft">{source}</span>
            </li>
          ))}
        </ul>
      )}
      {list.exempt.map(({ label, standing, source, lostWhen }) => (
        <p key={label} className="mt-2 text-sm">
          Exempt cases (Art. 35(5)): {label} <StandingMark standing={standing} /> <span className="text-soft">{source}.</span> Lost where
          one of these is added: {lostWhen}.
        </p>
      ))}
    </li>
  );
}

/**
 * What is held of national lists: of the countries that the answers concern, as they stand after each save, and folded of all
 * others. Never a whole list.
 */
export function NationalLists({ held }: { held: readonly NationalListView[] }) {
  const { countries } = useWorkspace().follows.screening;
  const concerned = countries.map(
    ({ code, name }): NationalListView => held.find((list) => list.code === code) ?? { code, country: name, items: [], exempt: [] },
  );
  const others = held.filter(({ code }) => !countries.some((one) => one.code === code));
  return (
    <section aria-labelledby="national-lists" className="mt-10">
      <h2 id="national-lists" className="mb-2 text-xl">
        What is held of national lists
      </h2>
      <p className="prose-measure text-soft">
        Items with their standing, none read in the list itself. One that applies is enough to require an assessment; that none applies
        settles nothing until somebody has looked the list up.
      </p>
      {concerned.length > 0 && (
        <ul className="mt-3 border-t border-edge">
          {concerned.map((list) => (
            <OneCountry key={list.code} list={list} />
          ))}
        </ul>
      )}
      <details className="mt-3">
        <summary>Other countries of which items are held</summary>
        <ul className="mt-2 border-t border-edge">
          {others.map((list) => (
            <OneCountry key={list.code} list={list} />
          ))}
        </ul>
      </details>
    </section>
  );
}
