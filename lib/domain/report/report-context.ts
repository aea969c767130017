import type { AssessmentContent } from "../assessment/content";
import type { Measure } from "../assessment/measure";
import type { Length, Places } from "../data-flow/map";
import type { Fact, FactsRegister } from "../facts/fact";
import { dateText } from "../language/date-text";
import { englishMessages } from "../language/english";
import { sentence } from "../language/sentence";
import type { Answer } from "../questionnaire/answer";
import { answerText, countryName, type FactsById, indexFacts, namesIn, pathLabel } from "../questionnaire/describe-answer";
import { questionText } from "../questionnaire/english";
import type { Disclosure } from "../questionnaire/question";
import { type ListId, type Path, parsePath } from "../questionnaire/questions";
import { type Reading, type Readings, readAnswers } from "../questionnaire/reading";
import type { Because, Message } from "../reasoning/because";
import type { AssessmentResult, RatedLevel, Recipient, Risk } from "../result";
import type { Level } from "../risk/level";
import { rankOf } from "../risk/level";
import type { PrintedComment } from "./printed-comment";
import type { DocumentMeta, Edition, LevelMark, ReportBlock, RestsOn, Statement, StatementMark } from "./report";
import { parseRichText, plainParagraph, plainText, printable, type RichText, type Run } from "./rich-text";

const readable: Readonly<Record<Edition, readonly Disclosure[]>> = {
  full: ["public", "shared", "internal"],
  sharing: ["public", "shared"],
  summary: ["public"],
};

/** Whether an edition prints what has this disclosure. */
export const prints = (edition: Edition, disclosure: Disclosure): boolean => readable[edition].includes(disclosure);

/** An AWS account id stands for the organisation's infrastructure; it leaves the house only in the full edition. */
export const withoutAccountIds = (text: string): string => text.replace(/(?<![0-9A-Za-z])\d{12}(?![0-9A-Za-z])/g, "[account]");

/** One rule of the catalogue with all the places where it applies; the first is the highest. */
export type RiskGroup = { rule: string; number: string; title: string; places: readonly Risk[] };

export type ReportInput = {
  content: AssessmentContent;
  result: AssessmentResult;
  register: FactsRegister;
  edition: Edition;
  documentMeta: DocumentMeta;
  /** What was said in the review, where somebody asks for it in the document; the full edition alone prints it. */
  comments?: readonly PrintedComment[];
};

export type ReportContext = ReportInput & {
  readings: Readings;
  names: (id: string) => string;
  factsById: FactsById;
  groups: readonly RiskGroup[];
  undetermined: readonly RiskGroup[];
  notApplicable: readonly RiskGroup[];
  /** Every fact that a result rests on, in the order of Annex B; its place there is its number. */
  facts: readonly Fact[];
};

export const riskWord = (rule: string, part: "title" | "threat" | "harm"): string | null => englishMessages[`risk.${rule}.${part}`] ?? null;

const ruleTitle = (risk: Risk): string => riskWord(risk.rule, "title") ?? String(risk.says.values.title ?? risk.rule.replaceAll("-", " "));

const stageOf = (result: AssessmentResult, risk: Risk): RatedLevel | null => risk[result.outcome.restsOn] ?? risk.residual ?? risk.inherent;

const weight = (result: AssessmentResult, risk: Risk): number => {
  const decided = stageOf(result, risk)?.effective;
  const start = risk.inherent?.effective;
  return (
    (decided ? rankOf(decided.level) * 1000 + (decided.likelihood + decided.severity) * 10 : 0) +
    (start ? rankOf(start.level) * 3 + start.severity : 0)
  );
};

function grouped(result: AssessmentResult, state: Risk["state"]): readonly RiskGroup[] {
  const byRule = new Map<string, Risk[]>();
  for (const risk of result.risks) {
    if (risk.state !== state) continue;
    const key = risk.catalogueNumber ? risk.rule : risk.id;
    byRule.set(key, [...(byRule.get(key) ?? []), risk]);
  }
  let own = 0;
  return [...byRule.values()]
    .map((risks): RiskGroup => {
      const places = [...risks].sort((a, b) => weight(result, b) - weight(result, a));
      const first = places[0] as Risk;
      if (!first.catalogueNumber) own += 1;
      return {
        rule: first.rule,
        number: first.catalogueNumber ?? `O-${String(own).padStart(2, "0")}`,
        title: printable(ruleTitle(first)),
        places,
      };
    })
    .sort((a, b) => weight(result, b.places[0] as Risk) - weight(result, a.places[0] as Risk) || a.number.localeCompare(b.number));
}

