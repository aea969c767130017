import { parseArgs } from "node:util";
import { assess } from "@/lib/domain/assess";
import { takenAsKnownText } from "@/lib/domain/facts/known-since";
import { resultJson } from "@/lib/domain/interchange/result-json";
import { sentence } from "@/lib/domain/language/sentence";
import { readAnswers } from "@/lib/domain/questionnaire/reading";
import type { AssessmentResult, Risk } from "@/lib/domain/result";
import { type Command, WrongUsage } from "../command";
import { counted } from "../counted";
import { judgedBy, registerOptions, registerUsage } from "../judged-by";
import { plainDate, readAssessment, requireMethod } from "../read-input";

const levelWords = { low: "low", medium: "medium", high: "high", veryHigh: "very high" } as const;

const riskLine = (risk: Risk, restsOn: "projected" | "residual"): string => {
  const title = sentence({ message: risk.catalogueNumber ? `risk.${risk.rule}.title` : "risk.own.title", values: { title: risk.rule } });
  const where = risk.placeName ? ` (${risk.placeName})` : "";
  if (risk.state === "undetermined")
    return `  undetermined   ${title}${where}: open ${risk.missing.slice(0, 3).join(", ")}${risk.missing.length > 3 ? " …" : ""}`;
  const rests = risk[restsOn];
  return `  ${(rests ? levelWords[rests.effective.level] : "").padEnd(14)} ${title}${where}: ${sentence(risk.says)}`;
};

function summary(file: string, result: AssessmentResult): string {
  const { outcome } = result;
  const lines = [
    `${file}, facts as of ${result.asOf}, register ${result.registerVersion}, method ${result.method}`,
    ...(result.matrix.carriesSignature ? [] : [`The matrix of this method was not read in its source (${result.matrix.standing}).`]),
    "",
    `Screening: ${sentence(result.screening.says)}`,
    "",
    `Gaps (${result.gaps.length}): what no measure can make acceptable`,
    ...result.gaps.map((gap) => `  ${gap.state === "open" ? "open" : "undetermined"}: ${sentence(gap.says)} [${gap.article}]`),
    "",
    `Recipients (${result.recipients.length})`,
    ...result.recipients.map((recipient) => `  ${recipient.certainty.padEnd(12)} ${recipient.name}: ${sentence(recipient.says)}`),
    "",
    `Transfers (${result.transfers.length})`,
    ...result.transfers.map((transfer) => `  ${transfer.standing.padEnd(12)} ${sentence(transfer.says)}`),
    "",
    `Risks (${result.risks.filter((risk) => risk.state === "raised").length} raised, ${result.risks.filter((risk) => risk.state === "undetermined").length} undetermined)`,
    ...result.risks.filter((risk) => risk.state !== "notApplicable").map((risk) => riskLine(risk, outcome.restsOn)),
    "",
    `Outcome: ${outcome.level ? `${outcome.levelIsAtLeast ? "at least " : ""}${levelWords[outcome.level]}` : "undetermined"}, resting on ${outcome.restsOn === "projected" ? "the risk once every condition is in place" : "the risk as things stand"}; prior consultation (Art. 36): ${outcome.priorConsultation === null ? "undetermined" : outcome.priorConsultation ? "yes, or reject" : "no"}`,
    ...(outcome.blockedBy.length > 0
      ? [`Sign-off is blocked by: ${outcome.blockedBy.map((block) => `${block.code} (${block.paths.length})`).join(", ")}`]
      : []),
    `${counted(result.openQuestions.length, "question")} open.`,
  ];
  return `${lines.join("\n")}\n`;
}

export const assessCommand: Command = {
  summary: "screening, gaps, recipients, transfers, risks and outcome of an assessment file",
  usage: `dpia assess FILE [--as-of DATE] [--method M] ${registerUsage} [--json]`,
  async run(args, terminal) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { "as-of": { type: "string" }, method: { type: "string" }, json: { type: "boolean" }, ...registerOptions },
    });
    const [file, ...rest] = positionals;
    if (!file || rest.length > 0) throw new WrongUsage("assess takes one file.");
    const content = await readAssessment(terminal, file);
    const asOf = values["as-of"] ? plainDate("--as-of", values["as-of"]) : content.asOf;
    const method = values.method ?? content.method;
    requireMethod(method);
    const dated = { ...content, asOf, method };
    const register = await judgedBy(terminal, values);
    const result = assess({ content: dated, register });
    terminal.say(`Facts as of ${asOf}, register ${result.registerVersion}.`);
    const used = new Set(result.factsUsed.map((fact) => `${fact.id}@${fact.version}`));
    const facts = [...register.facts, ...dated.facts].filter((fact) => used.has(`${fact.id}@${fact.version}`));
    const later = takenAsKnownText(facts, asOf, asOf);
    if (later) terminal.say(later);
    const readings = readAnswers(dated);
    terminal.out(
      values.json
        ? `${JSON.stringify(
            resultJson(result, (id) => readings.record(id)?.name ?? id),
            null,
            2,
          )}\n`
        : summary(file, result),
    );
    return 0;
  },
};
