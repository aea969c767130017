import type { Metadata } from "next";
import { type AssessmentParams, orNotFound, requireAssessment } from "@/app/page-access";
import { UpToDateForm } from "@/components/facts/up-to-date-form";
import { LevelMark } from "@/components/ui/level-mark";
import { PageHeading } from "@/components/ui/page-heading";
import { StandingMark } from "@/components/ui/standing-mark";
import type { Level } from "@/lib/domain/assessment/content";
import type { Fact } from "@/lib/domain/facts/fact";
import { dateText } from "@/lib/domain/questionnaire/describe-answer";
import { riskTitles } from "@/lib/domain/view/risk-words";
import { staleVersion } from "@/lib/services/out-of-date";

export const metadata: Metadata = { title: "Out of date" };

const stateWords: Readonly<Record<string, string>> = {
  none: "not there",
  raised: "raised",
  notApplicable: "not applicable",
  undetermined: "undetermined",
  established: "established",
  possible: "possible",
  excluded: "excluded",
  open: "open",
};

const words = (state: string): string => stateWords[state] ?? state;

const Facts = ({ facts, none }: { facts: readonly Fact[]; none: string }) =>
  facts.length === 0 ? (
    <p className="text-soft">{none}</p>
  ) : (
    <ul className="space-y-2">
      {facts.map((fact) => (
        <li key={`${fact.id}@${fact.version}`}>
          <StandingMark standing={fact.standing} /> {fact.claim}
          <span className="block text-sm text-soft">{fact.sources.map(({ title }) => title).join("; ")}</span>
        </li>
      ))}
    </ul>
  );

const State = ({ state, level }: { state: string; level: Level | null }) =>
  level === null ? <span>{words(state)}</span> : <LevelMark level={level} />;

export default async function OutOfDatePage({ params }: { params: Promise<AssessmentParams> }) {
  const { person, view, api } = await requireAssessment(params);
  const stale = await orNotFound(staleVersion(person, view.organisationId, view.assessmentId));
  if (!stale)
    return (
      <div className="max-w-[52rem]">
        <PageHeading title="Out of date">
          <p>No fact that a signed version of this assessment rests on has changed.</p>
        </PageHeading>
      </div>
    );
  const { changes, statements, confirmed } = stale;
  const titles = new Map(view.content.ownRisks.map((risk) => [risk.id, risk.title]));
  const titleOf = (riskId: string) => titles.get(riskId) ?? riskTitles[riskId.split("@")[0] ?? ""] ?? riskId;
  return (
    <div className="max-w-[60rem]">
      <PageHeading title="Out of date" above={`Version ${stale.version}, signed on facts of ${dateText(stale.asOf)}`}>
        <p>
          Facts that the version in force rests on have changed; this was looked at on {dateText(stale.checkedOn)}. A review is due where
          the risk changes (Art. 35(11)).
        </p>
      </PageHeading>
      {confirmed && (
        <p className="sheet px-5 py-3">
          {confirmed.by} confirmed on {dateText(confirmed.at.slice(0, 10))} that no change is needed: {confirmed.reason}
        </p>
      )}
      <h2 className="mt-8 mb-3 text-xl">What changed</h2>
      <ul className="space-y-4">
        {changes.facts.map((fact) => (
          <li key={`${fact.subject.kind}${fact.subject.key}${fact.predicate}`} className="sheet grid gap-4 px-5 py-4 sm:grid-cols-2">
            <div>
              <h3 className="font-sans text-sm font-semibold text-soft">It rested on</h3>
              <Facts facts={fact.was} none="Nothing was known." />
            </div>
            <div>
              <h3 className="font-sans text-sm font-semibold text-soft">Now</h3>
              <Facts facts={fact.now} none="Nothing is known any more." />
            </div>
          </li>
        ))}
      </ul>
      {changes.levels.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Risks before and after</h2>
          <div className="overflow-x-auto">
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">Risk</th>
                  <th scope="col">Before</th>
                  <th scope="col">After</th>
                </tr>
              </thead>
              <tbody>
                {changes.levels.map((one) => (
                  <tr key={one.riskId}>
                    <th scope="row">{titleOf(one.riskId)}</th>
                    <td>
                      <State {...one.before} />
                    </td>
                    <td>
                      <State {...one.after} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {changes.recipients.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Recipients before and after</h2>
          <ul className="list-disc space-y-1 pl-5">
            {changes.recipients.map((one) => (
              <li key={one.id}>
                {one.name}:{" "}
                {one.before === one.after
                  ? `still ${words(one.after)}, with other access, places or retention`
                  : `${words(one.before)} before, ${words(one.after)} now`}
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.gaps.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Gaps before and after</h2>
          <ul className="list-disc space-y-1 pl-5">
            {changes.gaps.map((one) => (
              <li key={one.id}>
                {one.id.split("@")[0]}: {words(one.before)} before, {words(one.after)} now
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="mt-8 mb-3 text-xl">Statements of the signed document that it concerns</h2>
      {statements.length === 0 ? (
        <p className="text-soft">No printed statement names what changed.</p>
      ) : (
        <details open={statements.length <= 10}>
          <summary>{statements.length === 1 ? "1 statement" : `${statements.length} statements`}</summary>
          <ul className="mt-2 space-y-2">
            {statements.map((one) => (
              <li key={`${one.section}${one.text}`} className="border-l-4 border-rule pl-3">
                <span className="block text-sm text-soft">{one.section}</span>
                {one.text}
              </li>
            ))}
          </ul>
        </details>
      )}
      <UpToDateForm
        api={api}
        found={stale.found}
        mayConfirm={view.may.confirmUpToDate && confirmed === null}
        mayStart={view.may.startVersion}
      />
    </div>
  );
}
