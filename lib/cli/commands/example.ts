import { parseArgs } from "node:util";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { exampleContent } from "@/lib/domain/assessment/example";
import type { Command } from "../command";
import { writeWhole } from "../read-input";

export const exampleCommand: Command = {
  summary: "the worked example as an assessment file",
  usage: "dpia example [--out FILE]",
  async run(args, terminal) {
    const { values } = parseArgs({ args: [...args], options: { out: { type: "string" } } });
    const file = writeAssessmentFile(exampleContent);
    if (values.out) {
      await writeWhole(terminal, values.out, file);
      terminal.say(`The worked example is in ${values.out}.`);
    } else terminal.out(file);
    return 0;
  },
};
