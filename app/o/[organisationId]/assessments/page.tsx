import type { Metadata } from "next";
import { type ListSearch, listFilterOf } from "@/app/list-filter";
import { orNotFound, requireMembership } from "@/app/page-access";
import { AssessmentFilter, PageLinks } from "@/components/layout/assessment-filter";
import { ImportFile } from "@/components/layout/import-file";
import { RemoveExample } from "@/components/layout/remove-example";
import { StartAssessment } from "@/components/layout/start-assessment";
import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { versionStates, versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { findAssessments } from "@/lib/services/list-assessments";

export const metadata: Metadata = { title: "Assessments" };

const states = versionStates.map((value) => ({ value, label: versionStateWords[value] }));

const day = (instant: string): string =>
  new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** A list this long gets a search; shorter ones are read at a glance. */
const longList = 10;

export default async function AssessmentsPage({
  params,
  searchParams,
}: {
  params: Promise<{ organisationId: string }>;
  searchParams: Promise<ListSearch>;
}) {
  const { organisationId } = await params;
  const { person, membership } = await requireMembership(organisationId);
  const filter = listFilterOf(await searchParams);
  const { assessments, found, total, page, pages } = await orNotFound(findAssessments(person, organisationId, filter));
  const shown = { query: filter.query ?? "", state: filter.state ?? "", page, pages, found };
  const mayCreate = may(membership.roles, "createAssessment") && !membership.demo;
  return (
    <main id="main" className="mx-auto max-w-6xl px-4 py-10">
      <PageHeading title="Assessments" />
      {membership.demo && (
        <Notice tone="warn" title="This is the worked example">
          <p>
            An invented insurer's customer-service assistant, to look around in. Nothing in it is about a real person or company beyond the
            providers named.
          </p>
          {may(membership.roles, "removeDemo") && <RemoveExample organisationId={organisationId} />}
        </Notice>
      )}
      {total === 0 ? (
        <div className="sheet px-6 py-10">
          <h2 className="text-xl">No assessment yet</h2>
          <p className="prose-measure mt-2 mb-6 text-soft">
            An assessment describes one use of AI on Amazon Bedrock. About a dozen questions say first whether a data protection impact
            assessment is required.
          </p>
          {mayCreate ? (
            <StartAssessment organisationId={organisationId} main />
          ) : (
            <p>Your role does not allow starting one; ask an author.</p>
          )}
        </div>
      ) : (
        <>
          {(total > longList || found < total) && <AssessmentFilter shown={shown} states={states} />}
          {found === 0 && <p className="mb-6">No assessment here has such a name and state.</p>}
          <div>
            <table className="table table-cards">
              <thead>
                <tr>
                  <th scope="col">Assessment</th>
                  <th scope="col">State</th>
                  <th scope="col">Level</th>
                  <th scope="col">Open questions</th>
                  <th scope="col">Gaps</th>
                  <th scope="col">Next review</th>
                  <th scope="col">Changed</th>
                </tr>
              </thead>
              <tbody>
                {assessments.map((one) => (
                  <tr key={one.assessmentId}>
                    <th scope="row" className="max-w-sm text-base">
                      <PageLink href={`/o/${organisationId}/assessments/${one.assessmentId}/overview`}>{one.name}</PageLink>
                      {one.versionNumber > 1 && <span className="ml-2 font-normal text-soft">version {one.versionNumber}</span>}
                    </th>
                    <td data-label="State">
                      <span>
                        {versionStateWords[one.state]}
                        {one.overdueConditions > 0 && (
                          <PageLink
                            href={`/o/${organisationId}/assessments/${one.assessmentId}/conditions`}
                            className="block text-sm text-danger"
                          >
                            {one.overdueConditions === 1 ? "1 condition overdue" : `${one.overdueConditions} conditions overdue`}
                          </PageLink>
                        )}
                      </span>
                    </td>
                    <td data-label="Level">
                      <span>
                        <LevelMark level={one.level} />
                        {one.levelIsAtLeast && one.level !== null && <span className="block text-soft">at least</span>}
                      </span>
                    </td>
                    <td data-label="Open questions">{one.openQuestions}</td>
                    <td data-label="Gaps">{one.openGaps}</td>
                    <td data-label="Next review" className="whitespace-nowrap">
                      {one.nextReview ? day(one.nextReview) : <span className="text-soft">Not set</span>}
                    </td>
                    <td data-label="Changed">
                      <span>
                        {day(one.changedAt)}
                        <span className="block text-soft">{one.changedBy}</span>
                      </span>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <PageLinks shown={shown} />
          {mayCreate && (
            <div className="mt-8">
              <StartAssessment organisationId={organisationId} main={false} />
            </div>
          )}
        </>
      )}
      {mayCreate && <ImportFile organisationId={organisationId} />}
    </main>
  );
}
