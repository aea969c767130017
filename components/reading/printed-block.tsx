import type { ReactNode } from "react";
import { MapPicture } from "@/components/data-flow/map-picture";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { ReportBlock, Statement } from "@/lib/domain/report/report";
import { passageId } from "@/lib/domain/review/passages";
import { PrintedHeatMap } from "./printed-heat-map";
import { atPlace, Cell, Said } from "./said";

type Of<K extends ReportBlock["kind"]> = Extract<ReportBlock, { kind: K }>;

/** What the page sets beside a passage: how one gets to its form and comments on it, and the notes about it. */
export type Beside = {
  tools: (passage: string) => ReactNode;
  notes: (passage: string) => ReactNode;
  /** The key of the place whose own words a statement is, so that they can be quoted; null where it is put together. */
  prints: (statement: Statement) => string | null;
};

/** A statement, marked with the place that can be quoted from it. */
const Quotable = ({ statement, beside }: { statement: Statement; beside: Beside }) => (
  <div data-prints={beside.prints(statement) ?? undefined}>
    <Said statement={statement} />
  </div>
);

type Parts = { beside: Beside; idOf: (part: number) => string };

const passage = "group/passage scroll-mt-24 rounded-sm target:bg-accent-pale";

function PrintedHeading({ block }: { block: Of<"heading"> }) {
  const Level = (["h2", "h3", "h4"] as const)[block.level - 1] ?? "h4";
  const look = ["mt-14 mb-4 border-t-2 border-edge pt-6 text-2xl", "mt-8 mb-3 text-xl", "mt-6 mb-2 text-lg"][block.level - 1] ?? "";
  return (
    <Level id={block.id} className={`scroll-mt-24 ${look}`}>
      {block.number && <span className="mr-3 text-accent">{block.number}</span>}
      {block.text}
    </Level>
  );
}

function Definitions({ block, beside, idOf }: Parts & { block: Of<"definitions"> }) {
  return (
    <dl className="my-4 border-b border-rule">
      {block.rows.map(({ label, statement }, part) => (
        <div
          key={idOf(part)}
          id={idOf(part)}
          className={`${passage} grid grid-cols-[minmax(0,1fr)] gap-x-5 border-t border-rule py-2 sm:grid-cols-[11rem_minmax(0,1fr)]`}
        >
          <dt className="font-sans text-sm font-semibold text-soft">
            {label}
            {beside.tools(idOf(part))}
          </dt>
          <dd>
            <Quotable statement={statement} beside={beside} />
            {beside.notes(idOf(part))}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function PrintedTable({ block, beside, idOf }: Parts & { block: Of<"table"> }) {
  if (block.rows.length === 0) return <p className="my-3 italic text-warn">{block.empty}</p>;
  const total = block.columns.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <table className="printed my-4">
      {block.caption && <caption className="pb-2 text-left font-sans text-sm font-semibold text-soft">{block.caption}</caption>}
      <colgroup>
        {atPlace(block.columns, ({ weight }, key) => (
          <col key={key} width={`${Math.round((weight / total) * 100)}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {atPlace(block.columns, ({ label }, key) => (
            <th key={key} scope="col" className="printed-head">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      {block.rows.map((row, part) => {
        const notes = beside.notes(idOf(part));
        return (
          <tbody key={idOf(part)} id={row.id ?? idOf(part)} className={passage}>
            <tr {...(row.id ? { id: idOf(part) } : {})} className="scroll-mt-24">
              {atPlace(row.cells, (cell, key, place) => (
                <td key={key} data-label={block.columns[place]?.label ?? ""}>
                  <div>
                    <div data-prints={beside.prints(cell) ?? undefined}>
                      <Cell cell={cell} />
                    </div>
                    {place === 0 && beside.tools(idOf(part))}
                  </div>
                </td>
              ))}
            </tr>
            {row.note && (
              <tr className="printed-note">
                <td colSpan={row.cells.length}>
                  <Said statement={row.note} />
                </td>
              </tr>
            )}
            {notes && (
              <tr className="printed-margin">
                <td colSpan={row.cells.length}>{notes}</td>
              </tr>
            )}
          </tbody>
        );
      })}
    </table>
  );
}

const tones = {
  gap: "border-danger bg-danger-pale",
  open: "border-warn bg-warn-pale",
  information: "border-accent bg-accent-pale",
} as const;

function PrintedNotice({ block, beside, idOf }: Parts & { block: Of<"notice"> }) {
  return (
    <div className={`my-4 rounded border-l-4 px-4 py-3 ${tones[block.tone]}`}>
      <p className="font-semibold">{block.title}</p>
      {block.items.map((item, part) => (
        <div key={idOf(part)} id={idOf(part)} className={`${passage} mt-1`}>
          <Quotable statement={item} beside={beside} />
          {beside.tools(idOf(part))}
          {beside.notes(idOf(part))}
        </div>
      ))}
    </div>
  );
}

function PrintedList({ block, beside, idOf }: Parts & { block: Of<"list"> }) {
  const List = block.ordered ? "ol" : "ul";
  return (
    <List className={`my-3 ml-6 space-y-1 ${block.ordered ? "list-decimal" : "list-disc"}`}>
      {block.items.map((item, part) => (
        <li key={idOf(part)} id={idOf(part)} className={passage}>
          <Quotable statement={item} beside={beside} />
          {beside.tools(idOf(part))}
          {beside.notes(idOf(part))}
        </li>
      ))}
    </List>
  );
}

/** One block of the document, on the page instead of on paper: the same words, from the same report. */
export function PrintedBlock({ block, section, index, beside }: { block: ReportBlock; section: string; index: number; beside: Beside }) {
  const idOf = (part: number) => passageId(section, index, part);
  switch (block.kind) {
    case "heading":
      return <PrintedHeading block={block} />;
    case "paragraph":
      return (
        <div
          id={idOf(0)}
          className={`${passage} my-3 ${block.style === "lead" ? "text-lg" : block.style === "small" ? "text-sm text-soft" : ""}`}
        >
          <Quotable statement={block.statement} beside={beside} />
          {beside.tools(idOf(0))}
          {beside.notes(idOf(0))}
        </div>
      );
    case "definitions":
      return <Definitions block={block} beside={beside} idOf={idOf} />;
    case "table":
      return <PrintedTable block={block} beside={beside} idOf={idOf} />;
    case "list":
      return <PrintedList block={block} beside={beside} idOf={idOf} />;
    case "notice":
      return <PrintedNotice block={block} beside={beside} idOf={idOf} />;
    case "diagram":
      return (
        <figure className="my-4">
          <ScrollRegion label={block.alt} className="sheet p-2">
            <MapPicture drawing={block.drawing} label={block.alt} />
          </ScrollRegion>
          <figcaption className="mt-2 text-sm text-soft">{block.caption}</figcaption>
        </figure>
      );
    case "heatMap":
      return <PrintedHeatMap block={block} />;
    case "verification":
      return (
        <div className="my-3">
          <Said statement={block.statement} />
        </div>
      );
    case "signOff":
      return (
        <dl className="my-4 border-b border-rule">
          {block.rows.map(({ role, name }, part) => (
            <div key={idOf(part)} id={idOf(part)} className={`${passage} border-t border-rule py-3`}>
              <dt className="font-sans text-sm font-semibold">{role}</dt>
              <dd>
                <Quotable statement={name} beside={beside} />
                {beside.tools(idOf(part))}
                {beside.notes(idOf(part))}
              </dd>
            </div>
          ))}
        </dl>
      );
    default: {
      const never: never = block;
      return never;
    }
  }
}
