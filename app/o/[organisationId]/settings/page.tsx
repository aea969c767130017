import type { Metadata } from "next";
import type { ReactNode } from "react";
import { orNotFound, requireMembership } from "@/app/page-access";
import { FourEyesForm } from "@/components/house/four-eyes-form";
import { LeaveWithEverything } from "@/components/house/leave-with-everything";
import { LeftPeople } from "@/components/house/left-people";
import { RetentionForm } from "@/components/house/retention-form";
import { PageHeading } from "@/components/ui/page-heading";
import { keptWords, personalData } from "@/lib/domain/house/personal-data";
import { retentionKindNames, retentionKinds, retentionWords } from "@/lib/domain/house/retention";
import { proofWaysOf } from "@/lib/services/accounts/account";
import { houseSettings } from "@/lib/services/house/house-settings";
import { listPeople } from "@/lib/services/people/people";

export const metadata: Metadata = { title: "Settings" };

function Part({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="mb-12">
      <h2 id={id} className="mb-3 text-xl">
        {title}
      </h2>
      {children}
    </section>
  );
}

export default async function SettingsPage({ params }: { params: Promise<{ organisationId: string }> }) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const { fourEyes, retention, left } = await orNotFound(houseSettings(person, organisationId));
  const ways = await proofWaysOf(person);
  const people = await listPeople(person, organisationId);
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading title={`Settings of ${membership.organisationName}`}>
        <p>
          How this organisation works with Groundwork, and what Groundwork itself holds about people. Each change stands in the audit trail.
        </p>
      </PageHeading>
      <Part id="duties" title="Who may do what on one version">
        <FourEyesForm organisationId={organisationId} fourEyes={fourEyes} />
        <p className="mt-2 text-sm text-soft">
          The data protection officer’s advice and the decision stay apart whatever is set (Art. 38(6)).
        </p>
      </Part>
      <Part id="stored" title="What Groundwork stores about people">
        <table className="table table-cards">
          <thead>
            <tr>
              <th scope="col">What</th>
              <th scope="col">What for</th>
              <th scope="col">How long</th>
            </tr>
          </thead>
          <tbody>
            {Object.values(personalData).map(({ what, why, kept }) => (
              <tr key={what}>
                <th scope="row" className="max-w-xs">
                  {what}
                </th>
                <td data-label="What for">{why}</td>
                <td data-label="How long">{keptWords[kept]}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="prose-measure mt-3 text-sm text-soft">
          What people write in answers, comments and evidence can name others; it stays with the assessment. Nothing of all this leaves the
          server by itself.
        </p>
      </Part>
      <Part id="retention" title="How long things are kept">
        <p className="prose-measure mb-4">
          Once a day Groundwork takes away what is older. Answers, kept states, signed documents and the audit trail are not in this list: a
          decision rests on them.
        </p>
        <RetentionForm
          organisationId={organisationId}
          rows={retentionKindNames.map((kind) => ({ kind, words: retentionWords[kind], days: retention[kind], ...retentionKinds[kind] }))}
        />
      </Part>
      <Part id="people" title="One person’s data">
        <LeftPeople
          organisationId={organisationId}
          left={left}
          members={people.map(({ personId, name }) => ({ personId, name }))}
          email={person.email}
          ways={ways}
        />
      </Part>
      {!membership.demo && (
        <Part id="everything" title="Everything">
          <LeaveWithEverything organisationId={organisationId} name={membership.organisationName} email={person.email} ways={ways} />
        </Part>
      )}
    </main>
  );
}
