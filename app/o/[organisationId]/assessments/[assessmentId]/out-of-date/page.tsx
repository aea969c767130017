import type { Metadata } from "next";
import { type AssessmentParams, requireAssessment, staleOfPage } from "@/app/page-access";
import { UpToDateForm } from "@/components/facts/up-to-date-form";
import { LevelMark } from "@/components/ui/level-mark";
import { PageHeading } from "@/components/ui/page-heading";
import { PageLink } from "@/components/ui/page-link";
import { StandingMark } from "@/components/ui/standing-mark";
import type { Fact } from "@/lib/domain/facts/fact";
import { dateText } from "@/lib/domain/language/date-text";
import { sentence } from "@/lib/domain/language/sentence";
import type { Level } from "@/lib/domain/risk/level";
import { configurationWords, movedForReaders } from "@/lib/domain/view/out-of-date-words";
import { riskTitles } from "@/lib/domain/view/risk-words";
import { type StaleState, type StateWithoutRegister, statesWithoutRegister } from "@/lib/services/facts/out-of-date";

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

const nameOf = (stale: Pick<StaleState, "version" | "kept">): string =>
  stale.kept === null ? `Version ${stale.version}, signed and in force` : `State kept on ${dateText(stale.kept.on)} (${stale.kept.why})`;

/** What is compared less sharply than the rest, and why. */
const WithoutRegister = ({ states }: { states: readonly StateWithoutRegister[] }) =>
  states.length === 0 ? null : (
    <details className="mt-8">
      <summary>
        {states.length === 1 ? "One state is" : `${states.length} states are`} compared with the present register only, since the one of
        then is not here
      </summary>
      <ul className="mt-2 list-disc space-y-1 pl-5">
        {states.map((one) => (
          <li key={one.kept?.snapshotId ?? ""}>
            {nameOf(one)}: register {one.registerVersion}
          </li>
        ))}
      </ul>
      <p className="mt-2 text-soft">
        {states.length === 1 ? "It is" : "They are"} from before this installation began to keep each version of its register. What was
        known then is read from the days on which the facts of today say that they were recorded. A fact that came here later, but says an
        earlier day, is not shown as a change. A new version rests on a register that is kept.
      </p>
    </details>
  );

export default async function OutOfDatePage({
  params,
  searchParams,
}: {
  params: Promise<AssessmentParams>;
  searchParams: Promise<{ kept?: string | string[] }>;
}) {
  const { person, view, base, api } = await requireAssessment(params);
  const { organisationId, assessmentId } = await params;
  const states = await staleOfPage(params);
  const withoutRegister = await statesWithoutRegister(person, organisationId, assessmentId);
  const { kept: asked } = await searchParams;
  const stale = states.find((one) => one.kept?.snapshotId === asked) ?? states[0];
  if (!stale)
    return (
      <div className="max-w-[52rem]">
        <PageHeading title="Out of date">
          <p>
            Nothing is out of date: no fact that a signed version or a kept state of this assessment rests on has changed, and no file of
            AWS shows it otherwise.
          </p>
        </PageHeading>
        <WithoutRegister states={withoutRegister} />
      </div>
    );
  const { changes, statements, confirmed } = stale;
  const titles = new Map(view.content.ownRisks.map((risk) => [risk.id, risk.title]));
  const titleOf = (riskId: string) => titles.get(riskId) ?? riskTitles[riskId.split("@")[0] ?? ""] ?? riskId;
  const configuration = configurationWords(changes.configuration.changes, view.content);
  const levels = movedForReaders(changes);
  return (
    <div className="max-w-[60rem]">
      <PageHeading title="Out of date" above={nameOf(stale)}>
        <p>
          It rests on the facts of {dateText(stale.asOf)} and was looked at on {dateText(stale.checkedOn)}. A review is due where the risk
          changes (Art. 35(11)).
        </p>
      </PageHeading>
      {states.length > 1 && (
        <nav aria-label="What is out of date" className="mb-6">
          <ul className="space-y-1">
            {states.map((one) => (
              <li key={one.kept?.snapshotId ?? ""}>
                <PageLink
                  href={one.kept ? `${base}/out-of-date?kept=${one.kept.snapshotId}` : `${base}/out-of-date`}
                  aria-current={one === stale ? "page" : undefined}
                  className={one === stale ? "font-semibold text-ink" : ""}
                >
                  {nameOf(one)}
                </PageLink>
                {one.confirmed && <span className="text-soft"> · confirmed, no change needed</span>}
              </li>
            ))}
          </ul>
        </nav>
      )}
      {confirmed && (
        <p className="sheet px-5 py-3">
          {confirmed.by} confirmed on {dateText(confirmed.at.slice(0, 10))} that no change is needed: {confirmed.reason}
        </p>
      )}
      {changes.facts.length > 0 && (
        <>
          <h2 className="mt-8 mb-3 text-xl">Facts that changed</h2>
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
        </>
      )}
      {(configuration.length > 0 || changes.configuration.gone.length > 0) && (
        <>
          <h2 className="mt-8 mb-3 text-xl">What files of AWS show</h2>
          <div className="space-y-4">
            {configuration.map((thing) => (
              <article key={thing.name} className="sheet px-5 py-4">
                <h3 className="font-sans text-base font-semibold">
                  {thing.name}
                  {thing.isNew && <span className="block text-sm font-normal text-warn">It is not described in this version.</span>}
                </h3>
                <dl className="mt-2">
                  {thing.lines.map((line) => (
                    <div key={line.path} className="grid gap-x-5 border-t border-rule py-2 sm:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
                      <dt className="text-sm text-soft">{line.label}</dt>
                      <dd className="min-w-0 break-words">
                        <span className="font-medium">{line.now}</span>
                        {line.was !== null && (
                          <span className="block text-sm">
                            <span className="tag mr-1">instead of</span> {line.was}
                          </span>
                        )}
                        <span className="block break-words text-sm text-soft">
                          {line.origin}: {line.field}
                        </span>
                      </dd>
                    </div>
                  ))}
                </dl>
              </article>
            ))}
            {changes.configuration.gone.map((one) => (
              <p key={one.path} className="sheet px-5 py-4">
                “{one.name}” is not in the account any more: it came from {one.file}, imported on {dateText(one.date)}, and the newer list
                does not name it.
              </p>
            ))}
          </div>
        </>
      )}
      <h2 className="mt-8 mb-3 text-xl">Risks before and after</h2>
      {levels.length === 0 && changes.outcome.before === changes.outcome.after ? (
        <p className="text-soft">No risk changes its level by it.</p>
      ) : (
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
              {changes.outcome.before !== changes.outcome.after && (
                <tr>
                  <th scope="row">The level that the decision rests on</th>
                  <td>
                    <LevelMark level={changes.outcome.before} />
                  </td>
                  <td>
                    <LevelMark level={changes.outcome.after} />
                  </td>
                </tr>
              )}
              {levels.map((one) => (
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
                {one.says ? sentence(one.says) : one.id} ({words(one.before)} before, {words(one.after)} now)
              </li>
            ))}
          </ul>
        </>
      )}
      <h2 className="mt-8 mb-3 text-xl">
        {stale.kept === null ? "Statements of the signed document that it concerns" : "Statements that it concerns"}
      </h2>
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
      <WithoutRegister states={withoutRegister} />
      <UpToDateForm
        api={api}
        found={stale.found}
        snapshotId={stale.kept?.snapshotId ?? ""}
        mayConfirm={view.may.confirmUpToDate && confirmed === null}
        mayStart={stale.kept === null && view.may.startVersion}
      />
    </div>
  );
}
