import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { orNotFound, requireMembership } from "@/app/page-access";
import { FactCard } from "@/components/document/fact-card";
import { OwnFactForm } from "@/components/facts/own-fact-form";
import { PageHeading } from "@/components/ui/page-heading";
import { may } from "@/lib/domain/assessment/permissions";
import { countries } from "@/lib/domain/view/countries";
import { factValueFields } from "@/lib/domain/view/fact-value-view";
import { listFacts } from "@/lib/services/facts/list-facts";

export const metadata: Metadata = { title: "A fact of your own" };

type Props = { params: Promise<{ organisationId: string }>; searchParams: Promise<{ displaces?: string }> };

export default async function NewFactPage({ params, searchParams }: Props) {
  const { organisationId } = await params;
  const { displaces } = await searchParams;
  const { person, membership } = await requireMembership(organisationId);
  if (!may(membership.roles, "addFacts")) notFound();
  const register = await orNotFound(listFacts(person, organisationId));
  const fact = register.facts.find(({ id, organisationFact }) => id === displaces && !organisationFact);
  if (!fact) notFound();
  const fields = factValueFields(fact);
  const namesCountries = fields.some(({ field }) => field?.kind === "country" || field?.kind === "countries");
  return (
    <main id="main" className="mx-auto max-w-3xl px-4 py-10">
      <PageHeading title="A fact of your own">
        <p>
          Something that holds for your organisation alone: a negotiated clause, an agreement on zero retention, a price. It takes the place
          of the fact below in your assessments, which stays shown beside it. It counts only with evidence, and only until it ends.
        </p>
      </PageHeading>
      <h2 className="mb-2 text-lg">The fact that it takes the place of</h2>
      <FactCard fact={fact} history={[]} />
      <OwnFactForm
        organisationId={organisationId}
        displaces={fact.id}
        value={fact.value}
        fields={fields}
        countries={namesCountries ? countries() : []}
      />
    </main>
  );
}
