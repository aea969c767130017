import type { Recipient } from "../result";
import { conditionsOf, outcomeStatement, signersTold } from "./part-6-decision";
import type { LevelMark, ReportSummary, Statement } from "./report";
import {
  answer,
  countriesText,
  dataNames,
  derived,
  groundsOf,
  groupLevel,
  isPrinted,
  lengthText,
  levelMark,
  levelWord,
  outsideRecipients,
  type ReportContext,
  riskAnchor,
  say,
  sentenceCase,
  words,
} from "./report-context";
import { plainText, type RichText } from "./rich-text";
import { harmText } from "./risk-words";

const shortened = (statement: Statement, characters: number): Statement => {
  const text = plainText(statement.text).replace(/\s+/g, " ");
  if (text.length <= characters) return { ...statement, text: [{ kind: "paragraph", runs: [{ text }] }] };
  const cut = text.slice(0, characters);
  const atSentence = cut.lastIndexOf(". ");
  const kept = atSentence > characters * 0.5 ? cut.slice(0, atSentence + 1) : `${cut.slice(0, cut.lastIndexOf(" ")).trimEnd()} …`;
  const runs: RichText = [{ kind: "paragraph", runs: [{ text: kept }] }];
  return { ...statement, text: runs };
};

/** Told of requests, subscriptions or forms only: after those who receive prompts and answers. */
const receivesNoContent = ({ receives }: Recipient): boolean => receives.every((item) => item.startsWith("metadata:"));

/** How many of each list fit on the page; the rest is counted and found in the part named. */
const room = { recipients: 6, gaps: 4, conditions: 14, openPoints: 4 } as const;

/** What was decided, or that nothing was, and who is to sign. */
function decisionTold(context: ReportContext): Statement {
  const decided = answer(context, "decision.outcome");
  const signers = signersTold(context).filter(({ mark }) => mark !== "withheld");
  const known = signersTold(context).length > 0;
  const by = signers.map(({ text }) => plainText(text).replaceAll("\n", ", ")).join("; ");
  return {
    ...decided,
    text: [
      {
        kind: "paragraph",
        runs: [
          { text: `${plainText(decided.text).replace(/\.$/, "")}. ` },
          { text: by !== "" ? `To be signed by ${by}.` : known ? "Who signs is named in the full edition." : "Nobody is named to sign." },
        ],
      },
    ],
    restsOn: [...decided.restsOn, ...signers.flatMap(({ restsOn }) => restsOn)],
  };
}

/** Page 2: one page for the person who decides. */
export function summaryPage(context: ReportContext): ReportSummary {
  const { result } = context;
  const { outcome } = result;
  const decisive: LevelMark = outcome.level
    ? {
        level: outcome.level,
        label: outcome.levelIsAtLeast ? `At least ${levelWord(outcome.level).toLowerCase()}` : levelWord(outcome.level),
      }
    : { level: "undetermined", label: levelWord("undetermined") };
  const own = isPrinted(context, "meta.summary") ? answer(context, "meta.summary") : null;
  const done = own && !own.mark ? own : answer(context, "desc.overview");
  const recipients = [...outsideRecipients(context)].sort(
    (a, b) =>
      Number(receivesNoContent(a)) - Number(receivesNoContent(b)) ||
      Number(a.certainty === "possible") - Number(b.certainty === "possible") ||
      b.receives.length - a.receives.length,
  );
  const shownRecipients = recipients.slice(0, room.recipients);
  const open = result.gaps.filter(({ state }) => state === "open");
  const unclear = result.gaps.filter(({ state }) => state === "undetermined");
  const gaps: Statement[] = [
    ...open
      .slice(0, room.gaps)
      .map((gap) => derived(context, `${say(gap.says).replace(/\.$/, "")} (${gap.article})`, groundsOf(gap.because))),
    ...(open.length > room.gaps ? [words(`and ${open.length - room.gaps} more: see “Legal gaps”.`)] : []),
    ...(unclear.length > 0
      ? [
          derived(
            context,
            `${unclear.length === 1 ? "One gap" : `${unclear.length} gaps`} cannot be ruled out yet: see “Legal gaps”.`,
            unclear.map(({ id }) => `gap:${id}`),
            "undetermined",
          ),
        ]
      : []),
  ];
  if (gaps.length === 0) gaps.push(words("None found on the answers as they stand."));
  const conditions = conditionsOf(context);
  const openPoints: Statement[] = [
    ...result.outcome.blockedBy
      .filter(({ code }) => code !== "gapsOpen" && code !== "undeterminedGaps")
      .slice(0, room.openPoints)
      .map(({ code, paths }) => derived(context, say({ message: `outcome.block.${code}`, values: { count: paths.length } }), paths)),
  ];
  if (openPoints.length === 0) openPoints.push(words("None."));
  return {
    title: "For the person who decides",
    outcome: { label: "Level that the decision rests on", statement: outcomeStatement(context), level: decisive },
    decision: decisionTold(context),
    whatIsDone: shortened(done, 620),
    recipients: shownRecipients.map((recipient) => ({
      name: recipient.name,
      statement: derived(
        context,
        `${recipient.certainty === "possible" ? "Possibly: " : ""}${shorten(recipient.certainty === "possible" ? dataNames(context, recipient.receives) : sentenceCase(dataNames(context, recipient.receives)), 130)}. ${recipient.countries === null ? "Country not known" : sentenceCase(countriesText(recipient.countries))}; kept: ${lengthText(recipient.retention)}${recipient.access.includes("humanReview") ? "; people may read it" : ""}.`,
        [`recipient:${recipient.id}`, ...groundsOf(recipient.because)],
      ),
    })),
    moreRecipients:
      recipients.length === 0
        ? words("Undetermined: no recipient follows from the answers yet.", "undetermined")
        : recipients.length > shownRecipients.length
          ? words(`and ${recipients.length - shownRecipients.length} more outside the organisation: see “Who receives the data” in 1.2.`)
          : null,
    noRisks:
      context.groups.length > 0
        ? null
        : context.undetermined.length > 0
          ? words(`None can be named yet: ${context.undetermined.length} risks are undetermined.`, "undetermined")
          : words("None is raised on the answers as they stand."),
    highestRisks: context.groups.slice(0, 3).map((group) => {
      const marks = [groupLevel(group, outcome.restsOn) ?? groupLevel(group, "residual")].flatMap((rated) => levelMark(rated) ?? []);
      return {
        number: group.number,
        title: group.title,
        levels: marks,
        statement: shortened(harmText(context, group), 200),
        link: `#${riskAnchor(group)}`,
      };
    }),
    gaps,
    conditions: conditions.slice(0, room.conditions).map((condition) => shortened(condition, 130)),
    moreConditions:
      conditions.length === 0
        ? words("None recorded.")
        : conditions.length > room.conditions
          ? words(`and ${conditions.length - room.conditions} more: see 6.`)
          : null,
    openPoints,
  };
}

const shorten = (text: string, characters: number): string =>
  text.length <= characters ? text : `${text.slice(0, text.lastIndexOf(",", characters))} and more`;