/** What the terms, models and services are comes before what Regions and countries are; then by subject. */
const factsInOrder = (result: AssessmentResult, factsById: FactsById): readonly Fact[] => {
  const late = ["region", "country"];
  return result.factsUsed
    .flatMap(({ id, version }) => factsById.get(`${id}@${version}`) ?? [])
    .sort(
      (a, b) =>
        late.indexOf(a.subject.kind) - late.indexOf(b.subject.kind) ||
        a.subject.kind.localeCompare(b.subject.kind) ||
        a.subject.key.localeCompare(b.subject.key) ||
        a.id.localeCompare(b.id),
    );
};

export function reportContext(input: ReportInput): ReportContext {
  const { content, result, register } = input;
  const factsById = indexFacts([...register.facts, ...content.facts]);
  return {
    ...input,
    readings: readAnswers(content),
    names: namesIn(content),
    factsById,
    facts: factsInOrder(result, factsById),
    groups: grouped(result, "raised"),
    undetermined: grouped(result, "undetermined"),
    notApplicable: grouped(result, "notApplicable"),
  };
}

export const redacted = (context: ReportContext, text: string): string => (context.edition === "full" ? text : withoutAccountIds(text));

/** Fixed words of ours. */
export const words = (text: string, mark?: StatementMark): Statement => ({
  text: text === "" ? [] : plainParagraph(text),
  restsOn: [],
  ...(mark ? { mark } : {}),
});

/** A sentence that follows from answers or facts. */
export const derived = (context: ReportContext, text: string, restsOn: RestsOn, mark?: StatementMark): Statement => ({
  text: plainParagraph(redacted(context, text)),
  restsOn,
  ...(mark ? { mark } : {}),
});

export const say = (message: Message): string => printable(sentence(message));

export const groundsOf = (because: readonly Because[]): RestsOn => [
  ...new Set(because.map((one) => (one.kind === "answer" ? one.path : `fact:${one.id}@${one.version}`))),
];

export const said = (context: ReportContext, says: Message, because: readonly Because[], mark?: StatementMark): Statement =>
  derived(context, say(says), groundsOf(because), mark);

const notAnswered = (path: Path): Statement => ({ text: plainParagraph("Not answered yet."), restsOn: [path], mark: "notAnswered" });

function readingAt(context: ReportContext, path: Path): Reading | null {
  const parsed = parsePath(path);
  if (!parsed) return null;
  if (parsed.kind === "single") return context.readings.read(parsed.key);
  return context.readings.record(parsed.recordId)?.read(parsed.field as never) ?? null;
}

export function rawAnswer(context: ReportContext, path: Path): Answer | undefined {
  const parsed = parsePath(path);
  if (!parsed) return undefined;
  const answers =
    parsed.kind === "single"
      ? context.content.answers
      : (context.content.records[parsed.list]?.find((one) => one.id === parsed.recordId)?.answers ?? {});
  const key = parsed.kind === "single" ? parsed.key : parsed.field;
  return Object.hasOwn(answers, key) ? answers[key] : undefined;
}

/** The value of an answer that counts and that this edition prints. */
export function valueAt(context: ReportContext, path: Path): unknown {
  const parsed = parsePath(path);
  if (!parsed || !prints(context.edition, parsed.structure.disclosure)) return undefined;
  const reading = readingAt(context, path);
  return reading?.state === "answered" ? reading.value : undefined;
}

export const isPrinted = (context: ReportContext, path: Path): boolean => {
  const parsed = parsePath(path);
  return parsed !== null && prints(context.edition, parsed.structure.disclosure);
};

/** An answer as printed: its words, or in so many words that it is open, not known, not applicable or not part of this edition. Never blank. */
export function answer(context: ReportContext, path: Path): Statement {
  const parsed = parsePath(path);
  const text = questionText(path);
  if (!parsed || !text) throw new Error(`No question at ${path}`);
  if (!prints(context.edition, parsed.structure.disclosure))
    return { text: plainParagraph("Not part of this edition."), restsOn: [path], mark: "withheld" };
  const reading = readingAt(context, path);
  if (!reading || reading.state === "absent")
    return parsed.structure.required ? notAnswered(path) : { text: plainParagraph("Not stated."), restsOn: [path], mark: "notApplicable" };
  if (reading.state === "hidden")
    return reading.open
      ? {
          text: plainParagraph(`Open: depends on “${label(context, reading.controlling)}”.`),
          restsOn: [path, reading.controlling],
          mark: "notAnswered",
        }
      : { text: plainParagraph("Does not arise here."), restsOn: [path, reading.controlling], mark: "notApplicable" };
  const given = rawAnswer(context, path);
  const { kind } = parsed.structure;
  const inWords = answerText(parsed.structure, text, given, context.names);
  if (reading.state === "unknown")
    return { text: plainParagraph(sentenceCase(redacted(context, inWords))), restsOn: [path], mark: "unknown" };
  if (reading.state === "notApplicable")
    return { text: plainParagraph(sentenceCase(redacted(context, inWords))), restsOn: [path], mark: "notApplicable" };
  if (inWords.trim() === "") return notAnswered(path);
  const rich: RichText = kind === "longText" ? parseRichText(redacted(context, inWords)) : plainParagraph(redacted(context, inWords));
  return { text: rich, restsOn: [path] };
}

