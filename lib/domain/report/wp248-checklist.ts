import type { AssessmentContent } from "../assessment/content";
import { type ListId, listIds, type QuestionKey } from "../questionnaire/questions";
import type { Readings } from "../questionnaire/reading";
import type { AssessmentResult } from "../result";

/** A question by its key, or a list that needs at least one entry. */
type Feed = QuestionKey | ListId;
/** What only the result can say. */
type Derived = "risksDetermined" | "triad" | "levelsConfirmed" | "risksTreated" | "recipientsKnown" | "transfersKnown";

type Item = {
  id: string;
  /** The criterion, restated. */
  text: string;
  article: string;
  /** The fields of the document that hold it. */
  where: string;
  fedBy: readonly Feed[];
  derived?: readonly Derived[];
};

type Part = { id: string; title: string; items: readonly Item[] };

/** The criteria for an acceptable assessment of WP248 rev.01, Annex 2 (Article 29 Working Party, 4 October 2017), restated, each with what answers it here. */
export const annexTwo: readonly Part[] = [
  {
    id: "description",
    title: "Systematic description (Art. 35(7)(a))",
    items: [
      {
        id: "nature",
        text: "Nature, scope, context and purposes are taken into account",
        article: "recital 90",
        where: "1.1.b, 1.1.d",
        fedBy: ["desc.nature", "desc.scope", "desc.context", "purposes"],
      },
      {
        id: "data",
        text: "Personal data, recipients and storage periods are recorded",
        article: "Art. 35(7)(a)",
        where: "1.1.a, 1.2, 2.2.a",
        fedBy: ["dataItems"],
        derived: ["recipientsKnown"],
      },
      {
        id: "functions",
        text: "A functional description is given",
        article: "Art. 35(7)(a)",
        where: "1.2",
        fedBy: ["phases", "desc.overview"],
      },
      {
        id: "assets",
        text: "The assets that personal data rely on are identified",
        article: "Art. 35(7)(a)",
        where: "1.3",
        fedBy: ["systems", "modelUses"],
      },
      { id: "codes", text: "Approved codes of conduct are considered", article: "Art. 35(8)", where: "1.4", fedBy: ["codes"] },
    ],
  },
  {
    id: "necessity",
    title: "Necessity and proportionality (Art. 35(7)(b))",
    items: [
      {
        id: "purposes",
        text: "Purposes are specified, explicit and legitimate",
        article: "Art. 5(1)(b)",
        where: "1.1.b, 2.3.a",
        fedBy: ["purposes", "measure.purposeLimitation"],
      },
      { id: "lawfulness", text: "The processing is lawful", article: "Art. 6", where: "2.1.a, 2.1.b", fedBy: ["purposes"] },
      {
        id: "minimisation",
        text: "Data are adequate, relevant and limited to what is needed",
        article: "Art. 5(1)(c)",
        where: "2.2.a",
        fedBy: ["measure.minimisation", "dataItems"],
      },
      { id: "storage", text: "Storage is limited", article: "Art. 5(1)(e)", where: "2.2.a", fedBy: ["measure.storageLimitation"] },
      {
        id: "information",
        text: "People are informed",
        article: "Arts. 12 to 14",
        where: "2.3.b",
        fedBy: ["rights.information", "notice.planned"],
      },
      { id: "access", text: "Access and portability", article: "Arts. 15, 20", where: "2.3.b", fedBy: ["rights.access"] },
      {
        id: "rectification",
        text: "Rectification and erasure",
        article: "Arts. 16, 17, 19",
        where: "2.3.b",
        fedBy: ["rights.rectification"],
      },
      { id: "objection", text: "Objection and restriction", article: "Arts. 18, 19, 21", where: "2.3.b", fedBy: ["rights.objection"] },
      { id: "processors", text: "Relations with processors", article: "Art. 28", where: "0.2, 2.3.c", fedBy: ["processor.measures"] },
      {
        id: "transfers",
        text: "Safeguards around transfers",
        article: "Chapter V",
        where: "1.2, 2.3.c",
        fedBy: ["transfer.measures"],
        derived: ["transfersKnown"],
      },
      { id: "consultation", text: "Prior consultation", article: "Art. 36", where: "6", fedBy: ["decision.memberStateLaw"] },
    ],
  },
  {
    id: "risks",
    title: "Risks to rights and freedoms are managed (Art. 35(7)(c) and (d))",
    items: [
      {
        id: "appreciated",
        text: "Origin, nature, particularity and severity of each risk are appreciated from the point of view of the people concerned",
        article: "recital 84",
        where: "3.1, 4.1.a, Annex A",
        fedBy: [],
        derived: ["risksDetermined"],
      },
      {
        id: "events",
        text: "Illegitimate access, undesired modification and disappearance of data: sources, impacts and threats are identified",
        article: "recital 90",
        where: "4.1.a",
        fedBy: [],
        derived: ["triad"],
      },
      {
        id: "estimated",
        text: "Likelihood and severity are estimated",
        article: "recital 90",
        where: "4.1.b, 4.1.c",
        fedBy: [],
        derived: ["risksDetermined", "levelsConfirmed"],
      },
      {
        id: "treated",
        text: "Measures that treat the risks are determined",
        article: "Art. 35(7)(d)",
        where: "4.2.a, 4.2.b",
        fedBy: [],
        derived: ["risksDetermined", "risksTreated"],
      },
    ],
  },
  {
    id: "parties",
    title: "Interested parties are involved",
    items: [
      {
        id: "officer",
        text: "The advice of the data protection officer is sought",
        article: "Art. 35(2)",
        where: "5.1",
        fedBy: ["dpo.designated", "dpo.advice", "dpo.noneReason"],
      },
      {
        id: "subjects",
        text: "The views of the people concerned or their representatives are sought, where appropriate",
        article: "Art. 35(9)",
        where: "5.2",
        fedBy: ["subjects.sought", "subjects.views", "subjects.noneReason"],
      },
    ],
  },
];

