import type { AssessmentContent } from "../assessment/content";
import type { Length, Places } from "../data-flow/map";
import { dateText } from "../language/date-text";
import { sentence } from "../language/sentence";
import { answerText, countryName, namesIn, pathLabel } from "../questionnaire/describe-answer";
import { listText, questionText } from "../questionnaire/english";
import { type ListId, parsePath } from "../questionnaire/questions";
import type { Message } from "../reasoning/because";
import type { Level } from "../risk/level";
import type { ComparedColumn, ComparedRisk, Comparison } from "../what-if/compare";
import { type CountedLine, todaysColumn, type YearlyCost } from "../what-if/yearly-cost";
import { riskTitles } from "./risk-words";

const say = (key: string, values: Message["values"] = {}): string => sentence({ message: `whatIf.${key}`, values });
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const levelNames: Readonly<Record<Level, string>> = { low: "Low", medium: "Medium", high: "High", veryHigh: "Very high" };

/** How a thing stands against today's, in a word; nothing where it stands as today. */
export type ComparedLine = { id: string; text: string; mark: string | null; tone: "plain" | "open" | "worse" | "better" };
export type ComparedCell = { lead: string | null; lines: readonly ComparedLine[] };
export type ComparedRow = { id: string; title: string; cells: readonly ComparedCell[] };
export type ComparisonView = { columns: readonly { id: string; name: string; adoptedOn: string | null }[]; rows: readonly ComparedRow[] };

const line = (id: string, text: string, mark: string | null = null, tone: ComparedLine["tone"] = "plain"): ComparedLine => ({
  id,
  text,
  mark,
  tone,
});

function keptWords(retention: Length, outcome?: string): string {
  if (outcome === "callRefused") return say("kept.refused");
  return retention.kind === "days"
    ? retention.days < 1
      ? say("kept.minutes", { minutes: Math.round(retention.days * 1440) })
      : say("kept.days", { days: retention.days })
    : say(`kept.${retention.kind}`);
}

const placeWords = (place: string | null): string =>
  place === null
    ? say("places.unknown")
    : place === "*"
      ? say("places.any")
      : place === "anywhere"
        ? say("places.anywhere")
        : countryName(place);
const countriesWords = (places: Places): string =>
  places === null || typeof places === "string" ? placeWords(places) : places.map(placeWords).join(", ");

/** In today's column all that is there; in the others what differs from it, with the count of all. */
function listed<T extends { change: "same" | "new" | "gone" | "changed" }>(
  column: ComparedColumn,
  all: readonly T[],
): { shown: readonly T[]; lead: string } {
  const count = all.filter(({ change }) => change !== "gone").length;
  const today = column.id === todaysColumn;
  const shown = today ? all : all.filter(({ change }) => change !== "same");
  return {
    shown,
    lead:
      count === 0 && shown.length === 0
        ? say("none")
        : today
          ? say("countOnly", { count })
          : say("asToday", { count, different: shown.length }),
  };
}

/** The open points of a column: the sum first, then its parts, then what could not run. */
function openWords(column: ComparedColumn): { lead: string; lines: readonly ComparedLine[] } {
  const { open } = column;
  const parts = (["screening", "gaps", "recipients", "transfers", "retention", "risks", "priorConsultation"] as const).filter(
    (part) => open[part] > 0,
  );
  return {
    lead: `${say("open.total", { total: open.total })}.`,
    lines: [
      ...(column.workable ? [] : [line("workable", say("open.notWorkable"), null, "open")]),
      ...(column.lost.length > 0 ? [line("lost", say("open.lost", { count: column.lost.length }), null, "open")] : []),
      ...open.contradictions.map((finding) => line(finding.id, sentence(finding.says), null, "open")),
      ...(parts.length > 0
        ? [line("parts", `${upper(parts.map((part) => say(`open.${part}`, { count: open[part] })).join("; "))}.`, null, "open")]
        : []),
      line("questions", say("open.questions", { count: open.questions, added: open.newQuestions.length })),
    ],
  };
}

const changeTone = (change: "same" | "new" | "gone" | "changed", workable: boolean): ComparedLine["tone"] =>
  change === "new" ? "worse" : change === "gone" && workable ? "better" : "plain";

const riskWord = (side: ComparedRisk["before"]): string =>
  side.state === "raised" ? (side.level === null ? say("risk.raised") : levelNames[side.level].toLowerCase()) : say(`risk.${side.state}`);

const riskTone = (move: ComparedRisk["move"]): ComparedLine["tone"] =>
  move === "lower" || move === "gone" ? "better" : move === "higher" || move === "new" ? "worse" : move === "open" ? "open" : "plain";

