import { sentence } from "../language/sentence";
import { type DifferencePiece, wordDifference } from "../language/word-difference";
import type { Answer } from "../questionnaire/answer";
import { answerText, countryName, namesIn, pathLabel } from "../questionnaire/describe-answer";
import { listText, questionText, sectionTexts } from "../questionnaire/english";
import { fieldPath, listIds, parsePath, questionKeys, recordList, sectionIdOf } from "../questionnaire/questions";
import { sections } from "../questionnaire/sections";
import { countriesText, lengthText, levelWord, measureTitle, roleWord, statusWord } from "../report/report-context";
import type { AssessmentResult, Recipient, Risk, Transfer } from "../result";
import { riskWords } from "../view/risk-words";
import type { AssessmentContent } from "./content";
import type { Measure } from "./measure";

/** One state of an assessment with what follows from it. */
export type ComparedState = { content: AssessmentContent; result: AssessmentResult };

/** One thing that the two states say differently; null on the side that has nothing of it. */
export type ComparedLine = {
  id: string;
  name: string;
  before: string | null;
  after: string | null;
  difference: readonly DifferencePiece[];
};

export type StatesCompared = {
  /** Verdict of the screening and the level that the decision rests on. */
  outcome: readonly ComparedLine[];
  gaps: readonly ComparedLine[];
  recipients: readonly ComparedLine[];
  transfers: readonly ComparedLine[];
  risks: readonly ComparedLine[];
  measures: readonly ComparedLine[];
  /** Changed answers by section of the questionnaire, in its order; entries that came or went stand first in theirs. */
  answers: readonly { section: string; title: string; lines: readonly ComparedLine[] }[];
};

type Told = ReadonlyMap<string, { name: string; text: string }>;

/** What both sides tell, in the order of the later one, with what is gone at the end; only what differs. */
function lines(before: Told, after: Told, language: string): readonly ComparedLine[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((id): ComparedLine[] => {
    const was = before.get(id);
    const is = after.get(id);
    if (was?.text === is?.text) return [];
    return [
      {
        id,
        name: is?.name ?? was?.name ?? id,
        before: was?.text ?? null,
        after: is?.text ?? null,
        difference: wordDifference(was?.text ?? "", is?.text ?? "", language),
      },
    ];
  });
}

const told = <T extends { id: string }>(all: readonly T[], tell: (one: T) => { name: string; text: string } | null): Told =>
  new Map(
    all.flatMap((one) => {
      const said = tell(one);
      return said ? [[one.id, said] as const] : [];
    }),
  );

const verdicts: Readonly<Record<AssessmentResult["screening"]["verdict"], string>> = {
  required: "required",
  recommended: "recommended",
  notRequired: "not required",
  undetermined: "open",
};

const tools: Readonly<Record<Transfer["tool"], string>> = {
  adequacy: "adequacy decision",
  dpf: "Data Privacy Framework",
  scc: "standard contractual clauses",
  bcr: "binding corporate rules",
  art49: "derogation (Art. 49)",
  none: "no tool",
  undetermined: "tool undetermined",
};

