import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { SecondFactorRule } from "@/components/account/second-factor-rule";
import { PeopleList } from "@/components/layout/people-list";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { may } from "@/lib/domain/assessment/permissions";
import { roles, roleWords } from "@/lib/domain/assessment/roles";
import { sendsMail } from "@/lib/services/accounts/mail-link";
import { asksForSecondFactor } from "@/lib/services/accounts/require-second-factor";
import { listPeople } from "@/lib/services/people/people";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const people = await orNotFound(listPeople(person, organisationId));
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title={`People of ${membership.organisationName}`}>
        <p>
          One person may hold several roles. Administrators run the organisation; reading or writing an assessment needs another role
          beside.
        </p>
      </PageHeading>
      <SecondFactorRule
        api={`/api/v1/organisations/${organisationId}/second-factor`}
        required={await asksForSecondFactor(person, organisationId)}
        mayManage={may(membership.roles, "managePeople")}
      />
      {may(membership.roles, "manageSeals") && (
        <p className="mb-6">
          <PageLink href={`/o/${organisationId}/seals`}>Seals of the organisation</PageLink>
        </p>
      )}
      <PeopleList
        organisationId={organisationId}
        people={people}
        me={person.personId}
        sendsMail={sendsMail()}
        mayManage={may(membership.roles, "managePeople")}
        roles={roles.map((role) => ({ value: role, label: roleWords[role] }))}
      />
    </main>
  );
}
