import type { Metadata } from "next";
import { after } from "next/server";
import { Fragment } from "react";
import { type ListSearch, listFilterOf } from "@/app/list-filter";
import { orNotFound, requireMembership } from "@/app/page-access";
import { AssessmentFilter, PageLinks, queryOf } from "@/components/layout/assessment-filter";
import { ImportFile } from "@/components/layout/import-file";
import { RemoveExample } from "@/components/layout/remove-example";
import { StartAssessment } from "@/components/layout/start-assessment";
import { AnswerHits } from "@/components/portfolio/answer-hits";
import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { versionStates, versionStateWords } from "@/lib/domain/assessment/lifecycle";
import { may } from "@/lib/domain/assessment/permissions";
import { levels } from "@/lib/domain/risk/level";
import { linkToPath } from "@/lib/domain/view/explain";
import { levelText } from "@/lib/domain/view/register-words";
import { checkAllDue, checkDue } from "@/lib/services/facts/check-out-of-date";
import {
  type AssessmentSummary,
  findAssessments,
  listOwners,
  notDerivedYet,
  type ReviewFilter,
} from "@/lib/services/portfolio/list-assessments";

export const metadata: Metadata = { title: "Assessments" };

const states = versionStates.map((value) => ({ value, label: versionStateWords[value] }));

const levelChoices = [
  ...levels.toReversed().map((value) => ({ value: value as string, label: levelText(value) })),
  { value: "notRated", label: levelText(null) },
];

const reviewWords: Readonly<Record<ReviewFilter, string>> = {
  overdue: "Overdue",
  within30: "Within 30 days",
  within90: "Within 90 days",
  notSet: "Not set",
};
const reviewChoices = Object.entries(reviewWords).map(([value, label]) => ({ value, label }));

/** A few names, the certain ones first; the register tells the rest. */
function recipientsInShort(recipients: AssessmentSummary["recipients"]): string {
  const names = recipients
    .toSorted((one, other) => Number(other.certainty === "established") - Number(one.certainty === "established"))
    .map(({ name }) => name);
  return names.length > 3 ? `${names.slice(0, 3).join(", ")} and ${names.length - 3} more` : names.join(", ");
}

const day = (instant: string): string =>
  new Date(instant).toLocaleDateString("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });

/** So many are checked before the list is shown; the rest after it, so that nobody waits long for a list. */
const checkedFirst = 10;

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
  const { moreIsDue } = await checkDue(organisationId, checkedFirst);
  if (moreIsDue) after(() => checkAllDue(organisationId));
  const { assessments, found, total, page, pages } = await orNotFound(findAssessments(person, organisationId, filter));
  const { query: q = "", text = "", state = "", level = "", review = "", owner = "", recipient = "", outOfDate = false } = filter;
  const shown = { address: { q, text, state, level, review, owner, recipient, outOfDate: outOfDate ? "1" : "" }, page, pages, found };
  const isLong = total > longList || found < total;
  const owners = isLong ? await listOwners(person, organisationId) : [];
  const mayRead = may(membership.roles, "readRegisters");
  const missing = text || recipient ? await notDerivedYet(person, organisationId) : 0;
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
          {(isLong || (mayRead && total > 1) || assessments.some((one) => one.outOfDate !== null)) && (
            <AssessmentFilter
              shown={shown}
              states={states}
              levels={levelChoices}
              reviews={reviewChoices}
              owners={[...owners.map((one) => ({ value: one.personId, label: one.name })), { value: "nobody", label: "Nobody" }]}
              mayRead={mayRead}
            />
          )}
          {missing > 0 && (
            <Notice tone="warn" title="Not everything is searched yet">
              <p>
                {missing === 1 ? "One assessment was" : `${missing} assessments were`} last saved by an earlier version of Groundwork and{" "}
                {missing === 1 ? "is" : "are"} being taken in by the server now. Load this page again in a moment.
              </p>
            </Notice>
          )}
          {moreIsDue && (
            <p role="status" className="mb-4 text-soft">
              The facts changed or a new day began: not every signed version has been checked against them yet. Load this page again in a
              moment.
            </p>
          )}
          {found === 0 && (
            <p className="mb-6">
              No assessment fits. Take away a filter, or look for fewer words; in answers a word is found from its beginning, not from its
              middle.
            </p>
          )}
          <div>
            <table className="table table-cards">
              <thead>
                <tr>
                  <th scope="col">Assessment</th>
                  <th scope="col">State</th>
                  <th scope="col">Level</th>
                  <th scope="col">Open questions</th>
                  <th scope="col">Gaps</th>
                  <th scope="col">Responsible</th>
                  <th scope="col">Next review</th>
                  <th scope="col">Changed</th>
                </tr>
              </thead>
              <tbody>
                {assessments.map((one) => (
                  <Fragment key={one.assessmentId}>
                    <tr>
                      <th scope="row" className="max-w-sm text-base">
                        <PageLink href={`/o/${organisationId}/assessments/${one.assessmentId}/overview`}>{one.name}</PageLink>
                        {one.versionNumber > 1 && <span className="ml-2 font-normal text-soft">version {one.versionNumber}</span>}
                        {one.recipients.length > 0 && (
                          <span className="block text-sm font-normal text-soft">Recipients: {recipientsInShort(one.recipients)}</span>
                        )}
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
                          {one.outOfDate !== null && (
                            <span className="block">
                              <PageLink
                                href={`/o/${organisationId}/assessments/${one.assessmentId}/out-of-date`}
                                className="font-medium text-warn"
                              >
                                {one.outOfDate === "inForce" ? "Out of date" : "A kept state is out of date"}
                                <span className="sr-only">: {one.name}</span>
                              </PageLink>
                            </span>
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
                      <td data-label="Responsible">
                        {one.owner === null ? (
                          <span className="text-soft">Nobody yet</span>
                        ) : one.owner.left ? (
                          <span>
                            Nobody<span className="block text-sm text-warn">{one.owner.name} has left</span>
                          </span>
                        ) : (
                          one.owner.name
                        )}
                      </td>
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
                    {one.hits.length > 0 && (
                      <tr>
                        <td colSpan={8} className="max-sm:block">
                          <AnswerHits
                            hits={one.hits.map((hit) => ({
                              ...hit,
                              href: `/o/${organisationId}/assessments/${one.assessmentId}/${linkToPath(hit.path) ?? "overview"}`,
                            }))}
                          />
                        </td>
                      </tr>
                    )}
                  </Fragment>
                ))}
              </tbody>
            </table>
          </div>
          <PageLinks shown={shown} />
          {mayRead && found > 0 && (
            <p className="mt-4">
              <a href={`/api/v1/organisations/${organisationId}/assessments/csv${queryOf(shown.address)}`} download>
                Save the list as CSV
              </a>
            </p>
          )}
          {mayCreate && (
            <div className="mt-8">
              <StartAssessment organisationId={organisationId} main={false} />
              <p className="mt-2 text-sm text-soft">To start from an earlier assessment, open its overview and look at the end of it.</p>
            </div>
          )}
        </>
      )}
      {mayCreate && <ImportFile organisationId={organisationId} />}
    </main>
  );
}