export const sentenceCase = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A question's words; from a printed document they read as a label. */
export const label = (context: ReportContext, path: Path): string => pathLabel(path, context.names);

/** Answers one after another, each under its own words; what does not arise is left out. */
export function answersTogether(context: ReportContext, parts: readonly { label: string; path: Path }[], always = true): Statement {
  const said = parts
    .map((part) => ({ ...part, statement: answer(context, part.path) }))
    .filter(({ statement }) => statement.mark !== "notApplicable" && statement.mark !== "withheld");
  if (said.length === 0) return words(always ? "Does not arise here." : "", "notApplicable");
  const text = said.flatMap(({ label: name, statement }): RichText => {
    const [first, ...rest] = statement.text;
    if (!first) return [];
    if (name === "") return statement.text;
    return first.kind === "paragraph"
      ? [{ kind: "paragraph", runs: [{ text: `${name}: `, bold: true }, ...first.runs] }, ...rest]
      : [{ kind: "paragraph", runs: [{ text: `${name}:`, bold: true }] }, ...statement.text];
  });
  const mark = said.every(({ statement }) => statement.mark) ? said[0]?.statement.mark : undefined;
  return { text, restsOn: said.flatMap(({ statement }) => statement.restsOn), ...(mark ? { mark } : {}) };
}

/** Parts one after another; the separator stays with the words before it, so that no line begins with it. */
export const joined = (parts: readonly (readonly Run[])[]): readonly Run[] =>
  parts.flatMap((part, index) => {
    const last = part.at(-1);
    if (!last || index === parts.length - 1) return part;
    return last.href || last.bold ? [...part, { text: "; " }] : [...part.slice(0, -1), { ...last, text: `${last.text}; ` }];
  });

/** Short answers in one paragraph, each under its own words: what a table of settings would spread over ten lines. */
export function answersInline(context: ReportContext, parts: readonly { label: string; path: Path }[]): Statement {
  const said = parts
    .map((part) => ({ ...part, statement: answer(context, part.path) }))
    .filter(({ statement }) => statement.mark !== "notApplicable" && statement.mark !== "withheld");
  if (said.length === 0) return words("Does not arise here.", "notApplicable");
  const runs = said.map(({ label: name, statement }): readonly Run[] => {
    const text = plainText(statement.text).replace(/\s+/g, " ").replace(/\.$/, "");
    return name === "" ? [{ text }] : [{ text: `${name}: `, bold: true }, { text }];
  });
  const mark = said.every(({ statement }) => statement.mark) ? said[0]?.statement.mark : undefined;
  return {
    text: [{ kind: "paragraph", runs: [...joined(runs), { text: "." }] }],
    restsOn: said.flatMap(({ statement }) => statement.restsOn),
    ...(mark ? { mark } : {}),
  };
}

export const definition = (context: ReportContext, name: string, path: Path) => ({ label: name, statement: answer(context, path) });

export const records = (context: ReportContext, list: ListId) => context.readings.list(list);
export const field = (list: ListId, id: string, name: string): Path => `${list}/${id}/${name}`;

export const levelWord = (level: Level | "none" | "undetermined"): string =>
  level === "none" ? "No risk" : level === "undetermined" ? "Undetermined" : say({ message: `method.level.${level}`, values: {} });

/** A rated level as a mark, with who it stands by: suggested by the rules, or confirmed by a person. */
export function levelMark(rated: RatedLevel | null): LevelMark | null {
  if (!rated) return null;
  const { level, likelihood, severity } = rated.effective;
  const standing = rated.confirmed
    ? rated.confirmed.stale
      ? "made on other facts: confirm"
      : "confirmed"
    : rated.otherMethod
      ? "made under another method: confirm"
      : "suggested";
  return { level, label: levelWord(level), likelihood, severity, standing };
}

/** The level of a group at a stage: the highest of its places. */
export function groupLevel(group: RiskGroup, stage: "inherent" | "residual" | "projected"): RatedLevel | null {
  let highest: RatedLevel | null = null;
  for (const risk of group.places) {
    const rated = risk[stage];
    if (!rated) continue;
    const rank = rankOf(rated.effective.level) * 100 + rated.effective.likelihood + rated.effective.severity;
    const best = highest ? rankOf(highest.effective.level) * 100 + highest.effective.likelihood + highest.effective.severity : -1;
    if (rank > best) highest = rated;
  }
  return highest;
}

