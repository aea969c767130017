import { parseArgs } from "node:util";
import { parseAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { largestPdf, readAttachment } from "@/templates/read-attachment";
import { type Command, Refused, WrongUsage } from "../command";
import { readBytes, writeWhole } from "../read-input";

export const extractCommand: Command = {
  summary: "the assessment file inside a Groundwork PDF",
  usage: "dpia extract F.pdf --out FILE",
  async run(args, terminal) {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { out: { type: "string" } } });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0 || !values.out) throw new WrongUsage("extract takes one PDF and --out FILE.");
    const attachment = await readAttachment(await readBytes(terminal, file, largestPdf));
    if (!attachment.ok) throw new Refused(`${file}: ${attachment.refusal}`);
    const reading = parseAssessmentFile(attachment.json);
    if (!reading.ok)
      throw new Refused(
        [`The assessment inside ${file} is refused:`, ...reading.refusals.map((refusal) => `  ${refusal.path}: ${refusal.message}`)].join(
          "\n",
        ),
      );
    await writeWhole(terminal, values.out, attachment.bytes);
    terminal.say(`The assessment file is in ${values.out}.`);
    return 0;
  },
};
