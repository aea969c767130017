import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { MovedOnCard } from "@/components/shelf/moved-on";
import { PutOnShelf, TakeEntry } from "@/components/shelf/shelf-acts";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { dateText } from "@/lib/domain/language/date-text";
import { sectionIdOf } from "@/lib/domain/questionnaire/questions";
import { kindWords, type ShelfKind, shelfKinds } from "@/lib/domain/shelf/shelf-kinds";
import { movedOnView, namesOfThings } from "@/lib/domain/view/shelf-view";
import { shelfFor } from "@/lib/services/shelf/shelf-copies";

export const metadata: Metadata = { title: "Shelf" };

const placeOf = (kind: ShelfKind, id: string): string =>
  kind === "measures" ? `measures#${id}` : `sections/${sectionIdOf(kind)}#${kind}/${id}`;

export default async function AssessmentShelfPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, person, base } = await requireAssessment(params);
  const { toTake, moved, copies, toPut } = await shelfFor(person, view.organisationId, view.assessmentId);
  const nameOf = namesOfThings(view.content);
  const mayTake = view.may.takeFromShelf;
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Shelf">
        <p>
          What the organisation keeps once. A copy is taken with its date and belongs to this assessment; nothing here changes when the{" "}
          <PageLink href={`/o/${view.organisationId}/shelf`}>shelf</PageLink> does, before you take it over.
        </p>
      </PageHeading>
      {moved.length > 0 && (
        <section aria-labelledby="moved" className="mb-10">
          <h2 id="moved" className="mb-3 text-xl">
            The shelf has moved on <span className="text-base font-normal text-soft">({moved.length})</span>
          </h2>
          <div className="space-y-4">
            {moved.map((one) => (
              <MovedOnCard
                key={`${one.id} ${one.entry.revision}`}
                moved={movedOnView(one, view.content)}
                takenOnWords={dateText(one.link.takenOn)}
                readOnly={!mayTake}
                baseRevisions={
                  one.kind === "measures"
                    ? { measure: view.revisions[`measures/${one.id}`] ?? 0 }
                    : Object.fromEntries(one.fields.map(({ field }) => [field, view.revisions[`${one.kind}/${one.id}/${field}`] ?? 0]))
                }
              />
            ))}
          </div>
        </section>
      )}
      <section aria-labelledby="take" className="mb-10">
        <h2 id="take" className="mb-3 text-xl">
          To take from the shelf <span className="text-base font-normal text-soft">({toTake.length})</span>
        </h2>
        {toTake.length === 0 && <p className="text-soft">Nothing is on the shelf that this assessment has not taken.</p>}
        {shelfKinds.map((kind) => {
          const entries = toTake.filter((entry) => entry.kind === kind);
          if (entries.length === 0) return null;
          return (
            <div key={kind} className="mb-5">
              <h3 className="font-sans text-base font-semibold">{kindWords(kind).title}</h3>
              <ul className="mt-1 border-t border-rule">
                {entries.map((entry) => (
                  <li key={entry.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2">
                    <span className="min-w-0 flex-1 basis-60">{entry.name}</span>
                    {mayTake && <TakeEntry entryId={entry.id} name={entry.name} />}
                  </li>
                ))}
              </ul>
            </div>
          );
        })}
      </section>
      {copies.length > 0 && (
        <section aria-labelledby="taken" className="mb-10">
          <h2 id="taken" className="mb-3 text-xl">
            Taken from the shelf <span className="text-base font-normal text-soft">({copies.length})</span>
          </h2>
          <ul className="border-t border-rule">
            {copies.map((copy) => (
              <li key={copy.id} className="flex flex-wrap items-baseline justify-between gap-x-4 border-b border-rule py-2">
                <PageLink href={`${base}/${placeOf(copy.kind, copy.id)}`}>{nameOf(copy.id)}</PageLink>
                <span className="text-sm text-soft">
                  {kindWords(copy.kind).one}, taken on {dateText(copy.takenOn)}
                  {copy.isGone && "; no longer on the shelf"}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {toPut.length > 0 && (
        <section aria-labelledby="put" className="mb-10">
          <h2 id="put" className="mb-1 text-xl">
            Worth keeping once
          </h2>
          <p className="prose-measure mb-3 text-soft">
            Put an entry of this assessment onto the shelf, with its files, so that others can take it. What is still open in it stays here.
          </p>
          <ul className="border-t border-rule">
            {toPut.map((thing) => (
              <li key={thing.id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 border-b border-rule py-2">
                <span className="min-w-0 flex-1 basis-60">
                  {nameOf(thing.id)} <span className="text-sm text-soft">({kindWords(thing.kind).one})</span>
                </span>
                {view.may.changeShelf && <PutOnShelf thingId={thing.id} name={nameOf(thing.id)} />}
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
