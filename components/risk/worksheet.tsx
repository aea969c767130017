import type { RiskWorksheets as Sheets, Worksheet } from "@/lib/domain/assessment/content";
import type { Risk } from "@/lib/domain/result";
import type { Method } from "@/lib/domain/risk/method";
import { fieldWords, partWords, ratingWords, stopperText } from "@/lib/domain/view/method-words";
import { WorksheetForm, type WorksheetLine } from "./worksheet-form";

const stages = [
  { id: "inherent", title: "Inherent", says: "Without additional measures." },
  { id: "residual", title: "Residual", says: "Rated again with the measures that are in place. Left empty, the inherent level stands." },
  { id: "projected", title: "Projected", says: "Rated again with every condition in place. Left empty, the residual level stands." },
] as const;

const ratings = ([0, 1, 2, 3, 4] as const).map(ratingWords);

function linesOf(method: Method): readonly WorksheetLine[] {
  return (method.worksheet?.fields ?? []).map(({ id, part, stopper, mayBeAbsent }) => {
    const { label, meaning } = fieldWords(method, id);
    return {
      id,
      group: partWords(part),
      label,
      meaning: stopper ? `${meaning} ${stopperText()}` : meaning,
      mayBeAbsent: mayBeAbsent === true,
    };
  });
}

/** What somebody rated, for those who may not change it. */
function Rated({ lines, sheet }: { lines: readonly WorksheetLine[]; sheet: Worksheet }) {
  return (
    <dl className="terms mt-3 text-sm">
      {lines.map(({ id, label }) => (
        <div key={id} className="contents">
          <dt>{label}</dt>
          <dd>{sheet.values[id] === undefined ? "open" : `${sheet.values[id]} ${ratings[sheet.values[id] ?? 0]}`}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The worksheets of one risk under a method that asks for them, one for each level. */
export function RiskWorksheets({
  api,
  method,
  risk,
  sheets,
  revisions,
  mayFill,
}: {
  api: string;
  method: Method;
  risk: Pick<Risk, "id" | "state">;
  sheets: Sheets | undefined;
  revisions: Readonly<Record<string, number>>;
  mayFill: boolean;
}) {
  const lines = linesOf(method);
  return (
    <section id="worksheet" aria-labelledby="worksheet-heading">
      <h2 id="worksheet-heading" className="mt-10 mb-2 text-xl">
        Worksheet
      </h2>
      <p className="prose-measure mb-3 text-soft">
        This scoring method takes its levels from what people rate here. What is open stays open: nothing is derived, and the risk has no
        level until its inherent worksheet is full.
      </p>
      <div className="space-y-4">
        {stages.map(({ id, title, says }) => {
          const sheet = sheets?.[id];
          const filled = lines.filter((line) => sheet?.values[line.id] !== undefined).length;
          if (id !== "inherent" && !sheet && (risk.state !== "raised" || !mayFill)) return null;
          return (
            <section key={id} className="sheet px-5 py-4">
              <h3 className="flex flex-wrap items-baseline gap-x-3 font-sans text-base font-semibold">
                {title}
                <span className="text-sm font-normal text-soft">
                  {filled} of {lines.length} rated
                </span>
              </h3>
              <p className="text-sm text-soft">{says}</p>
              {sheet && (
                <p className="mt-2 border-l-4 border-accent pl-3 text-sm">
                  By {sheet.by} on {sheet.at.slice(0, 10)}: {sheet.reason}
                </p>
              )}
              {mayFill ? (
                <details className="mt-2" open={id === "inherent" && filled < lines.length}>
                  <summary className="text-sm text-accent">{filled === 0 ? "Rate it" : "Change the ratings"}</summary>
                  <WorksheetForm
                    key={revisions[`worksheets/${risk.id}/${method.id}/${id}`] ?? 0}
                    url={`${api}/worksheets/${encodeURIComponent(risk.id)}/${id}`}
                    lines={lines}
                    ratings={ratings}
                    values={sheet?.values ?? {}}
                    reason={sheet?.reason ?? ""}
                    isKept={sheet !== undefined}
                    baseRevision={revisions[`worksheets/${risk.id}/${method.id}/${id}`] ?? 0}
                  />
                </details>
              ) : (
                sheet && <Rated lines={lines} sheet={sheet} />
              )}
            </section>
          );
        })}
      </div>
    </section>
  );
}
