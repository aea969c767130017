import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { may } from "@/lib/domain/assessment/permissions";
import { dateText } from "@/lib/domain/language/date-text";
import { kindWords, shelfKinds } from "@/lib/domain/shelf/shelf-kinds";
import { entryLines } from "@/lib/domain/view/shelf-view";
import { readShelf } from "@/lib/services/shelf/shelf";

export const metadata: Metadata = { title: "Shelf" };

export default async function ShelfPage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const { entries, evidence } = await orNotFound(readShelf(person, organisationId));
  const mayChange = may(membership.roles, "changeShelf");
  const names = new Map<string, string>([
    ...entries.map(({ id, name }) => [id, name] as const),
    ...evidence.map(({ id, name }) => [id, name] as const),
  ]);
  const nameOf = (id: string): string => names.get(id) ?? "an entry that was removed";
  const base = `/o/${organisationId}/shelf`;
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title="Shelf">
        <p>
          What comes up in every assessment, kept once. An assessment takes a copy with its date; when an entry changes here, each
          assessment shows the change and takes it over field by field, or not.
        </p>
      </PageHeading>
      {shelfKinds.map((kind) => {
        const words = kindWords(kind);
        const held = entries.filter((entry) => entry.kind === kind);
        return (
          <section key={kind} aria-labelledby={`kind-${kind}`} className="mt-10">
            <h2 id={`kind-${kind}`} className="text-xl">
              {words.title} <span className="text-base font-normal text-soft">({held.length})</span>
            </h2>
            <p className="prose-measure mt-1 text-soft">{words.intro}</p>
            {held.length > 0 && (
              <ul className="mt-3 border-t border-edge">
                {held.map((entry) => (
                  <li key={entry.id} className="border-b border-rule">
                    <details>
                      <summary className="flex flex-wrap items-baseline gap-x-4 py-3">
                        <span className="min-w-0 flex-1 basis-60 font-semibold">{entry.name}</span>
                        <span className="text-sm text-soft">
                          {dateText(entry.savedAt.slice(0, 10))}, {entry.savedBy}
                        </span>
                      </summary>
                      <div className="pb-4">
                        <dl className="space-y-2 text-sm">
                          {entryLines(entry, nameOf).map((line) => (
                            <div key={line.label}>
                              <dt className="text-soft">{line.label}</dt>
                              <dd className="whitespace-pre-wrap">{line.text}</dd>
                            </div>
                          ))}
                        </dl>
                        {mayChange && (
                          <p className="mt-3">
                            <PageLink href={`${base}/${entry.id}`} className="button button-small">
                              Change<span className="sr-only"> {entry.name}</span>
                            </PageLink>
                          </p>
                        )}
                      </div>
                    </details>
                  </li>
                ))}
              </ul>
            )}
            {mayChange && (
              <p className="mt-3">
                <PageLink href={`${base}/new?kind=${kind}`} className="button button-small">
                  + Add {/^[aeio]/.test(words.one) ? "an" : "a"} {words.one}
                </PageLink>
              </p>
            )}
          </section>
        );
      })}
    </main>
  );
}
