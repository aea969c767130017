import type { AssessmentContent } from "../assessment/content";
import type { FactsRegister } from "../facts/fact";
import type { AssessmentResult } from "../result";
import { conditionsOf } from "./part-6-decision";
import type { DocumentMeta, Statement } from "./report";
import { answer, date, field, label, levelWord, measureTitle, records, reportContext, say, statusWord } from "./report-context";
import { plainText } from "./rich-text";

type Line = { label: string; statement: Statement };

const told = (statement: Statement): string =>
  plainText(statement.text)
    .replace(/\s*\n\s*/g, "\n    ")
    .trim();
const isOpen = ({ mark }: Statement): boolean => mark === "notAnswered" || mark === "unknown" || mark === "undetermined";

const heading = (text: string): readonly string[] => ["", text, "-".repeat(text.length)];
const bullet = ({ label: name, statement }: Line): string => `- ${name}: ${isOpen(statement) ? "OPEN. " : ""}${told(statement)}`;
const arises = ({ statement }: Line): boolean => statement.mark !== "notApplicable";

/**
 * The cover of a request for prior consultation: what Art. 36(3)(a) to (f) GDPR asks for, each point from the answers, and what of
 * it is open. Plain text, with lines ended by a line feed.
 */
export function consultationCover(input: {
  content: AssessmentContent;
  result: AssessmentResult;
  register: FactsRegister;
  documentMeta: DocumentMeta;
  /** Files of the package that the cover names: the assessment, its data, the list of evidence. */
  files: { assessment: string; data: string; evidence: string };
}): string {
  const context = reportContext({ ...input, edition: "full" });
  const { content, result, documentMeta, files } = input;
  const line = (name: string, path: string): Line => ({ label: name, statement: answer(context, path) });
  const lines: string[] = [];
  const add = (...more: readonly string[]): void => void lines.push(...more);
  const answers = (...given: readonly Line[]): void => add(...given.filter(arises).map(bullet));

  const { restsOn } = result.outcome;
  const controllers = records(context, "controllers");
  const named = controllers.filter(({ id }) => !isOpen(answer(context, field("controllers", id, "name"))));
  const processing = told(answer(context, "meta.processingName"));
  add(
    "Request for prior consultation under Article 36 GDPR",
    "====================================================",
    "",
    `Processing: ${processing}`,
    `Controller: ${named.length > 0 ? named.map(({ name }) => name).join(", ") : (documentMeta.organisation ?? "")}`,
    `Assessment: ${documentMeta.reference ?? ""}, version ${documentMeta.version}, state of ${date(documentMeta.madeOn)}`,
    `Level that remains: ${result.outcome.level ? levelWord(result.outcome.level) : "undetermined"}, by the ${restsOn} level of the highest risk`,
  );
  const high = context.groups.flatMap((group) => {
    const levels = group.places.flatMap(({ state, [restsOn]: rated }) => (state === "raised" ? (rated?.effective.level ?? []) : []));
    const level = (["veryHigh", "high"] as const).find((one) => levels.includes(one));
    return level ? [`- Risk ${group.number}, ${group.title}: ${levelWord(level).toLowerCase()}`] : [];
  });
  if (high.length > 0) add("", "Risks that stay high, by their number in the assessment:", ...high);

  add(...heading("(a) Responsibilities of controller, joint controllers and processors"));
  answers(line("Role of the organisation", "org.ourRole"));
  if (controllers.length === 0) add("- Controller: OPEN. None is recorded yet.");
  for (const { id } of controllers)
    answers(
      line("Controller", field("controllers", id, "name")),
      line("Units responsible", field("controllers", id, "units")),
      line("Establishment and contact", field("controllers", id, "contact")),
    );
  answers(line("Arrangement between joint controllers (Art. 26)", "org.jointArrangement"), line("Who does what", "org.jointSplit"));
  const processors = records(context, "processors");
  if (processors.length === 0) add("- Processors: OPEN. None is recorded yet.");
  for (const processor of processors)
    answers(
      line(`Party ${processor.name}, role`, field("processors", processor.id, "role")),
      line(`Party ${processor.name}, tasks`, field("processors", processor.id, "tasks")),
      line(`Party ${processor.name}, contract (Art. 28)`, field("processors", processor.id, "art28Contract")),
    );

  add(...heading("(b) Purposes and means"));
  const purposes = records(context, "purposes");
  if (purposes.length === 0) add("- Purposes: OPEN. None is recorded yet.");
  for (const purpose of purposes) answers(line(`Purpose “${purpose.name}”`, field("purposes", purpose.id, "description")));
  answers(line("The processing", "desc.nature"));
  for (const system of records(context, "systems")) answers(line("System", field("systems", system.id, "name")));
  for (const use of records(context, "modelUses"))
    answers(
      line(`Model for “${use.name}”`, field("modelUses", use.id, "model")),
      line(`Region of “${use.name}”`, field("modelUses", use.id, "sourceRegion")),
      line(`Routing of “${use.name}”`, field("modelUses", use.id, "inferenceRouting")),
    );

  add(...heading("(c) Measures and safeguards"));
  if (content.measures.length === 0) add("- OPEN. No measure is recorded yet.");
  for (const measure of content.measures) add(`- ${measureTitle(measure)}: ${statusWord[measure.status].toLowerCase()}`);
  for (const [index, condition] of conditionsOf(context).entries()) add(`- Condition ${index + 1}: ${told(condition)}`);

  add(...heading("(d) Contact of the data protection officer"));
  answers(line("Designated", "dpo.designated"), line("Why there is none (Art. 37)", "dpo.noneReason"), line("Name", "dpo.name"));
  for (const { id } of controllers) answers(line("Contact", field("controllers", id, "dpoContact")));
  answers(line("Date of the advice (Art. 35(2))", "dpo.date"));

  add(...heading("(e) The data protection impact assessment"));
  add(`- ${files.assessment}: the assessment as it was decided on`);
  add(`- ${files.data}: the same as data, SHA-256 ${documentMeta.contentHash}`);

  add(...heading("(f) Further information"));
  add(`- ${files.evidence}: the evidence on record, which is sent on request`);
  answers(line("Consultation required by national law (Art. 36(5))", "decision.memberStateLaw"));
  for (const framework of records(context, "frameworks"))
    answers(line(`Other law: ${framework.name}`, field("frameworks", framework.id, "effect")));

  add(...heading("Open today"));
  const open = [
    ...result.gaps.map(({ says, state }) => `Gap, ${state}: ${say(says)}`),
    ...result.risks.filter(({ state }) => state === "undetermined").map(({ says }) => `Risk, undetermined: ${say(says)}`),
    ...result.openQuestions.filter((path) => path !== "decision.outcome").map((path) => `Question: ${label(context, path)}`),
  ];
  add(...(open.length === 0 ? ["Nothing that the assessment asks for is open."] : open.map((one) => `- ${one}`)));
  return `${lines.join("\n")}\n`;
}
