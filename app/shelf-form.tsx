import { EntryForm, type ShelfTarget } from "@/components/shelf/entry-form";
import { may } from "@/lib/domain/assessment/permissions";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { suggestedProviders, suggestedRegions } from "@/lib/domain/facts/models";
import type { ShelfEntry } from "@/lib/domain/shelf/shelf-entry";
import { kindWords, type ShelfKind, shelfLists, shelfQuestionViews } from "@/lib/domain/shelf/shelf-kinds";
import { countries } from "@/lib/domain/view/countries";
import type { Membership, SignedInPerson } from "@/lib/services/accounts/signed-in-person";
import { listFacts } from "@/lib/services/facts/list-facts";
import type { Shelf } from "@/lib/services/shelf/shelf";

/** The form of one entry with everything that its inputs offer. */
export async function ShelfForm({
  person,
  membership,
  shelf,
  kind,
  entry,
}: {
  person: SignedInPerson;
  membership: Membership;
  shelf: Shelf;
  kind: ShelfKind;
  entry: ShelfEntry | null;
}) {
  const { organisationId } = membership;
  const questions = shelfQuestionViews(kind);
  const kinds = new Set(questions.map((one) => one.kind));
  const now = new Date().toISOString().slice(0, 10);
  const facts = factsInForce(await listFacts(person, organisationId), [], now, now);
  const targets = shelfLists.map(
    (list): ShelfTarget => ({
      list,
      one: kindWords(list).one,
      records: shelf.entries.filter((one) => one.kind === list && one.id !== entry?.id).map(({ id, name }) => ({ id, name })),
    }),
  );
  return (
    <EntryForm
      base={`/o/${organisationId}/shelf`}
      api={`/api/v1/organisations/${organisationId}/shelf`}
      kind={kind}
      one={kindWords(kind).one}
      entry={entry}
      questions={questions}
      targets={targets}
      evidence={shelf.evidence}
      readOnly={!may(membership.roles, "changeShelf")}
      suggestions={{
        countries: kinds.has("country") ? countries() : [],
        regions: kinds.has("region") ? suggestedRegions(facts).map((one) => one.code) : [],
        models: [],
        providers: kinds.has("provider") ? suggestedProviders(facts).map((one) => one.name) : [],
      }}
    />
  );
}
