import { parseArgs } from "node:util";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import { assess } from "@/lib/domain/assess";
import { writeAssessmentFile } from "@/lib/domain/assessment/assessment-file";
import { buildEdpbReport } from "@/lib/domain/report/build-edpb-report";
import { draftMeta } from "@/lib/domain/report/draft-meta";
import { contentForEdition } from "@/lib/domain/report/edition-content";
import type { Edition } from "@/lib/domain/report/report";
import { explainer } from "@/lib/domain/view/explain";
import { unprintableLines } from "@/lib/domain/view/unprintable-words";
import { renderDocumentInProcess } from "@/templates/print-report";
import { type Command, WrongUsage } from "../command";
import { judgedBy, registerOptions, registerUsage } from "../judged-by";
import { plainDate, readAssessment, requireMethod, writeWhole } from "../read-input";

const editions: readonly Edition[] = ["full", "sharing", "summary"];

export const renderCommand: Command = {
  summary: "the document as a PDF, with the assessment file of its edition inside",
  usage: `dpia render FILE --template edpb [--edition full|sharing|summary] [--as-of DATE] ${registerUsage} --out F.pdf`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        template: { type: "string" },
        edition: { type: "string", default: "full" },
        language: { type: "string", default: "en" },
        "as-of": { type: "string" },
        out: { type: "string" },
        ...registerOptions,
      },
    });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0 || !values.out || !values.template) throw new WrongUsage("render takes one file, --template and --out.");
    if (values.template !== "edpb") throw new WrongUsage(`The template “${values.template}” is not held; this version has edpb.`);
    const edition = editions.find((one) => one === values.edition);
    if (!edition) throw new WrongUsage(`--edition takes ${editions.join(", ")}; got “${values.edition}”.`);
    if (values.language !== "en") throw new WrongUsage(`The language “${values.language}” is not held; this version has en.`);
    const read = await readAssessment(terminal, file);
    requireMethod(read.method);
    const content = { ...read, asOf: values["as-of"] ? plainDate("--as-of", values["as-of"]) : read.asOf };
    const register = await judgedBy(terminal, values);
    const report = buildEdpbReport({
      content,
      result: assess({ content, register }),
      register,
      edition,
      documentMeta: draftMeta({
        // The file's own day, so that the same file gives the same bytes on every day.
        madeOn: content.asOf,
        contentHash: bytesToHex(sha256(utf8ToBytes(writeAssessmentFile(content)))),
      }),
    });
    const attachment = utf8ToBytes(writeAssessmentFile(contentForEdition(content, edition)));
    await writeWhole(terminal, values.out, await renderDocumentInProcess(report, attachment));
    for (const { label, letters } of unprintableLines(content, explainer(content, register)))
      terminal.say(`${label}: the document prints codes in place of ${letters}.`);
    terminal.say(`Facts as of ${content.asOf}, register ${register.version}. The document is in ${values.out}.`);
    return 0;
  },
};
