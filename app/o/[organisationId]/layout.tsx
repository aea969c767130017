import type { ReactNode } from "react";
import { organisationLinks } from "@/app/organisation-links";
import { requireMembership } from "@/app/page-access";
import { SiteHeader } from "@/components/layout/site-header";

export default async function OrganisationLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ organisationId: string }>;
}) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  return (
    <>
      <SiteHeader
        person={person.name}
        organisation={{ name: membership.organisationName, demo: membership.demo }}
        links={await organisationLinks(person, membership)}
      />
      {children}
    </>
  );
}