/** Something of an item that is still open: a path of the questionnaire, or what the result says in words. */
type OpenPoint = { path: string } | { says: string; to: string };

export type ChecklistItem = Pick<Item, "id" | "text" | "article" | "where"> & {
  state: "answered" | "open";
  /** Paths that answer it; what does not arise is left out. */
  answered: readonly string[];
  open: readonly OpenPoint[];
};

type Checklist = readonly { id: string; title: string; items: readonly ChecklistItem[] }[];

const isList = (feed: Feed): feed is ListId => (listIds as readonly string[]).includes(feed);
const count = (many: number, one: string, more: string): string => (many === 1 ? `1 ${one}` : `${many} ${more}`);

/** What the result leaves open of a point; empty where it holds. */
const derivedPoints: Readonly<Record<Derived, (result: AssessmentResult) => readonly OpenPoint[]>> = {
  recipientsKnown: ({ recipients }) =>
    recipients.length === 0
      ? [{ says: "No recipient follows from the answers yet.", to: "recipients" }]
      : recipients.some(({ certainty, retention }) => certainty !== "excluded" && retention.kind === "undetermined")
        ? [{ says: "How long a recipient keeps the data is undetermined.", to: "recipients" }]
        : [],
  transfersKnown: ({ transfers }) => {
    const open = transfers.filter(({ standing }) => standing === "gap" || standing === "undetermined").length;
    return open === 0
      ? []
      : [{ says: `${count(open, "transfer", "transfers")} without a tool that is known to cover it.`, to: "recipients" }];
  },
  risksDetermined: ({ risks }) => {
    const open = risks.filter(({ state }) => state === "undetermined").length;
    if (open > 0) return [{ says: `${count(open, "risk is", "risks are")} undetermined.`, to: "risks" }];
    return risks.some(({ state }) => state === "raised") ? [] : [{ says: "No risk is raised on the answers as they stand.", to: "risks" }];
  },
  triad: ({ risks }) =>
    (["access", "modification", "disappearance"] as const)
      .filter((event) => !risks.some((risk) => risk.event === event && risk.state !== "undetermined"))
      .map((event) => ({ says: `Whether ${event} of data is a risk here is undetermined.`, to: "risks" })),
  levelsConfirmed: ({ risks, outcome }) => {
    const open = risks.filter((risk) => risk.state === "raised" && risk[outcome.restsOn] && !risk[outcome.restsOn]?.confirmed).length;
    return open === 0 ? [] : [{ says: `${count(open, "level is", "levels are")} suggested and not confirmed by a person.`, to: "risks" }];
  },
  risksTreated: ({ risks, outcome }) => {
    const open = risks.filter(
      (risk) =>
        risk.state === "raised" &&
        ["high", "veryHigh"].includes(risk[outcome.restsOn]?.effective.level ?? "") &&
        !risk.suggestedMeasures.some(({ taken }) => taken),
    ).length;
    return open === 0 ? [] : [{ says: `${count(open, "high risk has", "high risks have")} no measure of the catalogue yet.`, to: "risks" }];
  },
};

/**
 * The checklist of WP248, Annex 2, filled from the answers and the result: each item answered, with where, or open, with what is
 * missing. "Answered" says that the point is dealt with, not that the answer is right.
 */
export function wp248Checklist(content: AssessmentContent, result: AssessmentResult, readings: Readings): Checklist {
  const readingOf = (feed: Feed): "answered" | "open" | "doesNotArise" => {
    if (isList(feed)) return (content.records[feed] ?? []).length > 0 ? "answered" : "open";
    const { state, ...reading } = readings.read(feed);
    if (state === "answered" || state === "notApplicable") return "answered";
    return state === "hidden" && "open" in reading && !reading.open ? "doesNotArise" : "open";
  };
  return annexTwo.map(({ id, title, items }) => ({
    id,
    title,
    items: items.map(({ fedBy, derived = [], ...item }) => {
      const open: readonly OpenPoint[] = [
        ...fedBy.filter((feed) => readingOf(feed) === "open").map((path) => ({ path })),
        ...derived.flatMap((one) => derivedPoints[one](result)),
      ];
      return {
        id: item.id,
        text: item.text,
        article: item.article,
        where: item.where,
        state: open.length === 0 ? "answered" : "open",
        answered: fedBy.filter((feed) => readingOf(feed) === "answered"),
        open,
      };
    }),
  }));
}
