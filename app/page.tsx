import { redirect } from "next/navigation";
import { NewOrganisation } from "@/components/layout/new-organisation";
import { SiteHeader } from "@/components/layout/site-header";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { roleWords } from "@/lib/domain/assessment/roles";
import { listOrganisations } from "@/lib/services/house/list-organisations";
import { requirePerson } from "./page-access";

export default async function OrganisationsPage({ searchParams }: { searchParams: Promise<{ all?: string }> }) {
  const person = await requirePerson();
  const organisations = await listOrganisations(person);
  const own = organisations.filter((one) => !one.demo);
  const [only] = own;
  const administers = organisations.some((one) => one.roles.includes("administrator"));
  if (
    own.length === 1 &&
    organisations.length === 1 &&
    person.askedForSecondFactor.length === 0 &&
    person.suspendedIn.length === 0 &&
    only &&
    !administers &&
    (await searchParams).all === undefined
  )
    redirect(`/o/${only.organisationId}/assessments`);
  return (
    <>
      <SiteHeader person={person.name} links={[]} />
      <main id="main" className="mx-auto max-w-3xl px-4 py-10">
        <PageHeading title="Your organisations">
          <p>Each keeps its assessments, people and evidence to itself.</p>
        </PageHeading>
        {person.askedForSecondFactor.map((one) => (
          <p key={one.organisationId} className="sheet mb-3 px-5 py-4">
            <strong>{one.organisationName}</strong> asks its members for a second factor.{" "}
            <PageLink href="/account">Set one up, or show it</PageLink>
          </p>
        ))}
        {person.suspendedIn.map((one) => (
          <p key={one.organisationId} className="sheet mb-3 px-5 py-4">
            Your access to <strong>{one.organisationName}</strong> is suspended. Ask one of its administrators.
          </p>
        ))}
        {organisations.length + person.askedForSecondFactor.length + person.suspendedIn.length === 0 && (
          <p>You belong to no organisation yet. Ask an administrator to add you.</p>
        )}
        <ul className="space-y-3">
          {organisations.map((one) => (
            <li key={one.organisationId} className="sheet relative px-5 py-4">
              <h2 className="text-xl">
                <PageLink href={`/o/${one.organisationId}/assessments`} className="after:absolute after:inset-0">
                  {one.name}
                </PageLink>
                {one.demo && <span className="tag ml-3 border-warn font-sans font-normal text-warn">DEMO</span>}
              </h2>
              <p className="mt-1 text-sm text-soft">
                {one.assessments === 1 ? "1 assessment" : `${one.assessments} assessments`} · you are{" "}
                {one.roles.map((role) => roleWords[role].toLowerCase()).join(", ")}
              </p>
            </li>
          ))}
        </ul>
        {administers && <NewOrganisation />}
      </main>
    </>
  );
}
