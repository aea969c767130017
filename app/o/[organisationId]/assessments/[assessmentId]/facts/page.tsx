import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import type { AssessmentParams } from "@/app/page-access";
import { FactCard } from "@/components/document/fact-card";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { takenAsKnownText } from "@/lib/domain/facts/known-since";
import { dateText } from "@/lib/domain/language/date-text";
import { placesTaken } from "@/lib/domain/view/facts-list";

export const metadata: Metadata = { title: "Facts relied on" };

export default async function FactsReliedOnPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, register } = await assessmentWithWords(params);
  const used = new Set(view.result.factsUsed.map((one) => `${one.id}@${one.version}`));
  const facts = [...register.facts, ...view.content.facts].filter((fact) => used.has(`${fact.id}@${fact.version}`));
  const placesOf = placesTaken(facts);
  const takenAsKnown = takenAsKnownText(facts, view.result.asOf, dateText(view.result.asOf));
  return (
    <div className="max-w-[52rem]">
      <PageHeading title="Facts relied on" above={`Facts as of ${dateText(view.result.asOf)}, register ${view.result.registerVersion}`}>
        <p>
          Each statement about a company, a model, a Region or a country in this assessment rests on one of these.{" "}
          <PageLink href={`/facts?organisation=${view.organisationId}`}>See the whole register</PageLink>
        </p>
      </PageHeading>
      {takenAsKnown && (
        <Notice tone="warn" title="Taken as known">
          <p>{takenAsKnown}</p>
        </Notice>
      )}
      {facts.length === 0 && <p className="text-soft">No result rests on a fact of the register yet.</p>}
      <div className="space-y-4">
        {facts.map((fact) => (
          <FactCard key={`${fact.id}@${fact.version}`} fact={fact} history={[]} {...placesOf(fact)} />
        ))}
      </div>
    </div>
  );
}
