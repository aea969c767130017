import { parseArgs } from "node:util";
import { controlsFor } from "@/lib/domain/controls/control-generators";
import { controlInputs } from "@/lib/domain/controls/control-inputs";
import { sentence } from "@/lib/domain/language/sentence";
import { catalogueMeasure } from "@/lib/domain/risk/measures";
import { reachWords } from "@/lib/domain/view/control-words";
import { type Command, WrongUsage } from "../command";
import { judgedBy, registerOptions, registerUsage } from "../judged-by";
import { plainDate, readAssessment } from "../read-input";

export const controlsCommand: Command = {
  summary: "policies and commands that make AWS enforce measures, for the Regions and features of an assessment file",
  usage: `dpia controls FILE [--measure M-05 …] [--as-of DATE] ${registerUsage} [--json]`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { measure: { type: "string", multiple: true }, "as-of": { type: "string" }, json: { type: "boolean" }, ...registerOptions },
    });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new WrongUsage("controls takes one file.");
    const unknown = values.measure?.find((id) => !catalogueMeasure(id));
    if (unknown) throw new WrongUsage(`There is no measure “${unknown}”; measures look like M-05.`);
    const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : undefined;
    const content = await readAssessment(terminal, file);
    const inputs = controlInputs(content, await judgedBy(terminal, values), asOf);
    const wanted = controlsFor(inputs).filter(({ measure }) => values.measure === undefined || values.measure.includes(measure));
    terminal.say(
      `Facts as of ${inputs.facts.asOf}, register ${inputs.facts.register.version}. ${sentence({ message: "control.proves", values: {} })}`,
    );
    const described = wanted.map((control) => ({
      id: control.id,
      measure: control.measure,
      kind: control.kind,
      title: sentence(control.title),
      says: control.says.map((message) => sentence(message)),
      stops: control.stops.map((message) => sentence(message)),
      reach: control.reach,
      toReplace: control.toReplace,
      text: control.text,
      policy: control.policy,
      sources: control.sources,
    }));
    terminal.out(
      values.json
        ? `${JSON.stringify({ asOf: inputs.facts.asOf, registerVersion: inputs.facts.register.version, controls: described }, null, 2)}\n`
        : `${wanted
            .map((control, index) => {
              const words = described[index];
              return [
                `${control.measure} · ${words?.title} · ${sentence({ message: `control.kind.${control.kind}`, values: {} })}`,
                ...(words?.says ?? []).map((line) => `  ${line}`),
                ...(words?.stops ?? []).map((line) => `  Would stop: ${line}`),
                `  Reach: ${reachWords(control)}`,
                ...(control.toReplace.length > 0 ? [`  To replace: ${control.toReplace.join(", ")}`] : []),
                ...control.sources.map(({ title, url, read }) => `  Source: ${title} <${url}>, read ${read}`),
                "",
                control.text,
              ].join("\n");
            })
            .join("\n\n")}\n`,
    );
    return 0;
  },
};
