import type { Metadata } from "next";
import { orNotFound, requireMembership } from "@/app/page-access";
import { HandOver } from "@/components/layout/hand-over";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { countHoldings, type Holding, type HoldingKind, holdingKinds, holdingWords } from "@/lib/domain/assessment/holdings";
import { may } from "@/lib/domain/assessment/permissions";
import { roleWords } from "@/lib/domain/assessment/roles";
import { personHoldings } from "@/lib/services/people/holdings";
import { listPeople } from "@/lib/services/people/people";

export const metadata: Metadata = { title: "What waits for a person" };

/** The page of the assessment on which a thing is dealt with. */
const pageOf: Readonly<Record<HoldingKind, (holding: Holding) => string>> = {
  signatures: () => "sign",
  standIns: () => "sign",
  assessments: () => "overview",
  conditions: () => "conditions",
  threads: ({ item }) => `comments#${item}`,
  facts: () => "",
};

const beside: Readonly<Record<HoldingKind, (holding: Holding) => string>> = {
  signatures: ({ version }) => `version ${version}`,
  standIns: ({ version }) => `version ${version}`,
  assessments: () => "",
  conditions: ({ number }) => `condition ${number}`,
  threads: () => "",
  facts: () => "",
};

export default async function PersonPage({ params }: { params: Promise<{ organisationId: string; personId: string }> }) {
  const { organisationId, personId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const { name, roles, holdings, namedInTexts, onlyOneWith } = await orNotFound(personHoldings(person, organisationId, personId));
  const mayManage = may(membership.roles, "managePeople");
  const reads = may(membership.roles, "readAssessment");
  const isMe = person.personId === personId;
  const counts = countHoldings(holdings);
  const people = mayManage ? await listPeople(person, organisationId) : [];
  const assessmentsAt = `/o/${organisationId}/assessments`;
  const linkOf = (holding: Holding): string | null =>
    holding.assessmentId === null
      ? `/facts?organisation=${organisationId}`
      : reads
        ? `${assessmentsAt}/${holding.assessmentId}/${pageOf[holding.kind](holding)}`
        : null;
  return (
    <main id="main" className="mx-auto max-w-4xl px-4 py-10">
      <PageHeading
        title={isMe ? "What waits for you" : `What waits for ${name}`}
        above={<PageLink href={`/o/${organisationId}/people`}>People of {membership.organisationName}</PageLink>}
      >
        <p>
          {roles.length > 0 ? roles.map((role) => roleWords[role]).join(", ") : "Has left this organisation"}.{" "}
          {mayManage
            ? "Nobody leaves, or loses the role that something needs, before it is handed over."
            : "An administrator hands over what waits for somebody who leaves or is away."}
        </p>
      </PageHeading>
      {mayManage && onlyOneWith.length > 0 && (
        <Notice tone="warn" title={`Nobody else holds: ${onlyOneWith.join(", ")}`}>
          <p>What needs this role stands still once {isMe ? "you are" : `${name} is`} gone. Give it to somebody else before.</p>
        </Notice>
      )}
      {holdings.length === 0 && <p className="sheet px-5 py-4">Nothing waits by name.</p>}
      {holdingKinds
        .filter((kind) => counts[kind] > 0)
        .map((kind) => (
          <section key={kind} aria-labelledby={kind} className="mt-6">
            <h2 id={kind} className="mb-2 text-xl">
              {holdingWords[kind].heading} <span className="text-base font-normal text-soft">({counts[kind]})</span>
            </h2>
            <ul className="sheet divide-y divide-rule">
              {holdings
                .filter((holding) => holding.kind === kind)
                .map((holding) => {
                  const link = linkOf(holding);
                  const more = beside[kind](holding);
                  return (
                    <li key={`${holding.assessmentId} ${holding.version} ${holding.item}`} className="px-5 py-2">
                      {link === null ? holding.name : <PageLink href={link}>{holding.name}</PageLink>}
                      {more !== "" && <span className="text-soft"> · {more}</span>}
                    </li>
                  );
                })}
            </ul>
          </section>
        ))}
      {namedInTexts.length > 0 && (
        <section aria-labelledby="texts" className="mt-6">
          <h2 id="texts" className="mb-2 text-xl">
            Named in texts <span className="text-base font-normal text-soft">({namedInTexts.length})</span>
          </h2>
          <p className="prose-measure mb-2 text-soft">
            Somebody typed this name as that of the owner. Handing over does not change it: change it where it stands.
          </p>
          <ul className="sheet divide-y divide-rule">
            {namedInTexts.map(({ what, id, title, assessment }) => (
              <li key={`${what} ${assessment?.id} ${id}`} className="px-5 py-2">
                <PageLink href={assessment ? `${assessmentsAt}/${assessment.id}/measures` : `/o/${organisationId}/shelf/${id}`}>
                  {title}
                </PageLink>
                <span className="text-soft"> · {assessment ? assessment.name : "on the shelf"}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {mayManage && (
        <HandOver
          address={`/api/v1/organisations/${organisationId}/people/${personId}/handover`}
          name={name}
          kinds={holdingKinds
            .filter((kind) => counts[kind] > 0)
            .map((kind) => ({ value: kind, label: `${holdingWords[kind].heading} (${counts[kind]})` }))}
          others={people
            .filter((one) => one.personId !== personId)
            .map((one) => ({ personId: one.personId, name: one.name, roles: one.roles.map((role) => roleWords[role]).join(", ") }))}
        />
      )}
    </main>
  );
}