export const countriesText = (countries: Places): string =>
  countries === "*"
    ? "any commercial AWS Region"
    : countries === "anywhere"
      ? "anywhere its operator chooses"
      : countries === null
        ? "not known"
        : countries.length === 0
          ? "none stated"
          : countries.map((one) => countryName(one)).join(", ");

/** Days as people say them: whole years as years. */
const spanText = (days: number): string =>
  days >= 365 && days % 365 === 0 ? (days === 365 ? "1 year" : `${days / 365} years`) : days === 1 ? "1 day" : `${days} days`;

export function lengthText(length: Length): string {
  switch (length.kind) {
    case "none":
      return "not kept";
    case "days":
      return spanText(length.days);
    case "untilDeleted":
      return "until somebody deletes it";
    case "undetermined":
      return "undetermined";
  }
}

/** What passes besides data items, by its word in the result. */
const metadataWords: Readonly<Record<string, string>> = {
  request: "data about the requests",
  subscription: "data on the subscription",
  useCaseForm: "the form before the first use",
  billing: "data for bills and sign-in",
  caller: "who called, when and from where",
};

/** Data items by name; what no record stands for in words. */
export const dataNames = (context: ReportContext, ids: readonly string[]): string =>
  ids.length === 0
    ? "no content data"
    : ids.map((id) => (id.startsWith("metadata:") ? (metadataWords[id.slice("metadata:".length)] ?? id) : context.names(id))).join(", ");

export const elementName = (context: ReportContext, id: string): string =>
  printable(context.result.map.elements.find((element) => element.id === id)?.name ?? context.names(id));

export const pathText = (context: ReportContext, path: readonly string[]): string => path.map((id) => elementName(context, id)).join(" → ");

/** Outside the organisation first: that is what people ask about. Its own staff and the people themselves come after. */
export const isInside = (recipient: Recipient): boolean => recipient.kind === "internal" || recipient.id.startsWith("subjects:");

/** Letters of the annexes: an edition without the register begins with the facts. */
export const factsAnnex = (context: ReportContext): string => (context.edition === "summary" ? "A" : "B");
/** Points to the register where the edition has one. */
export const registerPointer = (context: ReportContext, text: string): string => (context.edition === "summary" ? "" : text);

/** Whether nothing is recorded from which a recipient, a flow or a transfer could follow: then none is not the answer, but not yet known. */
export const nothingDescribed = (context: ReportContext): boolean => context.result.map.elements.length === 0;

/** The numbered recipients of 1.2: who is outside and not excluded. */
export const outsideRecipients = (context: ReportContext): readonly Recipient[] =>
  context.result.recipients.filter((recipient) => recipient.certainty !== "excluded" && !isInside(recipient));

/** Data items by their number in 1.1.a, for tables in which the names would crowd out the rest. */
export function dataNumbers(context: ReportContext, ids: readonly string[]): string {
  const all = context.content.records.dataItems ?? [];
  const others = ids.filter((id) => !all.some((item) => item.id === id));
  const numbers = all.flatMap(({ id }, index) => (ids.includes(id) ? [index + 1] : []));
  const said = numbers.length > 3 && numbers.length === all.length ? [`1 to ${all.length}`] : numbers.map(String);
  const parts = [...said, ...(others.length > 0 ? [dataNames(context, others)] : [])];
  return parts.length === 0 ? "No content data" : parts.join(", ");
}

export const roleWord: Readonly<Record<Recipient["role"], string>> = {
  controller: "controller",
  jointController: "joint controller",
  processor: "processor",
  subProcessor: "sub-processor",
  thirdParty: "third party",
  undetermined: "role undetermined",
};

export const date = (plain: string): string => dateText(plain);

export const riskAnchor = (group: Pick<RiskGroup, "number">): string => `risk-${group.number}`;

export function measureTitle(measure: Pick<Measure, "catalogue" | "title">): string {
  const title = measure.catalogue ? englishMessages[`measure.${measure.catalogue}.title`] : undefined;
  return printable(title ?? measure.title ?? measure.catalogue ?? "Own measure");
}

export const statusWord: Readonly<Record<Measure["status"], string>> = {
  planned: "Planned",
  partial: "Partially implemented",
  implemented: "Implemented",
};

export const heading = (id: string, number: string | null, text: string, level: 1 | 2 | 3 = 2): ReportBlock => ({
  kind: "heading",
  level,
  id,
  number,
  text,
});
/** A part of the document; only some begin a page of their own, so that none is left nearly empty. */
export const part = (id: string, number: string | null, text: string, newPage = false): ReportBlock => ({
  kind: "heading",
  level: 1,
  id,
  number,
  text,
  ...(newPage ? { newPage } : {}),
});
export const paragraph = (statement: Statement, style?: "lead" | "small"): ReportBlock => ({
  kind: "paragraph",
  statement,
  ...(style ? { style } : {}),
});
