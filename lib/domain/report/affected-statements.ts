import type { DpiaReport, Statement } from "./report";
import { plainText } from "./rich-text";

/** A printed statement that rests on something that changed: its section, its words, and the ids that it rests on. */
export type AffectedStatement = { section: string; text: string; restsOn: readonly string[] };

const isStatement = (value: object): value is Statement => "text" in value && "restsOn" in value && Array.isArray(value.restsOn);

function* statementsIn(value: unknown): Generator<Statement> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value) && isStatement(value)) {
    yield value;
    return;
  }
  for (const one of Object.values(value)) yield* statementsIn(one);
}

/** Whether one id that a statement rests on names one of the changed ids: a fact, a risk, a gap or a recipient. */
const names = (restsOn: string, changed: ReadonlySet<string>): boolean => {
  const id = restsOn.replace(/^(?:fact|risk|gap|recipient):/, "").replace(/@\d+$/, "");
  return changed.has(id) || changed.has(restsOn.replace(/^(?:risk|gap|recipient):/, ""));
};

/** The statements of a report that carry one of the changed ids, in the order in which they are printed, each once. */
export function affectedStatements(report: DpiaReport, changed: readonly string[]): readonly AffectedStatement[] {
  const ids = new Set(changed);
  const found = new Map<string, AffectedStatement>();
  const look = (section: string, parts: unknown) => {
    for (const { text, restsOn } of statementsIn(parts)) {
      const concerned = restsOn.filter((one) => names(one, ids));
      const words = plainText(text);
      const key = `${section}\n${words}`;
      if (concerned.length > 0 && words.trim() !== "" && !found.has(key)) found.set(key, { section, text: words, restsOn: concerned });
    }
  };
  look(report.summary.title, report.summary);
  for (const section of report.sections) look([section.number, section.title].filter(Boolean).join(" "), section.blocks);
  return [...found.values()];
}
