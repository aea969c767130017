import { LevelShape } from "@/components/ui/level-mark";
import { ScrollRegion } from "@/components/ui/scroll-region";
import type { Method } from "@/lib/domain/risk/method";
import { levelWords, ownLevelWords, stepsOf, stepWords } from "@/lib/domain/view/method-words";

/** The matrix of a method as a table: likelihood down, severity across, the highest in the upper right. */
export function MatrixFigure({ method, name }: { method: Method; name: string }) {
  const severities = stepsOf(method, "severity");
  return (
    <ScrollRegion label={`Table of ${name}`} className="my-4">
      <table className="border-collapse text-sm">
        <caption className="sr-only">Likelihood down, severity across</caption>
        <thead>
          <tr>
            <th scope="col" className="border border-rule px-1 py-1 sm:px-2 text-left font-medium">
              <span className="block">Likelihood ↓</span> Severity →
            </th>
            {severities.map((step) => (
              <th key={step} scope="col" className="border border-rule px-1 py-1 sm:px-2 text-left font-medium">
                {stepWords(method, "severity", step)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {stepsOf(method, "likelihood")
            .toReversed()
            .map((row) => (
              <tr key={row}>
                <th scope="row" className="border border-rule px-1 py-1 sm:px-2 text-left font-medium">
                  {stepWords(method, "likelihood", row)}
                </th>
                {severities.map((step) => {
                  const level = method.matrix[row - 1]?.[step - 1] ?? "low";
                  const own = ownLevelWords(method, level);
                  return (
                    <td key={step} className="border border-rule px-1 py-1 sm:px-2">
                      <span className="mark">
                        <LevelShape level={level} />
                        <span>
                          {levelWords(level)}
                          {own && <span className="block whitespace-normal text-soft">{own}</span>}
                        </span>
                      </span>
                    </td>
                  );
                })}
              </tr>
            ))}
        </tbody>
      </table>
    </ScrollRegion>
  );
}
