import type { MapDrawing } from "@/lib/domain/view/map-drawing";

/** The map as it was laid out: with a data item `chosen` its path stands out, and what it does not reach goes pale. */
export function MapPicture({
  drawing,
  label,
  chosen = "",
  reached = null,
}: {
  drawing: MapDrawing;
  label: string;
  chosen?: string;
  /** Where the chosen data is found; null while nothing is chosen. */
  reached?: ReadonlySet<string> | null;
}) {
  const inPath = (ids: readonly string[]) => chosen === "" || ids.includes(chosen);
  /** Pale lines first, so that the chosen path lies over them. */
  const flows = drawing.flows.toSorted((a, b) => Number(inPath(a.dataItems)) - Number(inPath(b.dataItems)));
  return (
    <svg viewBox={`0 0 ${drawing.width} ${drawing.height}`} className="h-auto w-full min-w-[40rem]" role="img" aria-label={label}>
      {drawing.columns.map((column) => (
        <text key={column.title} x={column.x} y="20" className="fill-ink text-[14px] font-semibold">
          {column.title}
        </text>
      ))}
      {drawing.bands.map((band) => (
        <g key={`${band.title} ${band.x} ${band.y}`}>
          <title>{band.title}</title>
          <rect x={band.x} y={band.y} width={band.width} height={band.height} rx="5" className="fill-paper stroke-rule" />
          <text x={band.x + 7} y={band.y + 13} className="fill-soft text-[11px]">
            {band.caption}
          </text>
        </g>
      ))}
      {flows.map((flow) => {
        const on = chosen !== "" && inPath(flow.dataItems);
        return (
          <g key={flow.id} className={chosen !== "" && !on ? "opacity-20" : ""}>
            <path
              d={flow.d}
              fill="none"
              strokeWidth={on ? 2.4 : 1.2}
              strokeDasharray={flow.possible ? "5 4" : undefined}
              className={on ? "stroke-accent" : "stroke-edge"}
            />
            <polygon points={flow.head} className={on ? "fill-accent" : "fill-edge"} />
          </g>
        );
      })}
      {drawing.elements.map((element) => {
        const on = reached !== null && element.ids.some((id) => reached.has(id));
        const rows = element.lines.length + (element.sub === null ? 0 : 1);
        const line = (index: number) => element.y + element.height / 2 + 4.8 + (index - (rows - 1) / 2) * 16;
        return (
          <g key={element.id} className={reached !== null && !on ? "opacity-30" : ""}>
            <title>{element.where === "" ? element.name : `${element.name} (${element.where})`}</title>
            <rect
              x={element.x}
              y={element.y}
              width={element.width}
              height={element.height}
              rx="4"
              className={`fill-sheet ${on ? "stroke-accent" : "stroke-edge"}`}
              strokeWidth={on ? 2 : 1}
            />
            {element.lines.map((text, index) => (
              <text key={text} x={element.x + 8} y={line(index)} className="fill-ink text-[13px]">
                {text}
              </text>
            ))}
            {element.sub !== null && (
              <text x={element.x + 8} y={line(rows - 1)} className="fill-accent text-[11.5px]">
                {element.inside} → {element.sub}
              </text>
            )}
          </g>
        );
      })}
      {flows.map((flow) => {
        const on = chosen !== "" && inPath(flow.dataItems);
        const { x, y, width, height } = flow.labelBox;
        return (
          <g key={flow.id} className={chosen !== "" && !on ? "opacity-20" : ""}>
            <rect
              x={x}
              y={y}
              width={width}
              height={height}
              rx={height / 2}
              className={`fill-sheet ${on ? "stroke-accent" : "stroke-rule"}`}
            />
            <text x={x + width / 2} y={y + height - 2.6} textAnchor="middle" className="fill-ink text-[10px]">
              {flow.label}
            </text>
          </g>
        );
      })}
    </svg>
  );
}
