import { parseArgs } from "node:util";
import type { FactsRegister } from "@/lib/domain/facts/fact";
import { whatIfJson } from "@/lib/domain/interchange/what-if-json";
import { sentence } from "@/lib/domain/language/sentence";
import { comparisonView } from "@/lib/domain/view/what-if-words";
import { buildScenario, readyChanges } from "@/lib/domain/what-if/build-scenario";
import { compareScenarios } from "@/lib/domain/what-if/compare";
import { mostCompared, type ReadyChoice, type ReadyScenarioId, readyScenarioIds, type Scenario } from "@/lib/domain/what-if/scenario";
import { type Command, Refused, type Terminal, WrongUsage } from "../command";
import { judgedBy, registerOptions, registerUsage } from "../judged-by";
import { plainDate, readAssessment } from "../read-input";

type Content = Awaited<ReturnType<typeof readAssessment>>;

/** Ids for records that only this run sees, counted up. */
function counter(): (prefix: string) => string {
  let count = 0;
  return (prefix) => {
    count += 1;
    return `${prefix}-whatif${String(count).padStart(4, "0")}`;
  };
}

const readyName = (id: ReadyScenarioId): string => sentence({ message: `whatIf.${id}.name`, values: {} });

function list(content: Content | null, asOf: string | undefined, register: FactsRegister, terminal: Terminal): void {
  const lines = readyScenarioIds.map((id) => {
    const what = sentence({ message: `whatIf.${id}.what`, values: {} });
    if (!content) return `${id}\n  ${readyName(id)}: ${what}`;
    const result = readyChanges({ content, register, newId: counter(), ...(asOf ? { asOf } : {}) }, { ready: id });
    const here = result.applies ? `changes ${result.changes.length + result.supposed.length} things here` : sentence(result.says);
    return `${id}\n  ${readyName(id)}: ${what}\n  ${here}`;
  });
  const stored = (content?.scenarios ?? []).map((scenario) => `${scenario.id}\n  ${scenario.name} (in the file)`);
  terminal.out(`${[...lines, ...stored].join("\n\n")}\n`);
}

/** `keepsNothing=anthropic.claude-…+retentionNone`: ready parts joined by `+`, a choice behind `=`. */
function choiceOf(text: string): ReadyChoice {
  const [name = "", chosen] = text.split("=", 2);
  const ready = readyScenarioIds.find((id) => id === name);
  if (!ready) throw new WrongUsage(`There is no scenario “${name}”; “dpia what-if --list” names them.`);
  if (chosen === undefined) return { ready };
  return ready === "otherCloud" ? { ready, company: chosen } : { ready, model: chosen };
}

function scenarioOf(text: string, content: Content, asOf: string | undefined, register: FactsRegister): Scenario {
  const stored = content.scenarios?.find(({ id }) => id === text);
  if (stored) return stored;
  const parts = text.split("+").map(choiceOf);
  const built = buildScenario({ content, register, newId: counter(), ...(asOf ? { asOf } : {}) }, { id: text, name: "", parts });
  if (!built.ok) throw new Refused(`${built.ready} changes nothing here: ${sentence(built.says)}`);
  return built.scenario;
}

export const whatIfCommand: Command = {
  summary: "alternatives side by side with today's: recipients, transfers, retention, gaps, risks, cost",
  usage: `dpia what-if FILE --scenario ID[=CHOICE][+ID…] … [--as-of DATE] ${registerUsage} [--json]   or   dpia what-if [FILE] --list`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        scenario: { type: "string", multiple: true },
        list: { type: "boolean" },
        "as-of": { type: "string" },
        json: { type: "boolean" },
        ...registerOptions,
      },
    });
    const [file, ...rest] = positionals;
    const wanted = values.scenario ?? [];
    if (rest.length > 0 || (!file && !values.list)) throw new WrongUsage("what-if takes one file.");
    const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : undefined;
    const read = file ? await readAssessment(terminal, file) : null;
    const content = read && asOf ? { ...read, asOf } : read;
    const register = await judgedBy(terminal, values);
    if (values.list || !content) {
      list(content, asOf, register, terminal);
      return 0;
    }
    if (wanted.length === 0) throw new WrongUsage("Name at least one scenario; “dpia what-if --list” names them.");
    if (wanted.length > mostCompared) throw new WrongUsage(`At most ${mostCompared} scenarios stand side by side.`);
    const scenarios = wanted.map((text) => scenarioOf(text, content, asOf, register));
    const comparison = compareScenarios({ content, register, scenarios, ...(asOf ? { asOf } : {}) });
    terminal.say(`Facts as of ${comparison.asOf}, register ${comparison.registerVersion}.`);
    if (values.json) {
      terminal.out(`${JSON.stringify(whatIfJson(comparison), null, 2)}\n`);
      return 0;
    }
    const view = comparisonView(comparison, content);
    const lines = view.rows.flatMap((row) => [
      "",
      row.title,
      ...view.columns.flatMap((column, index) => {
        const cell = row.cells[index];
        const words = (cell?.lines ?? []).map((one) => `    ${one.text}${one.mark ? ` [${one.mark}]` : ""}`);
        return [`  ${column.name}${cell?.lead ? `: ${cell.lead}` : ""}`, ...words];
      }),
    ]);
    terminal.out(`${file}, facts as of ${comparison.asOf}, register ${comparison.registerVersion}\n${lines.join("\n")}\n`);
    return 0;
  },
};
