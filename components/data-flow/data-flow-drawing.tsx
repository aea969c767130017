"use client";
import { useId, useState } from "react";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { MapDrawing } from "@/lib/domain/view/map-drawing";

/** A name over at most two lines of a box. */
const lines = (name: string): readonly string[] => {
  const words = name.split(" ");
  const rows = [""];
  for (const word of words) {
    const last = rows.length - 1;
    const joined = rows[last] === "" ? word : `${rows[last]} ${word}`;
    if (joined.length <= 24 || rows[last] === "") rows[last] = joined;
    else rows.push(word);
  }
  return rows.length <= 2 ? rows : [rows[0] ?? "", `${rows.slice(1).join(" ").slice(0, 22)}…`];
};

/** The map as a picture; with a data item chosen its path stands out and the rest goes pale. The table below says the same. */
export function DataFlowDrawing({
  drawing,
  dataItems,
  presence,
}: {
  drawing: MapDrawing;
  dataItems: readonly { id: string; name: string }[];
  /** Ids of elements by data item. */
  presence: Readonly<Record<string, readonly string[]>>;
}) {
  const [chosen, setChosen] = useState("");
  const select = useId();
  const arrow = useId();
  const inPath = (ids: readonly string[]) => chosen === "" || ids.includes(chosen);
  const reached = chosen === "" ? null : new Set(presence[chosen] ?? []);
  return (
    <figure>
      <div className="mb-3 flex flex-wrap items-center gap-3">
        <label htmlFor={select} className="text-sm font-medium">
          Show the path of
        </label>
        <select id={select} className="field w-auto max-w-full" value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">all data</option>
          {dataItems.map((item) => (
            <option key={item.id} value={item.id}>
              {item.name}
            </option>
          ))}
        </select>
        <a href="#flows" className="text-sm">
          Skip to the table
        </a>
      </div>
      <ScrollRegion label="Drawing of the data flows" className="sheet p-2">
        <svg
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          className="h-auto w-full min-w-[48rem]"
          role="img"
          aria-label={`${drawing.elements.length} elements and ${drawing.flows.length} flows; the table below holds each of them`}
        >
          <defs>
            <marker id={arrow} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8Z" className="fill-soft" />
            </marker>
            <marker id={`${arrow}-on`} viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
              <path d="M0 0 8 4 0 8Z" className="fill-accent" />
            </marker>
          </defs>
          {drawing.columns.map((column) => (
            <text key={column.title} x={column.x} y="22" className="fill-ink text-[14px] font-semibold">
              {column.title}
            </text>
          ))}
          {drawing.bands.map((band, index) => (
            <g key={band.title}>
              <rect
                x={drawing.bandX}
                y={band.y}
                width={drawing.width - drawing.bandX - 4}
                height={band.height}
                rx="4"
                className={index % 2 === 0 ? "fill-paper stroke-rule" : "fill-transparent stroke-rule"}
              />
              <text x={drawing.bandX + 10} y={band.y + 18} className="fill-soft text-[13px]">
                {band.title === "Not known" ? "Country not known" : band.title}
              </text>
            </g>
          ))}
          {drawing.flows.map((flow) => {
            const on = inPath(flow.dataItems);
            return (
              <path
                key={flow.id}
                d={flow.d}
                fill="none"
                strokeWidth={chosen !== "" && on ? 2.5 : 1.3}
                strokeDasharray={flow.possible ? "5 4" : undefined}
                markerEnd={`url(#${chosen !== "" && on ? `${arrow}-on` : arrow})`}
                className={chosen === "" ? "stroke-soft opacity-60" : on ? "stroke-accent" : "stroke-soft opacity-15"}
              />
            );
          })}
          {drawing.elements.map((element) => {
            const pale = reached !== null && !reached.has(element.id);
            return (
              <g key={element.id} className={pale ? "opacity-30" : ""}>
                <title>{`${element.name} (${element.where})`}</title>
                <rect
                  x={element.x}
                  y={element.y}
                  width={drawing.box.width}
                  height={drawing.box.height}
                  rx="5"
                  className={`fill-sheet ${reached !== null && !pale ? "stroke-accent" : "stroke-edge"}`}
                  strokeWidth={reached !== null && !pale ? 2 : 1}
                />
                {lines(element.name).map((line, index, all) => (
                  <text
                    key={line}
                    x={element.x + drawing.box.width / 2}
                    y={element.y + drawing.box.height / 2 + 5 + (index - (all.length - 1) / 2) * 17}
                    textAnchor="middle"
                    className="fill-ink text-[13px]"
                  >
                    {line}
                  </text>
                ))}
              </g>
            );
          })}
          {drawing.flows
            .filter((flow) => chosen !== "" && flow.dataItems.includes(chosen))
            .map((flow) => {
              const label = flow.numbers.join(", ");
              const width = 10 + label.length * 6.5;
              return (
                <g key={flow.id}>
                  <rect
                    x={flow.labelX - width / 2}
                    y={flow.labelY - 9}
                    width={width}
                    height="18"
                    rx="9"
                    className="fill-sheet stroke-accent"
                  />
                  <text x={flow.labelX} y={flow.labelY + 4} textAnchor="middle" className="fill-ink text-[11px]">
                    {label}
                  </text>
                </g>
              );
            })}
        </svg>
      </ScrollRegion>
      <figcaption className="mt-2 text-sm text-soft">
        Solid: established. Dashed: possible. Choose data above to see its path, with the numbers of the table below.
      </figcaption>
    </figure>
  );
}
