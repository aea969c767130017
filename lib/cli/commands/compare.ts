import { parseArgs } from "node:util";
import { assess } from "@/lib/domain/assess";
import { type ComparedLine, compareStates, saysTheSame } from "@/lib/domain/assessment/compare-states";
import { type Command, WrongUsage } from "../command";
import { judgedBy, registerOptions, registerUsage } from "../judged-by";
import { plainDate, readAssessment } from "../read-input";

const signs = { same: "", added: "+", removed: "-" } as const;

const told = ({ name, before, after, difference }: ComparedLine): readonly string[] => [
  `  ${name}${before === null ? " (new)" : after === null ? " (gone)" : ""}`,
  `    ${difference
    .map(({ text, change }) => (change === "same" ? text : `[${signs[change]}${text}]`))
    .join("")
    .replace(/\n/g, "\n    ")}`,
];

export const compareCommand: Command = {
  summary: "two assessment files word by word, with recipients, transfers, gaps, risks and measures",
  usage: `dpia compare EARLIER LATER [--as-of DATE] ${registerUsage} [--json]`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "as-of": { type: "string" }, json: { type: "boolean" }, ...registerOptions },
    });
    const [earlier, later, ...rest] = positionals;
    if (!earlier || !later || rest.length > 0) throw new WrongUsage("compare takes two files.");
    const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : undefined;
    const register = await judgedBy(terminal, values);
    const state = async (file: string) => {
      const content = await readAssessment(terminal, file);
      return { content, result: assess({ content, register, ...(asOf ? { asOf } : {}) }) };
    };
    const before = await state(earlier);
    const after = await state(later);
    const compared = compareStates(before, after);
    terminal.say(`Facts as of ${before.result.asOf} and ${after.result.asOf}, register ${register.version}.`);
    if (values.json) {
      terminal.out(`${JSON.stringify(compared, null, 2)}\n`);
      return 0;
    }
    if (saysTheSame(compared)) {
      terminal.out("Nothing changed between the two.\n");
      return 0;
    }
    const parts = [
      ["Outcome", compared.outcome],
      ["Gaps", compared.gaps],
      ["Recipients", compared.recipients],
      ["Transfers", compared.transfers],
      ["Risks and levels", compared.risks],
      ["Measures", compared.measures],
      ...compared.answers.map(({ title, lines }) => [`Answers: ${title}`, lines] as const),
    ] as const;
    const text = parts.flatMap(([title, lines]) => (lines.length === 0 ? [] : [`${title}`, ...lines.flatMap(told), ""]));
    terminal.out(`${text.join("\n")}`);
    return 0;
  },
};
