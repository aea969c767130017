import type { ReportBlock } from "@/lib/domain/report/report";
import type { Level } from "@/lib/domain/risk/level";

type HeatMap = Extract<ReportBlock, { kind: "heatMap" }>;

const shades: Readonly<Record<Level, string>> = {
  low: "fill-low opacity-25",
  medium: "fill-medium opacity-30",
  high: "fill-high opacity-35",
  veryHigh: "fill-veryhigh opacity-45",
};
const cell = { width: 138, height: 92 };
const left = 108;
const perRow = 6;
const scale = [1, 2, 3, 4] as const;

type Mark = { key: string; number: string; likelihood: number; severity: number; filled: boolean };

/** Marks of one cell stand in rows, left to right. */
function placed(marks: readonly Mark[]): ReadonlyMap<string, { x: number; y: number }> {
  const taken = new Map<string, number>();
  return new Map(
    marks.map(({ key, likelihood, severity }) => {
      const at = `${likelihood}:${severity}`;
      const nth = taken.get(at) ?? 0;
      taken.set(at, nth + 1);
      return [
        key,
        {
          x: left + (severity - 1) * cell.width + 14 + (nth % perRow) * 21,
          y: (4 - likelihood) * cell.height + 16 + Math.floor(nth / perRow) * 21,
        },
      ];
    }),
  );
}

/** The document's heat map: a ring where a risk starts, a filled mark where it stands, a line where the two differ. */
export function PrintedHeatMap({ block }: { block: HeatMap }) {
  const marks = block.points.flatMap(({ number, inherent, residual }): Mark[] => {
    const moved = residual !== null && (residual.likelihood !== inherent.likelihood || residual.severity !== inherent.severity);
    return [
      { key: `from ${number}`, number, ...inherent, filled: residual !== null && !moved },
      ...(moved && residual ? [{ key: `to ${number}`, number, ...residual, filled: true }] : []),
    ];
  });
  const places = placed(marks);
  return (
    <figure className="my-4">
      <svg viewBox={`0 0 ${left + 4 * cell.width + 4} ${4 * cell.height + 30}`} className="w-full" role="img" aria-label={block.alt}>
        {scale.map((likelihood) =>
          scale.map((severity) => {
            const level = block.matrix[likelihood - 1]?.[severity - 1] ?? "low";
            const x = left + (severity - 1) * cell.width;
            const y = (4 - likelihood) * cell.height;
            return (
              <g key={`${likelihood} ${severity}`}>
                <rect x={x} y={y} width={cell.width} height={cell.height} className={`stroke-paper ${shades[level]}`} strokeWidth="3" />
                <text x={x + cell.width - 8} y={y + cell.height - 8} textAnchor="end" className="fill-soft text-[11px]">
                  {block.levelLabels[level]}
                </text>
              </g>
            );
          }),
        )}
        {scale.map((value) => (
          <g key={value} className="fill-soft text-[12px]">
            <text x={left - 8} y={(4 - value) * cell.height + cell.height / 2 + 4} textAnchor="end">
              {value} {block.likelihoodLabels[value - 1]}
            </text>
            <text x={left + (value - 0.5) * cell.width} y={4 * cell.height + 20} textAnchor="middle">
              {value} {block.severityLabels[value - 1]}
            </text>
          </g>
        ))}
        {block.points.map(({ number }) => {
          const from = places.get(`from ${number}`);
          const to = places.get(`to ${number}`);
          return from && to ? (
            <line key={number} x1={from.x} y1={from.y} x2={to.x} y2={to.y} className="stroke-soft" strokeWidth="1" />
          ) : null;
        })}
        {marks.map(({ key, number, filled }) => {
          const at = places.get(key);
          return (
            <g key={key}>
              <circle
                cx={at?.x}
                cy={at?.y}
                r="9.5"
                className={`stroke-accent ${filled ? "fill-accent" : "fill-sheet"}`}
                strokeWidth="1.6"
              />
              <text
                x={at?.x}
                y={(at?.y ?? 0) + 3.4}
                textAnchor="middle"
                className={`text-[9.5px] font-semibold ${filled ? "fill-on-accent" : "fill-ink"}`}
              >
                {number.replace(/^\D+/, "")}
              </text>
            </g>
          );
        })}
      </svg>
      <figcaption className="text-sm text-soft">{block.caption}</figcaption>
    </figure>
  );
}
