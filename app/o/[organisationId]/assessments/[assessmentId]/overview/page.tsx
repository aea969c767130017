import type { Metadata } from "next";
import { assessmentWithWords } from "@/app/assessment-words";
import { type AssessmentParams, staleOfPage } from "@/app/page-access";
import { CloseAsNotRequired } from "@/components/document/close-as-not-required";
import { OwnerChoice } from "@/components/portfolio/owner-choice";
import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { OpenPaths, Why } from "@/components/ui/reasons";
import { dateText } from "@/lib/domain/language/date-text";
import { groupByRule, type RiskLine } from "@/lib/domain/risk/assess-risks";
import { blockerPlaces } from "@/lib/domain/view/blocker-places";
import { whatChangedWords } from "@/lib/domain/view/out-of-date-words";
import { bestWords, blockerWords, countriesWords, decidedWords, verdictWords } from "@/lib/domain/view/outcome-words";
import { riskWords } from "@/lib/domain/view/risk-words";
import { stateMeaning } from "@/lib/domain/view/state-meaning";
import { ownerOf, possibleOwners } from "@/lib/services/assessment/assign-owner";
import { shelfFor } from "@/lib/services/shelf/shelf-copies";

export const metadata: Metadata = { title: "Overview" };

const levels = ["low", "medium", "high", "veryHigh"];
/** By level, then by how grave it would be for people. */
const heightOf = ({ level, places }: RiskLine): number =>
  (level === null ? 0 : levels.indexOf(level) * 10 + 10) + (places[0]?.inherent?.effective.severity ?? 0);

