import { PageLink } from "@/components/ui/page-link";
import type { Level, Scale } from "@/lib/domain/risk/level";
import { levelOf } from "@/lib/domain/risk/method";
import { defaultMethod } from "@/lib/domain/risk/method-table";

export type HeatMapCell = { likelihood: Scale; severity: Scale; risks: number; assessments: number };

const scales = [1, 2, 3, 4] as const satisfies readonly Scale[];
const shades: Readonly<Record<Level, string>> = {
  low: "bg-low/25",
  medium: "bg-medium/30",
  high: "bg-high/35",
  veryHigh: "bg-veryhigh/35",
};

/** How many risks stand in each cell of likelihood and severity; each number leads to them. */
export function PortfolioHeatMap({
  cells,
  href,
  words,
}: {
  cells: readonly HeatMapCell[];
  href: (likelihood: Scale, severity: Scale) => string;
  words: { likelihood: (value: Scale) => string; severity: (value: Scale) => string };
}) {
  return (
    <table className="my-6 w-full max-w-[46rem] table-fixed border-separate border-spacing-0.5 text-sm sm:border-spacing-1 tabular-nums">
      <caption className="caption-bottom pt-1 text-left text-soft">
        Raised risks of all assessments that were not withdrawn, at the level that the decision rests on. A number leads to its risks.
        Likelihood rises upwards, severity to the right. The shades are those of Groundwork's own method; each level is that of its
        assessment's.
      </caption>
      <thead>
        <tr>
          <td className="w-16 sm:w-28" />
          {scales.map((severity) => (
            <th key={severity} scope="col" className="pb-1 align-bottom font-normal text-soft">
              {words.severity(severity)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {scales.toReversed().map((likelihood) => (
          <tr key={likelihood}>
            <th scope="row" className="text-left font-normal text-soft">
              {words.likelihood(likelihood)}
            </th>
            {scales.map((severity) => {
              const cell = cells.find((one) => one.likelihood === likelihood && one.severity === severity);
              return (
                <td
                  key={severity}
                  className={`h-14 rounded text-center align-middle ${shades[levelOf(defaultMethod, likelihood, severity)]}`}
                >
                  {cell && (
                    <PageLink href={href(likelihood, severity)} className="block px-1 py-3 text-ink">
                      <span className="text-base font-semibold">{cell.risks.toLocaleString("en-GB")}</span>
                      <span className="sr-only">
                        {" "}
                        {cell.risks === 1 ? "risk" : "risks"} in {cell.assessments} {cell.assessments === 1 ? "assessment" : "assessments"}:{" "}
                        {words.likelihood(likelihood)}, {words.severity(severity)}
                      </span>
                    </PageLink>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
