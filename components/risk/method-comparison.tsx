import { LevelMark } from "@/components/ui/level-mark";
import { Notice } from "@/components/ui/notice";
import { PageLink } from "@/components/ui/page-link";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { MethodComparison as Comparison, LevelMove, LevelUnder, RiskUnderMethods } from "@/lib/domain/risk/compare-methods";
import { methodName, unconfirmedText } from "@/lib/domain/view/method-words";
import { bestWords } from "@/lib/domain/view/outcome-words";

const moves: Readonly<Record<LevelMove, string>> = {
  same: "the same",
  higher: "higher",
  lower: "lower",
  open: "open: no level until its worksheet is filled",
  known: "has a level",
};

const At = ({ at }: { at: LevelUnder }) =>
  at.level === null ? <span className="text-soft">Undetermined</span> : <LevelMark level={at.level} />;

function Rows({ risks, titleOf, base }: { risks: readonly RiskUnderMethods[]; titleOf: (risk: RiskUnderMethods) => string; base: string }) {
  return risks.map((risk) => (
    <tr key={risk.id}>
      <th scope="row" className="font-normal">
        <PageLink href={`${base}/risks/${encodeURIComponent(risk.id)}`}>{titleOf(risk)}</PageLink>
        {risk.placeName && <span className="block text-sm text-soft">{risk.placeName}</span>}
      </th>
      {[risk.inherent, risk.decisive].map((stage, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the two stages are always the same
        <td key={index}>
          <span className="flex flex-wrap items-center gap-x-2">
            <At at={stage.today} />
            {stage.move !== "same" && (
              <>
                <span aria-hidden="true">→</span>
                <span className="sr-only">becomes</span>
                <At at={stage.other} />
              </>
            )}
          </span>
          <span className={`text-sm ${stage.move === "open" ? "text-warn" : "text-soft"}`}>{moves[stage.move]}</span>
        </td>
      ))}
    </tr>
  ));
}

/** What another method would make of the same answers, risk by risk; those that differ first, the rest folded. */
export function MethodComparison({
  comparison,
  titleOf,
  base,
}: {
  comparison: Comparison;
  titleOf: (risk: RiskUnderMethods) => string;
  base: string;
}) {
  const { today, other, outcome, restsOn, counts, risks } = comparison;
  const differ = risks.filter(({ inherent, decisive }) => inherent.move !== "same" || decisive.move !== "same");
  const same = risks.filter((risk) => !differ.includes(risk));
  const head = (
    <thead>
      <tr>
        <th scope="col">Risk</th>
        <th scope="col">Inherent</th>
        <th scope="col">{restsOn === "projected" ? "Projected" : "Residual"}, on which the decision rests</th>
      </tr>
    </thead>
  );
  const level = (one: Comparison["outcome"]["today"]) => (
    <span className="flex flex-wrap items-center gap-x-2">
      {one.level === null ? (
        "Undetermined"
      ) : (
        <>
          {one.levelIsAtLeast && "at least"}
          <LevelMark level={one.level} />
        </>
      )}
    </span>
  );
  const consult = (one: Comparison["outcome"]["today"]) =>
    one.priorConsultation === null ? "undetermined" : one.priorConsultation ? "yes, or reject" : "no";
  return (
    <>
      <p className="prose-measure">
        The same answers, facts and day; only the method differs. Of {risks.length} risks that apply or may apply, {counts.higher} would be
        higher at the level that the decision rests on, {counts.lower} lower, {counts.same} the same
        {counts.open > 0 && `, ${counts.open} open`}
        {counts.known > 0 && `, and ${counts.known} would have a level that have none today`}.
      </p>
      <ScrollRegion label="Outcome under both methods" className="my-4">
        <table className="table">
          <caption className="sr-only">Outcome under both methods</caption>
          <thead>
            <tr>
              <th scope="col">Outcome</th>
              <th scope="col">{methodName(today)}</th>
              <th scope="col">{methodName(other)}</th>
            </tr>
          </thead>
          <tbody>
            <tr>
              <th scope="row">Level that the decision rests on</th>
              <td>{level(outcome.today)}</td>
              <td>{level(outcome.other)}</td>
            </tr>
            <tr>
              <th scope="row">Prior consultation (Art. 36)</th>
              <td>{consult(outcome.today)}</td>
              <td>{consult(outcome.other)}</td>
            </tr>
            <tr>
              <th scope="row">At best</th>
              <td>{outcome.today.best ? bestWords[outcome.today.best] : "Nothing can be decided yet"}</td>
              <td>{outcome.other.best ? bestWords[outcome.other.best] : "Nothing can be decided yet"}</td>
            </tr>
          </tbody>
        </table>
      </ScrollRegion>
      {comparison.confirmationsLost > 0 && (
        <Notice tone="warn" title="Confirmed levels are to be confirmed again">
          <p>
            {comparison.confirmationsLost === 1 ? "One level" : `${comparison.confirmationsLost} levels`} that people confirmed would not
            count under the other method. They stay on record, marked “made under another method: confirm”, and count again after switching
            back.
          </p>
        </Notice>
      )}
      {!comparison.matrix.other.carriesSignature && (
        <Notice tone="warn" title="No signature without confirming the table">
          <p>{unconfirmedText()}</p>
        </Notice>
      )}
      {differ.length > 0 && (
        <ScrollRegion label="Risks that differ" className="my-4">
          <table className="table">
            <caption className="sr-only">Risks that differ</caption>
            {head}
            <tbody>
              <Rows risks={differ} titleOf={titleOf} base={base} />
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {same.length > 0 && (
        <details className="my-4">
          <summary>{same.length === 1 ? "One risk stays" : `${same.length} risks stay`} as today</summary>
          <ScrollRegion label="Risks that stay the same">
            <table className="table">
              <caption className="sr-only">Risks that stay the same</caption>
              {head}
              <tbody>
                <Rows risks={same} titleOf={titleOf} base={base} />
              </tbody>
            </table>
          </ScrollRegion>
        </details>
      )}
    </>
  );
}
