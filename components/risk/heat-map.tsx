import type { Level } from "@/lib/domain/risk/level";
import type { HeatPoint, MatrixDrawing } from "@/lib/domain/view/heat-map";

const shades: Readonly<Record<Level, string>> = {
  low: "fill-low opacity-25",
  medium: "fill-medium opacity-30",
  high: "fill-high opacity-35",
  veryHigh: "fill-veryhigh opacity-45",
};

type Size = { map: { width: number; height: number }; left: number; ring: number; dot: number; numbered: boolean; className: string };
/** Drawn for the room there is, so that its words stay readable on a phone. */
const wide: Size = {
  map: { width: 512, height: 336 },
  left: 132,
  ring: 9,
  dot: 5,
  numbered: true,
  className: "hidden max-w-[46rem] sm:block",
};
const narrow: Size = { map: { width: 264, height: 240 }, left: 66, ring: 6, dot: 3.5, numbered: false, className: "sm:hidden" };

type Drawing = { drawing: MatrixDrawing; points: readonly HeatPoint[]; base: string };

/** Inherent level as a ring, residual as a dot, a line between them; the list below says the same in words. */
export function HeatMap({ dotMeans, ...shown }: Drawing & { dotMeans: string }) {
  return (
    <figure className="my-6">
      <HeatMapDrawing {...shown} size={wide} />
      <HeatMapDrawing {...shown} size={narrow} />
      <figcaption className="text-sm text-soft">
        One mark a rule, at its highest place. Ring: inherent. Dot: {dotMeans}. The level rises to the upper right.
      </figcaption>
    </figure>
  );
}

/** A word too long for its place goes on in a second line. */
function Label({ text, x, y, anchor, wraps }: { text: string; x: number; y: number; anchor: "end" | "middle"; wraps: boolean }) {
  const lines = wraps ? text.split(/ (?=[^ ]+$)/) : [text];
  return (
    <text x={x} y={y} textAnchor={anchor}>
      {lines.map((line, index) => (
        <tspan key={line} x={x} dy={index === 0 ? (lines.length > 1 && anchor === "end" ? -6 : 0) : 14}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

function HeatMapDrawing({ drawing, points, base, size }: Drawing & { size: Size }) {
  const { map, left, numbered } = size;
  const rows = drawing.likelihood.length;
  const columns = drawing.severity.length;
  const cell = { width: map.width / columns, height: map.height / rows };
  const x = (value: number) => left + value * cell.width;
  const y = (value: number) => 24 + (rows - value) * cell.height;
  const label = (step: number, word: string) => (numbered ? `${step} ${word}` : word);
  const fits = (text: string, width: number) => text.length * 6.6 <= width;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the caption says what it shows, and each mark has its own name
    <svg viewBox={`0 0 ${left + map.width + 4} ${map.height + 88}`} className={`w-full ${size.className}`}>
      {drawing.matrix.map((row, likelihood) =>
        row.map((level, severity) => (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={`${likelihood}-${severity}`}
            x={x(severity)}
            y={y(likelihood + 1)}
            width={cell.width}
            height={cell.height}
            className={`stroke-paper ${shades[level]}`}
            strokeWidth="3"
          />
        )),
      )}
      <g className="fill-soft text-[12px]">
        {drawing.likelihood.map((word, index) => (
          <Label
            key={word}
            text={label(index + 1, word)}
            x={left - 8}
            y={y(index + 1) + cell.height / 2 + 4}
            anchor="end"
            wraps={!fits(label(index + 1, word), left - 12)}
          />
        ))}
        {drawing.severity.map((word, index) => (
          <Label
            key={word}
            text={label(index + 1, word)}
            x={x(index) + cell.width / 2}
            y={y(0) + 20}
            anchor="middle"
            wraps={!fits(label(index + 1, word), cell.width - 6)}
          />
        ))}
      </g>
      <text x={x(columns / 2)} y={y(0) + 54} textAnchor="middle" className="fill-ink text-[12px] font-semibold">
        Severity for people →
      </text>
      <text x="2" y="14" className="fill-ink text-[12px] font-semibold">
        ↑ Likelihood
      </text>
      {points.map((point) => (
        <line
          key={point.id}
          x1={x(point.ring.x)}
          y1={y(point.ring.y)}
          x2={x(point.dot.x)}
          y2={y(point.dot.y)}
          className="stroke-soft"
          strokeWidth="1"
          strokeDasharray="3 3"
        />
      ))}
      {points.map((point) => (
        <a key={point.id} href={`${base}/risks/${encodeURIComponent(point.id)}`} tabIndex={-1} aria-label={point.label}>
          <title>{point.label}</title>
          <circle cx={x(point.ring.x)} cy={y(point.ring.y)} r={size.ring} className="fill-transparent stroke-ink" strokeWidth="1.5" />
          <circle cx={x(point.dot.x)} cy={y(point.dot.y)} r={size.dot} className="fill-ink" />
        </a>
      ))}
    </svg>
  );
}