export default async function OverviewPage({ params }: { params: Promise<AssessmentParams> }) {
  const { view, words, base, api, person } = await assessmentWithWords(params);
  const stale = (await staleOfPage(params)).find((one) => !one.confirmed);
  const { moved } = await shelfFor(person, view.organisationId, view.assessmentId);
  const owner = await ownerOf(person, view.organisationId, view.assessmentId);
  const people = await possibleOwners(person, view.organisationId);
  const { result, content } = view;
  const { outcome } = result;
  const lines = groupByRule(result.risks, outcome.restsOn)
    .filter((line) => line.state === "raised")
    .toSorted((a, b) => heightOf(b) - heightOf(a))
    .slice(0, 3);
  const decided = decidedWords(view.version.state, content);
  const outside = result.recipients.filter((one) => one.certainty !== "excluded" && one.kind !== "internal");
  const openGaps = result.gaps.filter((gap) => gap.state === "open");
  const open = words.paths(result.openQuestions);
  return (
    <div className="max-w-[60rem]">
      <PageHeading title={view.name} above={`Facts as of ${dateText(result.asOf)}`}>
        <p>{words.say(result.screening.says)}</p>
      </PageHeading>
      {stale && (
        <Notice tone="warn" title={stale.kept ? "A kept state is out of date" : `Version ${stale.version} is out of date`}>
          <p>
            {whatChangedWords(stale.changes)}{" "}
            <PageLink href={`${base}/out-of-date`}>See what changed and decide what is to be done</PageLink>
          </p>
        </Notice>
      )}
      {moved.length > 0 && (
        <Notice tone="warn" title="The shelf has moved on">
          <p>
            {moved.length === 1
              ? "One entry that was taken from the shelf has"
              : `${moved.length} entries that were taken from the shelf have`}{" "}
            changed there since. <PageLink href={`${base}/shelf`}>See what changed and take it over or not</PageLink>
          </p>
        </Notice>
      )}
      <dl className="grid gap-4 sm:grid-cols-2">
        <div className="sheet px-4 py-3">
          <dt className="text-sm text-soft">Screening</dt>
          <dd className="mt-1 font-medium">{verdictWords[result.screening.verdict]}</dd>
        </div>
        <div className="sheet px-4 py-3">
          <dt className="text-sm text-soft">Level the decision rests on ({outcome.restsOn})</dt>
          <dd className="mt-1 flex gap-2">
            <LevelMark level={outcome.level} />
            {outcome.levelIsAtLeast && outcome.level !== null && <span className="text-sm text-soft">at least</span>}
          </dd>
        </div>
        <div className="sheet px-4 py-3">
          <dt className="text-sm text-soft">Prior consultation (Art. 36)</dt>
          <dd className="mt-1 font-medium">
            {outcome.priorConsultation === null ? "Undetermined" : outcome.priorConsultation ? "Needed" : "Not needed at this level"}
          </dd>
        </div>
        <div className="sheet px-4 py-3">
          <dt className="text-sm text-soft">Responsible for this assessment</dt>
          <dd className="mt-1 font-medium">
            {owner === null ? "Nobody yet" : (people.find((one) => one.personId === owner)?.name ?? "Nobody: who was responsible has left")}
            {view.may.assignOwner && <OwnerChoice key={owner} api={api} owner={owner} people={people} />}
          </dd>
        </div>
      </dl>
      {view.may.decideNotRequired && result.screening.verdict === "notRequired" && (
        <Notice tone="accent" title="The screening can be closed">
          <p>
            Every criterion is answered and none is met. You can keep this as a closed record with your reasons; a changed answer opens it
            again.
          </p>
          <CloseAsNotRequired api={api} />
        </Notice>
      )}

      <h2 className="mt-10 mb-2 text-xl">Where the decision stands</h2>
      <p className="prose-measure">
        {decided !== null
          ? `${decided}. ${stateMeaning[view.version.state]}`
          : outcome.best === null
            ? "It cannot be said yet what may be decided."
            : `${bestWords[outcome.best]}.`}{" "}
        {decided === null && outcome.blockedBy.length > 0 && "Signing waits for this:"}
        {view.may.startVersion && <PageLink href={`${base}/review#new-version`}>Begin a new version</PageLink>}
      </p>
      {decided === null && outcome.blockedBy.length > 0 && (
        <ul className="mt-3 space-y-2">
          {outcome.blockedBy.map((one) => {
            const paths = blockerPlaces(one.paths, content, result, words);
            return (
              <li key={one.code} className="border-l-4 border-warn pl-3">
                {paths.length === 0 ? (
                  blockerWords(one.code)
                ) : (
                  <details>
                    <summary>
                      {blockerWords(one.code)} <span className="text-soft">({paths.length})</span>
                    </summary>
                    <div className="mt-2">
                      <OpenPaths paths={paths} base={base} />
                    </div>
                  </details>
                )}
              </li>
            );
          })}
        </ul>
      )}

      {openGaps.length > 0 && (
        <>
          <h2 className="mt-10 mb-2 text-xl">
            <PageLink href={`${base}/gaps`}>Gaps</PageLink>
          </h2>
          <ul className="space-y-2">
            {openGaps.map((gap) => (
              <li key={gap.id} className="border-l-4 border-danger pl-3">
                {words.say(gap.says)} <span className="text-sm text-soft">{gap.article}</span>
              </li>
            ))}
          </ul>
        </>
      )}

      <h2 className="mt-10 mb-2 text-xl">
        <PageLink href={`${base}/recipients`}>Who receives data</PageLink>
      </h2>
      {outside.length === 0 ? (
        <p className="text-soft">No recipient outside the organisation follows from the answers so far.</p>
      ) : (
        <ul className="space-y-3">
          {outside.slice(0, 8).map((one) => (
            <li key={one.id}>
              <strong>{one.name}</strong>{" "}
              <span className="text-sm text-soft">
                {one.certainty} · {countriesWords(one.countries)}
              </span>
              <p className="text-soft">{words.say(one.says)}</p>
            </li>
          ))}
        </ul>
      )}

      <h2 className="mt-10 mb-2 text-xl">
        <PageLink href={`${base}/risks`}>Highest risks</PageLink>
      </h2>
      {lines.length === 0 ? (
        <p className="text-soft">No risk is raised by the answers so far.</p>
      ) : (
        <ul className="space-y-3">
          {lines.map((line) => {
            const first = line.places[0];
            if (!first) return null;
            const text = riskWords(first, content);
            return (
              <li key={line.rule}>
                <LevelMark level={line.level} /> <PageLink href={`${base}/risks/${encodeURIComponent(first.id)}`}>{text.title}</PageLink>
                <span className="block text-soft">{text.harm}</span>
              </li>
            );
          })}
        </ul>
      )}

      {result.findings.length > 0 && (
        <section id="findings" className="scroll-mt-20">
          <h2 className="mt-10 mb-2 text-xl">Contradictions and unknown names</h2>
          <ul className="space-y-3">
            {result.findings.map((finding) => (
              <li key={finding.id} className="border-l-4 border-warn pl-3">
                {words.say(finding.says)}
                <Why reasons={words.reasons(finding.because)} base={base} />
              </li>
            ))}
          </ul>
        </section>
      )}

      <section id="open" className="scroll-mt-20">
        <h2 className="mt-10 mb-2 text-xl">Open questions</h2>
        {open.length === 0 ? (
          <p className="text-soft">Every required question is answered.</p>
        ) : (
          <details open={open.length <= 12}>
            <summary>
              {open.length === 1 ? "One required question is" : `${open.length} required questions are`} not answered, or answered with “I
              don't know yet”
            </summary>
            <div className="mt-2">
              <OpenPaths paths={open} base={base} />
            </div>
          </details>
        )}
      </section>
      {view.may.beginFromEarlier && !view.demo && (
        <p className="mt-10">
          <PageLink href={`${base}/successor`} className="button">
            Start a new assessment from this one
          </PageLink>
        </p>
      )}
    </div>
  );
}
