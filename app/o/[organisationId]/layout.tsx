import type { ReactNode } from "react";
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
        links={[
          { href: `/o/${organisationId}/assessments`, label: "Assessments" },
          { href: `/facts?organisation=${organisationId}`, label: "Facts register" },
          { href: `/o/${organisationId}/calendar`, label: "Calendar" },
          { href: `/o/${organisationId}/people`, label: "People" },
        ]}
      />
      {children}
    </>
  );
}
