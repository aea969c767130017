import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Level, Scale } from "@/lib/domain/assessment/content";
import { defaultMethod, levelOf } from "@/lib/domain/risk/method";
import type { HeatPoint } from "@/lib/domain/view/heat-map";

const cell = { width: 128, height: 84 };
const left = 112;
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

/** Inherent level as a ring, residual as a dot, a line between them; the table below says the same in words. */
export function HeatMap({ points, base, dotMeans }: { points: readonly HeatPoint[]; base: string; dotMeans: string }) {
  const x = (value: number) => left + value * cell.width;
  const y = (value: number) => 8 + (4 - value) * cell.height;
  return (
    <figure className="my-6">
      <ScrollRegion label="Heat map">
        {/* biome-ignore lint/a11y/noSvgWithoutTitle: the caption says what it shows, and each mark has its own name */}
        <svg viewBox={`0 0 ${left + 4 * cell.width + 8} ${4 * cell.height + 60}`} className="w-full min-w-[34rem] max-w-[46rem]">
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
            <g key={value} className="fill-soft text-[13px]">
              <text x={left - 10} y={y(value) + cell.height / 2 + 4} textAnchor="end">
                {value} {words.likelihood[value - 1]}
              </text>
              <text x={x(value - 1) + cell.width / 2} y={4 * cell.height + 28} textAnchor="middle">
                {value} {words.severity[value - 1]}
              </text>
            </g>
          ))}
          <text x={x(2)} y={4 * cell.height + 52} textAnchor="middle" className="fill-ink text-[13px] font-semibold">
            Severity for people →
          </text>
          <text x="4" y="18" className="fill-ink text-[13px] font-semibold">
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
              <circle cx={x(point.ring.x)} cy={y(point.ring.y)} r="9" className="fill-transparent stroke-ink" strokeWidth="1.5" />
              <circle cx={x(point.dot.x)} cy={y(point.dot.y)} r="5" className="fill-ink" />
            </a>
          ))}
        </svg>
      </ScrollRegion>
      <figcaption className="text-sm text-soft">
        One mark a rule, at its highest place. Ring: inherent. Dot: {dotMeans}. The level rises to the upper right.
      </figcaption>
    </figure>
  );
}
