import { Fragment } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ComparedCell, ComparedLine, ComparisonView } from "@/lib/domain/view/what-if-words";

const tones: Readonly<Record<ComparedLine["tone"], string>> = {
  plain: "border-transparent",
  open: "border-warn bg-warn-pale",
  worse: "border-danger",
  better: "border-accent",
};

/** So many lines of a cell stand open; the others fold, so that a long column does not tear the row apart. */
const OPEN_LINES = 6;

function Lines({ lines }: { lines: readonly ComparedLine[] }) {
  return (
    <ul className="mt-1 space-y-1">
      {lines.map((line) => (
        <li key={line.id} className={`border-l-4 pl-2 [overflow-wrap:anywhere] ${tones[line.tone]}`}>
          {line.text} {line.mark && <span className="tag whitespace-normal">{line.mark}</span>}
        </li>
      ))}
    </ul>
  );
}

/** What weighs against an alternative is never folded away while something else stands open. */
const weight: Readonly<Record<ComparedLine["tone"], number>> = { open: 0, worse: 1, plain: 2, better: 2 };

function Cell({ cell }: { cell: ComparedCell }) {
  const folds = cell.lines.length > OPEN_LINES + 1;
  const lines = folds ? cell.lines.toSorted((one, other) => weight[one.tone] - weight[other.tone]) : cell.lines;
  const rest = folds ? lines.slice(OPEN_LINES) : [];
  return (
    <>
      {cell.lead && <p className="font-medium">{cell.lead}</p>}
      {lines.length > 0 && <Lines lines={folds ? lines.slice(0, OPEN_LINES) : lines} />}
      {rest.length > 0 && (
        <details className="mt-1">
          <summary className="text-accent">and {rest.length} more</summary>
          <Lines lines={rest} />
        </details>
      )}
    </>
  );
}

/** Today's column stays where it is while the others move past it. */
const kept = (index: number): string => (index === 0 ? "sticky left-0 z-10 bg-sheet shadow-[inset_-1px_0_0_var(--color-rule)]" : "");

/** Alternatives side by side, open points first. Each subject has a heading row of its own, so that narrow screens keep it in view. */
export function ComparisonTable({ view }: { view: ComparisonView }) {
  const columns = view.columns.length;
  return (
    <ScrollRegion label="Alternatives side by side" className="sheet">
      <table className="w-full table-fixed border-collapse text-sm">
        <caption className="sr-only">Today’s answers and {columns - 1} alternatives, open points first</caption>
        <colgroup>
          {view.columns.map(({ id }, index) => (
            <col key={id} className={index === 0 ? "w-[8.5rem] sm:w-[13.5rem]" : "w-[11rem] sm:w-[13.5rem]"} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {view.columns.map((column, index) => (
              <th
                key={column.id}
                scope="col"
                id={`column-${column.id}`}
                className={`border-b-2 border-edge px-3 py-2 text-left align-bottom text-base font-semibold [overflow-wrap:anywhere] ${kept(index)}`}
              >
                {column.name}
                {column.adoptedOn && <span className="tag ml-2 font-normal">adopted on {column.adoptedOn}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {view.rows.map((row) => (
            <Fragment key={row.id}>
              <tr>
                <th id={`row-${row.id}`} colSpan={columns} scope="colgroup" className="bg-accent-pale px-3 py-1 text-left font-semibold">
                  <span className="sticky left-3">{row.title}</span>
                </th>
              </tr>
              <tr>
                {row.cells.map((cell, index) => {
                  const column = view.columns[index]?.id ?? "";
                  return (
                    <td
                      key={column}
                      headers={`row-${row.id} column-${column}`}
                      className={`border-b border-rule px-3 py-2 align-top leading-snug ${kept(index)}`}
                    >
                      {/* Its heading is out of sight further down; those who listen hear it anyway. */}
                      <p aria-hidden="true" className="mb-1 text-xs text-soft">
                        {view.columns[index]?.name}
                      </p>
                      <Cell cell={cell} />
                    </td>
                  );
                })}
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
