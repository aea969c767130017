import type { ReactNode } from "react";
import { LevelShape } from "@/components/ui/level-mark";
import type { LevelMark, Statement, TableCell } from "@/lib/domain/report/report";
import type { RichText, Run } from "@/lib/domain/report/rich-text";

/** Draws each; runs, blocks, cells and items of a printed text have no identity but their place in it. */
export const atPlace = <T,>(all: readonly T[], draw: (one: T, key: string, place: number) => ReactNode): ReactNode =>
  all.map((one, place) => draw(one, String(place), place));

const Runs = ({ runs }: { runs: readonly Run[] }): ReactNode =>
  atPlace(runs, (run, key) =>
    run.href ? (
      <a
        key={key}
        href={run.href}
        // References stand close to one another: each is large enough to be met by a finger.
        {...(run.href.startsWith("#") ? { className: "inline-block min-h-6 align-top" } : { rel: "noreferrer noopener", target: "_blank" })}
      >
        {run.text}
      </a>
    ) : run.bold ? (
      <strong key={key}>{run.text}</strong>
    ) : (
      run.text
    ),
  );

/** Paragraphs and lists, as the document prints them. */
export const Words = ({ text }: { text: RichText }): ReactNode =>
  atPlace(text, (block, key) => {
    if (block.kind === "paragraph")
      return (
        <p key={key} className="whitespace-pre-line [&+&]:mt-1.5">
          <Runs runs={block.runs} />
        </p>
      );
    const items = atPlace(block.items, (item, at) => (
      <li key={at}>
        <Runs runs={item} />
      </li>
    ));
    return block.ordered ? (
      <ol key={key} className="ml-5 list-decimal">
        {items}
      </ol>
    ) : (
      <ul key={key} className="ml-5 list-disc">
        {items}
      </ul>
    );
  });

/** A level as the document prints it: shape, word, axes, and by whom it stands. */
export function PrintedLevel({ mark }: { mark: LevelMark }): ReactNode {
  const rated = mark.level === "none" || mark.level === "undetermined" ? null : mark.level;
  return (
    <span className="mb-0.5 flex flex-wrap items-center gap-x-1.5 text-sm">
      {rated && <LevelShape level={rated} />}
      <span className="font-medium">
        {mark.label}
        {mark.likelihood && mark.severity ? ` · L${mark.likelihood} S${mark.severity}` : ""}
      </span>
      {mark.standing && <span className="text-soft">{mark.standing}</span>}
    </span>
  );
}

/** One statement. What is open or not known stands apart by a rule at its side and by its own words. */
export function Said({ statement }: { statement: Statement }): ReactNode {
  const { mark } = statement;
  if (!mark) return <Words text={statement.text} />;
  const quiet = mark === "notApplicable" || mark === "withheld";
  return (
    <div className={quiet ? "italic text-soft" : "border-l-2 border-warn pl-2 italic text-warn"}>
      <Words text={statement.text} />
    </div>
  );
}

export const Cell = ({ cell }: { cell: TableCell }): ReactNode => (
  <>
    {atPlace(cell.levels ?? [], (level, key) => (
      <PrintedLevel key={key} mark={level} />
    ))}
    {cell.text.length > 0 && <Said statement={cell} />}
  </>
);