/** Turns one state into what can be compared. */
function tellerOf({ content, result }: ComparedState) {
  const names = namesIn(content);
  const item = (id: string): string => (id.startsWith("metadata:") ? `data about use (${id.slice("metadata:".length)})` : names(id));
  const recipient = ({ certainty, role, receives, countries, retention, access }: Recipient): string =>
    [
      certainty,
      roleWord[role],
      `receives ${receives.length === 0 ? "no content" : receives.map(item).sort().join(", ")}`,
      countriesText(countries),
      `kept: ${lengthText(retention)}`,
      ...(access.includes("humanReview") ? ["people may read it"] : []),
    ].join("; ");
  const risk = (one: Risk): string => {
    const rated = one[result.outcome.restsOn] ?? one.residual ?? one.inherent;
    const level = rated
      ? `${levelWord(rated.effective.level).toLowerCase()} (likelihood ${rated.effective.likelihood}, severity ${rated.effective.severity}), ${rated.confirmed ? `confirmed${rated.confirmed.stale ? " on other facts" : ""}` : "suggested"}`
      : "";
    return [one.state === "raised" ? "raised" : "undetermined", ...(level === "" ? [] : [level])].join(": ");
  };
  const measure = ({ status, role, owner, due, condition, description, evidence }: Measure): string =>
    [
      role,
      statusWord[status].toLowerCase(),
      ...(condition ? ["a condition of the decision"] : []),
      owner ? `owner ${owner}` : "no owner",
      due ? `due ${due}` : "no date",
      `${evidence.length} of evidence`,
      ...(description ? [description] : []),
    ].join("; ");
  const place = ({ country, countries }: Transfer): string =>
    country === null
      ? "an unknown place"
      : country === "*"
        ? "any commercial AWS Region"
        : country === "anywhere"
          ? "anywhere"
          : countryName(countries[0] ?? country);
  const elementName = (id: string): string =>
    result.map.elements.find((one) => one.id === id)?.name ?? result.recipients.find((one) => one.id === id)?.name ?? item(id);
  return {
    outcome: new Map([
      ["screening", { name: "Whether an assessment is required", text: verdicts[result.screening.verdict] }],
      [
        "level",
        {
          name: "Level that the decision rests on",
          text:
            result.outcome.level === null
              ? "undetermined"
              : `${result.outcome.levelIsAtLeast ? "at least " : ""}${levelWord(result.outcome.level).toLowerCase()}`,
        },
      ],
      ["asOf", { name: "Facts as of", text: result.asOf }],
    ]) as Told,
    gaps: told(result.gaps, (gap) => ({ name: gap.article, text: `${gap.state}: ${sentence(gap.says)}` })),
    recipients: told(result.recipients, (one) => (one.certainty === "excluded" ? null : { name: one.name, text: recipient(one) })),
    transfers: told(result.transfers, (one) => ({
      name: `${elementName(one.to)}: ${place(one)}`,
      text: [one.certainty, tools[one.tool], one.standing, one.dataItems.map(item).sort().join(", ") || "no content"].join("; "),
    })),
    risks: told(result.risks, (one) =>
      one.state === "notApplicable"
        ? null
        : { name: `${riskWords(one, content).title}${one.placeName ? ` (${one.placeName})` : ""}`, text: risk(one) },
    ),
    measures: told(content.measures, (one) => ({ name: measureTitle(one), text: measure(one) })),
  };
}

/** Every answer and every entry of one state, by path, in words. */
function answersOf(content: AssessmentContent): Told {
  const names = namesIn(content);
  const all = new Map<string, { name: string; text: string }>();
  const put = (path: string, answer: Answer | undefined) => {
    const parsed = parsePath(path);
    const words = questionText(path);
    if (answer && parsed && words)
      all.set(path, { name: pathLabel(path, names), text: answerText(parsed.structure, words, answer, names) });
  };
  for (const key of questionKeys) put(key, content.answers[key]);
  for (const list of listIds)
    for (const record of content.records[list] ?? []) {
      all.set(`${list}/${record.id}`, { name: listText(list).one, text: names(record.id) });
      for (const field of Object.keys(recordList(list)?.questions ?? {})) put(fieldPath(list, record.id, field), record.answers[field]);
    }
  return all;
}

/**
 * Two states of an assessment side by side, word by word: answers, measures, and what follows from them (recipients, transfers,
 * gaps, risks with their levels, the outcome). Only what differs. Pure; the results come from the same engine.
 */
export function compareStates(before: ComparedState, after: ComparedState): StatesCompared {
  const { language } = after.content;
  const was = tellerOf(before);
  const is = tellerOf(after);
  const changed = lines(answersOf(before.content), answersOf(after.content), language);
  return {
    outcome: lines(was.outcome, is.outcome, language),
    gaps: lines(was.gaps, is.gaps, language),
    recipients: lines(was.recipients, is.recipients, language),
    transfers: lines(was.transfers, is.transfers, language),
    risks: lines(was.risks, is.risks, language),
    measures: lines(was.measures, is.measures, language),
    answers: sections
      .map(({ id }) => ({
        section: id,
        title: sectionTexts(id).title,
        lines: changed.filter((line) => sectionIdOf(line.id.split("/")[0] ?? line.id) === id),
      }))
      .filter((section) => section.lines.length > 0),
  };
}

/** Whether the two states say the same in everything that is compared; another day of facts alone is no difference. */
export const saysTheSame = ({ outcome, answers, ...results }: StatesCompared): boolean =>
  answers.length === 0 && outcome.every(({ id }) => id === "asOf") && Object.values(results).every((all) => all.length === 0);