/** The name of a risk with its place; own risks by the title that a person gave them. */
const riskName = (risk: Pick<ComparedRisk, "id" | "rule" | "placeName">, content: AssessmentContent): string => {
  const title = content.ownRisks.find(({ id }) => id === risk.id)?.title ?? riskTitles[risk.rule] ?? risk.rule;
  return risk.placeName ? `${title} (${risk.placeName})` : title;
};

const number = (amount: number): string => amount.toLocaleString("en-GB", { maximumFractionDigits: 6 });
const sum = (amount: number): string => amount.toLocaleString("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** One line of the yearly cost with its arithmetic in full. */
export function costLineWords(counted: CountedLine): string {
  const kind = say(`cost.kind.${counted.kind}`);
  const { volume, price, yearly, times } = counted;
  const arithmetic =
    volume === null || price === null || yearly === null
      ? say("cost.lineOpen", { missing: volume === null ? (price === null ? "both" : "volume") : "price" })
      : say("cost.line", {
          volume: number(volume),
          unit: say(`cost.unit.${counted.unit}`),
          per: say(`cost.per.${counted.per}`),
          times,
          price: number(price.amount),
          currency: price.currency,
          date: dateText(price.date),
          source: price.source,
          yearly: sum(yearly),
        });
  return `${kind}, ${counted.label}: ${arithmetic}`;
}

/** The total of a column in words, or why there is none. */
export function costTotalWords(cost: YearlyCost): string {
  if (cost.total) return say("cost.total", { amount: sum(cost.total.amount), currency: cost.total.currency });
  if (cost.lines.length === 0) return say("cost.nothing");
  const open = [...cost.openKinds.map((kind) => say(`cost.kind.${kind}`).toLowerCase()), ...cost.openLines];
  return `${say("cost.undetermined")}${open.length > 0 ? `: ${say("cost.open", { open: open.join(", ") })}` : `: ${say("cost.currencies")}`}`;
}

function costCell(column: ComparedColumn): ComparedCell {
  const { cost, costDifference: difference } = column;
  return {
    lead: costTotalWords(cost),
    lines: [
      ...(difference && difference.amount !== 0
        ? [
            line(
              "difference",
              say("cost.difference", {
                amount: sum(Math.abs(difference.amount)),
                currency: difference.currency,
                more: difference.amount > 0 ? "more" : "less",
              }),
              null,
              difference.amount > 0 ? "worse" : "better",
            ),
          ]
        : []),
      ...cost.lines.map((counted) => line(counted.id, costLineWords(counted), null, counted.yearly === null ? "open" : "plain")),
      ...(cost.doesNotArise.length > 0
        ? [
            line(
              "none",
              say("cost.doesNotArise", { kinds: cost.doesNotArise.map((kind) => say(`cost.kind.${kind}`).toLowerCase()).join(", ") }),
            ),
          ]
        : []),
      ...(cost.total === null && cost.known.length > 0
        ? [line("known", say("cost.known", { sums: cost.known.map(({ amount, currency }) => `${sum(amount)} ${currency}`).join("; ") }))]
        : []),
    ],
  };
}

/** A changed answer: its question, what it is today and what it would be. */
function changeWords(change: ComparedColumn["changes"][number], content: AssessmentContent, names = namesIn(content)): string {
  const parsed = parsePath(change.path);
  const words = questionText(change.path);
  const label = pathLabel(change.path, names);
  if (!parsed || !words) return label;
  const inWords = (answer: typeof change.after): string =>
    answer === null ? say("noAnswer") : answerText(parsed.structure, words, answer, names);
  return say("changed", { label, before: inWords(change.before), after: inWords(change.after) });
}

/**
 * A comparison as rows of words, open points first; the same for the page, the document and the command line. Columns stand
 * in the order of the comparison, today's first.
 */
export function comparisonView(comparison: Comparison, content: AssessmentContent): ComparisonView {
  const names = namesIn(content);
  const cells = (make: (column: ComparedColumn) => ComparedCell) => comparison.columns.map(make);
  const mark = (change: "same" | "new" | "gone" | "changed"): string | null => (change === "same" ? null : say(`change.${change}`));
  const rows: readonly ComparedRow[] = [
    { id: "open", title: say("row.open"), cells: cells(openWords) },
    {
      id: "changes",
      title: say("row.changes"),
      cells: cells((column) => ({
        lead: column.id === todaysColumn ? say("today.lead") : null,
        lines: [
          ...column.supposed.map((message, index) => line(`supposed-${index}`, sentence(message), null, "open")),
          ...column.changes.map((change) => line(change.path, changeWords(change, content, names))),
          ...column.added.map(({ list, id, name }) => line(id, say("addedRecord", { one: listText(list as ListId).one, name }))),
          ...column.planned.map((id) =>
            line(id, say("plannedMeasure", { title: sentence({ message: `measure.${id}.title`, values: {} }), id })),
          ),
        ],
      })),
    },
    {
      id: "recipients",
      title: say("row.recipients"),
      cells: cells((column) => ({
        lead: listed(column, column.recipients).lead,
        lines: listed(column, column.recipients).shown.map((one) =>
          line(
            one.id,
            one.change === "gone"
              ? one.name
              : say("recipient", {
                  name: one.name,
                  certainty: one.certainty,
                  countries: countriesWords(one.countries),
                  kept: keptWords(one.retention),
                  review: one.access.includes("humanReview") ? "yes" : "no",
                  open: one.missing.length > 0 ? "yes" : "no",
                }),
            mark(one.change),
            one.open && one.change !== "gone" ? "open" : changeTone(one.change, column.workable),
          ),
        ),
      })),
    },
    {
      id: "transfers",
      title: say("row.transfers"),
      cells: cells((column) => ({
        lead: listed(column, column.transfers).lead,
        lines: listed(column, column.transfers).shown.map((one) =>
          line(
            one.id,
            say("transfer", {
              to: one.toName,
              country: placeWords(one.country),
              standing: one.standing,
            }),
            mark(one.change),
            one.standing === "undetermined" && one.change !== "gone" ? "open" : changeTone(one.change, column.workable),
          ),
        ),
      })),
    },
    {
      id: "retention",
      title: say("row.retention"),
      cells: cells((column) => ({
        lead: null,
        lines: column.retention.map((one) =>
          line(
            one.modelUse,
            say("kept.line", {
              name: one.name,
              kept: keptWords(one.retention, one.outcome),
              said: one.outcome === "callRefused" || one.retention.kind === "none" ? "no" : "yes",
              review: say(`review.${one.review}`),
            }),
            mark(one.change),
            one.retention.kind === "undetermined" || one.outcome === "callRefused" ? "open" : "plain",
          ),
        ),
      })),
    },
    {
      id: "gaps",
      title: say("row.gaps"),
      cells: cells((column) => ({
        lead: listed(column, column.gaps).lead,
        lines: listed(column, column.gaps).shown.map((gap) =>
          line(
            gap.id,
            `${sentence(gap.says)} (${gap.article})`,
            mark(gap.change),
            gap.state === "undetermined" && gap.change !== "gone" ? "open" : changeTone(gap.change, column.workable),
          ),
        ),
      })),
    },
    {
      id: "risks",
      title: say("row.risks"),
      cells: cells((column) => {
        const { levels } = column.risks;
        return {
          lead: say("risk.counts", {
            veryHigh: levels.veryHigh,
            high: levels.high,
            medium: levels.medium,
            low: levels.low,
            undetermined: levels.undetermined,
          }),
          lines: column.risks.moved.map((risk) =>
            line(
              risk.id,
              say("risk.moved", { name: riskName(risk, content), before: riskWord(risk.before), after: riskWord(risk.after) }),
              say(`move.${risk.move}`),
              riskTone(risk.move),
            ),
          ),
        };
      }),
    },
    {
      id: "screening",
      title: say("row.screening"),
      cells: cells((column) => ({ lead: sentence(column.screening.says), lines: [] })),
    },
    {
      id: "outcome",
      title: say("row.outcome"),
      cells: cells(({ outcome }) => ({
        lead: outcome.level
          ? say("outcome.level", { level: levelNames[outcome.level].toLowerCase(), atLeast: outcome.levelIsAtLeast ? "yes" : "no" })
          : say("outcome.none"),
        lines: [
          line(
            "prior",
            say("outcome.prior", { prior: outcome.priorConsultation === null ? "undetermined" : outcome.priorConsultation ? "yes" : "no" }),
            null,
            outcome.priorConsultation === null ? "open" : "plain",
          ),
        ],
      })),
    },
    {
      id: "todo",
      title: say("row.todo"),
      cells: cells((column) => ({
        lead: column.id === todaysColumn ? say("today.todo") : column.todo.length === 0 ? say("todo.own") : null,
        lines: column.todo.map((message, index) => line(`${index}`, sentence(message))),
      })),
    },
    {
      id: "effort",
      title: say("row.effort"),
      cells: cells(({ effort }) =>
        effort === null
          ? { lead: say("today.effort"), lines: [] }
          : {
              lead: say(`effort.${effort.effort}`),
              lines: [
                ...effort.says.map((message, index) => line(`${index}`, sentence(message))),
                ...(effort.reason ? [line("reason", effort.reason)] : []),
              ],
            },
      ),
    },
    { id: "cost", title: say("row.cost"), cells: cells(costCell) },
  ];
  return {
    columns: comparison.columns.map(({ id, name, adoptedOn }) => ({ id, name: name ?? say("today.name"), adoptedOn })),
    rows,
  };
}
