import { PageLink } from "@/components/ui/page-link";
import { StandingMark } from "@/components/ui/standing-mark";
import type { VersionState } from "@/lib/domain/assessment/lifecycle";
import { versionStateWords } from "@/lib/domain/assessment/lifecycle";
import type { Standing } from "@/lib/domain/facts/fact";
import { dateText } from "@/lib/domain/language/date-text";
import type { GapEntry, MeasureEntry, RecipientEntry, RegisterEntry, RiskEntry } from "@/lib/domain/portfolio/register-entry";
import { countriesWords, recipientKindWords, roleOfRecipientWords } from "@/lib/domain/view/outcome-words";
import { stateText } from "@/lib/domain/view/register-words";
import { RegisterLevel } from "./register-level";

type Row<E extends RegisterEntry> = { id: string; href: string; assessment: string; assessmentState: VersionState; entry: E };
export type FactLine = { id: string; claim: string; standing: Standing | null; href: string };

function Where({ row }: { row: Row<RegisterEntry> }) {
  return (
    <td data-label="Assessment" className="max-w-xs">
      <span>
        <PageLink href={row.href}>{row.assessment}</PageLink>
        <span className="block text-soft">{versionStateWords[row.assessmentState]}</span>
      </span>
    </td>
  );
}

function Frame({ columns, children }: { columns: readonly string[]; children: React.ReactNode }) {
  return (
    <table className="table table-cards">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** Which assessments involve a recipient: what reaches it, where, how certain, and on which facts. */
export function RecipientRows({
  rows,
  factsOf,
}: {
  rows: readonly Row<RecipientEntry>[];
  factsOf: (ids: readonly string[]) => readonly FactLine[];
}) {
  return (
    <Frame columns={["Recipient", "Assessment", "Certainty", "Receives", "Where", "Kept", "Rests on"]}>
      {rows.map((row) => {
        const { name, state, detail } = row.entry;
        const facts = factsOf(detail.facts);
        return (
          <tr key={row.id}>
            <th scope="row" className="max-w-52">
              {name}
              <span className="block font-normal text-soft">
                {recipientKindWords[detail.kind]}
                {recipientKindWords[detail.kind].toLowerCase() !== roleOfRecipientWords[detail.role] &&
                  `; ${roleOfRecipientWords[detail.role]}`}
                {!detail.roleSettled && detail.role !== "undetermined" && " (proposed)"}
              </span>
            </th>
            <Where row={row} />
            <td data-label="Certainty">{stateText(state)}</td>
            <td data-label="Receives" className="max-w-xs">
              {detail.receives.length > 0 ? (
                detail.receives.join(", ")
              ) : (
                <span className="text-soft">{state === "excluded" ? detail.says : "Nothing named"}</span>
              )}
            </td>
            <td data-label="Where">{countriesWords(detail.countries)}</td>
            <td data-label="Kept">
              <span>
                {detail.kept}
                {detail.humanReview && <span className="block text-soft">People may read it</span>}
              </span>
            </td>
            <td data-label="Rests on" className="max-w-sm">
              {facts.length === 0 ? (
                <span className="text-soft">Answers only</span>
              ) : (
                <details>
                  <summary className="text-accent">{facts.length === 1 ? "1 fact" : `${facts.length} facts`}</summary>
                  <ul className="mt-1 space-y-2">
                    {facts.map((fact) => (
                      <li key={fact.id}>
                        {fact.standing && <StandingMark standing={fact.standing} />} <PageLink href={fact.href}>{fact.claim}</PageLink>
                      </li>
                    ))}
                  </ul>
                </details>
              )}
            </td>
          </tr>
        );
      })}
    </Frame>
  );
}

export function RiskRows({ rows }: { rows: readonly Row<RiskEntry>[] }) {
  return (
    <Frame columns={["Risk", "Level", "Assessment", "Place"]}>
      {rows.map((row) => {
        const { name, level, worst, detail } = row.entry;
        return (
          <tr key={row.id}>
            <th scope="row" className="max-w-sm">
              {detail.catalogueNumber && <span className="mr-2 font-normal text-soft">{detail.catalogueNumber}</span>}
              {name}
            </th>
            <td data-label="Level">
              <RegisterLevel level={level} worst={worst} suggested={!detail.confirmed} />
            </td>
            <Where row={row} />
            <td data-label="Place">{detail.place ?? <span className="text-soft">The whole assessment</span>}</td>
          </tr>
        );
      })}
    </Frame>
  );
}

export function GapRows({ rows }: { rows: readonly Row<GapEntry>[] }) {
  return (
    <Frame columns={["Gap", "State", "Assessment", "Article"]}>
      {rows.map((row) => {
        const { name, state, detail } = row.entry;
        return (
          <tr key={row.id}>
            <th scope="row" className="max-w-md font-normal">
              {name}
              {detail.place && <span className="block text-soft">{detail.place}</span>}
            </th>
            <td data-label="State" className={state === "open" ? "font-semibold text-danger" : "text-warn"}>
              {stateText(state)}
            </td>
            <Where row={row} />
            <td data-label="Article">{detail.article}</td>
          </tr>
        );
      })}
    </Frame>
  );
}

export function MeasureRows({ rows }: { rows: readonly (Row<MeasureEntry> & { isOverdue: boolean })[] }) {
  return (
    <Frame columns={["Measure", "Status", "Owner", "Due", "Assessment"]}>
      {rows.map((row) => {
        const { name, state, due, detail } = row.entry;
        return (
          <tr key={row.id}>
            <th scope="row" className="max-w-md">
              {detail.catalogue && <span className="mr-2 font-normal text-soft">{detail.catalogue}</span>}
              {name}
              {detail.condition && <span className="tag ml-2 font-normal">condition</span>}
            </th>
            <td data-label="Status">
              <span>
                {stateText(state)}
                {state === "implemented" && detail.evidence === 0 && <span className="block text-warn">without evidence</span>}
              </span>
            </td>
            <td data-label="Owner">{detail.owner || <span className="text-soft">Nobody</span>}</td>
            <td data-label="Due" className="whitespace-nowrap">
              <span>
                {due ? dateText(due) : <span className="text-soft">No date</span>}
                {row.isOverdue && <strong className="block text-danger">Overdue</strong>}
              </span>
            </td>
            <Where row={row} />
          </tr>
        );
      })}
    </Frame>
  );
}
