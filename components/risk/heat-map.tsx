import type { Level, Scale } from "@/lib/domain/assessment/content";
import { defaultMethod, levelOf } from "@/lib/domain/risk/method";
import type { HeatPoint } from "@/lib/domain/view/heat-map";

const scales = [1, 2, 3, 4] as const satisfies readonly Scale[];
const words = {
  likelihood: ["Remote", "Possible", "Likely", "Very likely"],
  severity: ["Limited", "Noticeable", "Serious", "Grave"],
} as const;
const shades: Readonly<Record<Level, string>> = {
  low: "fill-low opacity-25",
  medium: "fill-medium opacity-30",
  high: "fill-high opacity-35",
  veryHigh: "fill-veryhigh opacity-45",
};

type Size = { cell: { width: number; height: number }; left: number; ring: number; dot: number; numbered: boolean; className: string };
/** Drawn for the room there is, so that its words stay readable on a phone. */
const wide: Size = {
  cell: { width: 128, height: 84 },
  left: 112,
  ring: 9,
  dot: 5,
  numbered: true,
  className: "hidden max-w-[46rem] sm:block",
};
const narrow: Size = { cell: { width: 66, height: 60 }, left: 66, ring: 6, dot: 3.5, numbered: false, className: "sm:hidden" };

type Drawing = { points: readonly HeatPoint[]; base: string };

/** Inherent level as a ring, residual as a dot, a line between them; the list below says the same in words. */
export function HeatMap({ points, base, dotMeans }: Drawing & { dotMeans: string }) {
  return (
    <figure className="my-6">
      <HeatMapDrawing points={points} base={base} size={wide} />
      <HeatMapDrawing points={points} base={base} size={narrow} />
      <figcaption className="text-sm text-soft">
        One mark a rule, at its highest place. Ring: inherent. Dot: {dotMeans}. The level rises to the upper right.
      </figcaption>
    </figure>
  );
}

function HeatMapDrawing({ points, base, size }: Drawing & { size: Size }) {
  const { cell, left, numbered } = size;
  const x = (value: number) => left + value * cell.width;
  const y = (value: number) => 24 + (4 - value) * cell.height;
  const label = (value: Scale, word: string | undefined) => (numbered ? `${value} ${word}` : word);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: the caption says what it shows, and each mark has its own name
    <svg viewBox={`0 0 ${left + 4 * cell.width + 4} ${4 * cell.height + 74}`} className={`w-full ${size.className}`}>
      {scales.map((likelihood) =>
        scales.map((severity) => (
          <rect
            key={`${likelihood}-${severity}`}
            x={x(severity - 1)}
            y={y(likelihood)}
            width={cell.width}
            height={cell.height}
            className={`stroke-paper ${shades[levelOf(defaultMethod, likelihood, severity)]}`}
            strokeWidth="3"
          />
        )),
      )}
      {scales.map((value) => (
        <g key={value} className="fill-soft text-[12px]">
          <text x={left - 8} y={y(value) + cell.height / 2 + 4} textAnchor="end">
            {label(value, words.likelihood[value - 1])}
          </text>
          <text x={x(value - 1) + cell.width / 2} y={y(0) + 20} textAnchor="middle">
            {label(value, words.severity[value - 1])}
          </text>
        </g>
      ))}
      <text x={x(2)} y={y(0) + 42} textAnchor="middle" className="fill-ink text-[12px] font-semibold">
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
