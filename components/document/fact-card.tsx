import { WithdrawFact } from "@/components/facts/withdraw-fact";
import { StandingMark } from "@/components/ui/standing-mark";
import type { Fact, FactDate } from "@/lib/domain/facts/fact";
import { isTakenAsKnown } from "@/lib/domain/facts/known-since";
import { subjectName, subjectWords } from "@/lib/domain/view/facts-list";

const dateWords = (date: FactDate | null, open: string): string => {
  if (date === null) return open;
  const instant = new Date(`${date.date}T00:00:00Z`);
  const month = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  const words = instant.toLocaleDateString("en-GB", date.precision === "month" ? month : { day: "numeric", ...month });
  return date.precision === "about" ? `about ${words}` : words;
};

const Places = ({ says, facts }: { says: string; facts: readonly Fact[] }) =>
  facts.length > 0 && (
    <div className="mt-2 border-l-2 border-rule pl-3 text-sm">
      <p className="font-medium">{says}</p>
      <ul className="mt-1 space-y-1">
        {facts.map((one) => (
          <li key={one.id}>
            <StandingMark standing={one.standing} /> {one.claim} <span className="text-soft">({sourceWords(one)})</span>
          </li>
        ))}
      </ul>
    </div>
  );

const sourceWords = (fact: Fact): string => fact.sources.map(({ title }) => title).join("; ");

/** One dated, sourced statement with its standing; what came before it folds beneath. */
export function FactCard({
  fact,
  history,
  displacedBy = [],
  displaces = [],
  touches = [],
  evidenceAt = "",
  own = {},
}: {
  fact: Fact;
  history: readonly Fact[];
  /** Facts that take its place, and those whose place it takes. */
  displacedBy?: readonly Fact[];
  displaces?: readonly Fact[];
  /** Questions and risks that it bears on, in words. */
  touches?: readonly string[];
  /** Where evidence of an own fact is downloaded from. */
  evidenceAt?: string;
  /** The page for an own fact in its place, or the address that withdraws this own one. */
  own?: { displace?: string; withdraw?: string };
}) {
  return (
    <article id={fact.id} className="sheet scroll-mt-20 wrap-anywhere px-5 py-4 target:border-accent">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-soft">
        <StandingMark standing={fact.standing} />
        <span className="min-w-0">
          {subjectWords(fact.subject.kind)}: {subjectName(fact.subject)}
        </span>
      </p>
      <p className="mt-2">{fact.claim}</p>
      <p className="mt-2 text-sm text-soft">
        In force from {dateWords(fact.validFrom, "a day not known")} until {dateWords(fact.validTo, "further notice")}.{" "}
        {isTakenAsKnown(fact) ? "Taken as known since" : "Recorded on"} {dateWords({ date: fact.recordedOn, precision: "day" }, "")}
        {isTakenAsKnown(fact) && ", before the day of its source"}
        {fact.withdrawnOn && `, withdrawn on ${dateWords({ date: fact.withdrawnOn, precision: "day" }, "")}`}.
      </p>
      <ul className="mt-2 text-sm">
        {fact.sources.map((source) => (
          <li key={`${source.title}${source.url ?? ""}`}>
            <span className="text-soft">Source: </span>
            {source.url?.startsWith("https://") ? (
              <a href={source.url} rel="noreferrer noopener" target="_blank">
                {source.title}
              </a>
            ) : (
              source.title
            )}
            {source.date && <span className="text-soft">, {source.date}</span>}
          </li>
        ))}
      </ul>
      {fact.organisationFact && (
        <p className="mt-2 text-sm">
          <span className="tag">Our own</span> Looked after by {fact.organisationFact.owner}.{" "}
          {evidenceAt &&
            fact.organisationFact.evidence.map((id, index) => (
              <a key={id} href={`${evidenceAt}/${id}`} download className="mr-2">
                Evidence {index + 1}
              </a>
            ))}
        </p>
      )}
      <Places says="Does not count at present; in its place:" facts={displacedBy} />
      <Places says="Takes the place of:" facts={displaces} />
      {touches.length > 0 && (
        <details className="mt-2">
          <summary className="text-sm text-accent">
            {touches.length === 1 ? "Bears on 1 question or risk" : `Bears on ${touches.length} questions and risks`}
          </summary>
          <ul className="mt-1 list-disc pl-5 text-sm">
            {touches.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </details>
      )}
      {own.displace && (
        <p className="mt-2 text-sm">
          <a href={own.displace}>Something else holds for us</a>
        </p>
      )}
      {own.withdraw && <WithdrawFact address={own.withdraw} claim={fact.claim} />}
      {history.length > 0 && (
        <details className="mt-2">
          <summary className="text-sm text-accent">
            {history.length === 1 ? "1 earlier or later statement" : `${history.length} earlier or later statements`}
          </summary>
          <ul className="mt-2 space-y-2 border-l-2 border-rule pl-3 text-sm">
            {history.map((one) => (
              <li key={`${one.id}@${one.version}`}>
                <StandingMark standing={one.standing} /> {one.claim}{" "}
                <span className="text-soft">
                  ({dateWords(one.validFrom, "start not known")} to {dateWords(one.validTo, "further notice")})
                </span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </article>
  );
}
