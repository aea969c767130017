import { notFound } from "next/navigation";
import { type AssessmentParams, requireAssessment } from "@/app/page-access";
import { reviewOf } from "@/app/review-of";
import { NationalLists } from "@/components/questionnaire/national-lists";
import { SectionForm } from "@/components/questionnaire/section-form";
import { ReviewProvider } from "@/components/review/threads/review-context";
import { factsInForce } from "@/lib/domain/facts/fact-lookup";
import { suggestedModels, suggestedProviders, suggestedRegions } from "@/lib/domain/facts/models";
import { allSectionTexts } from "@/lib/domain/questionnaire/english";
import { sections } from "@/lib/domain/questionnaire/sections";
import { countries } from "@/lib/domain/view/countries";
import { heldNationalLists, offeredListItems } from "@/lib/domain/view/national-lists";
import { originsIn } from "@/lib/domain/view/origin-words";
import { sectionView } from "@/lib/domain/view/section-view";
import { listFacts } from "@/lib/services/facts/list-facts";

type Params = AssessmentParams & { sectionId: string };

export async function generateMetadata({ params }: { params: Promise<Params> }) {
  const { sectionId } = await params;
  const index = sections.findIndex((section) => section.id === sectionId);
  return { title: allSectionTexts()[index]?.title ?? "Section" };
}

export default async function SectionPage({ params }: { params: Promise<Params> }) {
  const { sectionId } = await params;
  const { view, person } = await requireAssessment(params);
  const texts = allSectionTexts();
  const section = sectionView(sectionId, sections, texts, view.content);
  if (!section) notFound();
  const register = await listFacts(person, view.organisationId);
  const facts = factsInForce(register, view.content.facts, view.content.asOf, view.content.asOf);
  const index = sections.findIndex((one) => one.id === sectionId);
  const following = sections[index + 1];
  const kinds = new Set([...section.questions, ...section.lists.flatMap((list) => list.questions)].map((one) => one.kind));
  const listsNational = section.lists.some(({ id }) => id === "nationalChecks");
  return (
    <div className="max-w-[44rem]">
      <ReviewProvider review={await reviewOf(params)}>
        <SectionForm
          key={sectionId}
          view={section}
          revisions={view.revisions}
          evidence={view.content.evidence}
          readOnly={!view.may.changeAnswers}
          email={person.email}
          next={following ? { id: following.id, title: texts[index + 1]?.title ?? following.id } : null}
          origins={originsIn(section, view.content)}
          suggestions={{
            countries: kinds.has("country") || kinds.has("countries") ? countries() : [],
            regions: kinds.has("region") || kinds.has("regions") ? suggestedRegions(facts).map((one) => one.code) : [],
            models: kinds.has("model") ? suggestedModels(facts).map((one) => one.key) : [],
            providers: kinds.has("provider") ? suggestedProviders(facts).map((one) => one.name) : [],
            offered: listsNational ? { "nationalChecks/items": offeredListItems(facts) } : {},
          }}
        />
      </ReviewProvider>
      {listsNational && <NationalLists held={heldNationalLists(facts)} />}
    </div>
  );
}
