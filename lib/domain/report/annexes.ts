import type { Fact, Standing } from "../facts/fact";
import { isTakenAsKnown, takenAsKnownText } from "../facts/known-since";
import { sectionTexts } from "../questionnaire/english";
import { parsePath, sectionIdOf } from "../questionnaire/questions";
import type { SectionId } from "../questionnaire/sections";
import type { RatedLevel, Risk } from "../result";
import { catalogueMeasure } from "../risk/measures";
import { methodById } from "../risk/method-table";
import { fieldWords, methodName } from "../view/method-words";
import { answersRunOn, factAnchor, factCitations, sourceDate } from "./grounds";
import { levelCell, treats } from "./part-4-risks";
import type { ReportBlock, ReportSection, TableRow } from "./report";
import {
  answer,
  date,
  derived,
  factsAnnex,
  groundsOf,
  groupLevel,
  heading,
  isPrinted,
  joined,
  label,
  levelWord,
  measureTitle,
  paragraph,
  part,
  type ReportContext,
  type RiskGroup,
  redacted,
  riskAnchor,
  say,
  sentenceCase,
  statusWord,
  words,
} from "./report-context";
import { printable, type RichText, type Run } from "./rich-text";
import { eventWord, harmWords, phaseWord } from "./risk-words";
import { type ChecklistItem, wp248Checklist } from "./wp248-checklist";

const stages = [
  ["inherent", "Inherent"],
  ["residual", "Residual"],
  ["projected", "Projected"],
] as const;

/** How each stage came about: the rule's values and each step that changed them; those that changed nothing are padding. */
function stepRuns(first: Risk): readonly Run[] {
  return stages.flatMap(([stage, name]): Run[] => {
    const rated: RatedLevel | null = first[stage];
    if (!rated) return [];
    let before: string | null = null;
    const told = rated.steps.filter((step, index) => {
      const now = `${step.likelihood}/${step.severity}`;
      const keep = stage === "inherent" ? index < 2 || now !== before : before !== null && now !== before;
      before = now;
      return keep;
    });
    if (told.length === 0) return [];
    const sentences = told.map(({ says }) => say(says)).join(" ");
    const last = told.at(-1);
    return [{ text: `${name}: `, bold: true }, { text: `${sentences} L${last?.likelihood}\u00a0S${last?.severity}. ` }];
  });
}

/** What people decided, one sentence a decision: the same words about several levels of a place are said once. */
function confirmations(context: ReportContext, group: RiskGroup): readonly (readonly Run[])[] {
  if (context.edition === "summary") return [];
  return group.places.flatMap((risk) => {
    const where = risk.placeName && group.places.length > 1 ? `${risk.placeName}: ` : "";
    const told = new Map<string, string[]>();
    for (const [stage, name] of stages) {
      const rated = risk[stage];
      if (rated?.otherMethod) {
        const { by, at, reason, method } = rated.otherMethod;
        const who = context.edition === "full" ? by : "a person of the controller";
        const act = `by ${who} on ${date(at.slice(0, 10))} under another method (${methodName(method)}); it does not count until it is confirmed under this one. ${reason}`;
        told.set(act, [...(told.get(act) ?? []), name.toLowerCase()]);
      }
      if (!rated?.confirmed) continue;
      const { level, by, at, reason, stale } = rated.confirmed;
      const who = context.edition === "full" ? by : "a person of the controller";
      const against = rated.suggested.level === level ? "" : ` (suggested ${levelWord(rated.suggested.level).toLowerCase()})`;
      const act = `by ${who} on ${date(at.slice(0, 10))}. ${reason}${stale ? " Made on other facts: to be confirmed again." : ""}`;
      told.set(act, [...(told.get(act) ?? []), `${name.toLowerCase()} ${levelWord(level).toLowerCase()}${against}`]);
    }
    return [...told].map(([act, named]): readonly Run[] => [
      { text: redacted(context, printable(`${where}${where === "" ? sentenceCase(named.join(", ")) : named.join(", ")}, ${act}`)) },
    ]);
  });
}

/** What people rated in the worksheets of a risk, line by line, by the method in use. */
function worksheetsTold(context: ReportContext, group: RiskGroup): readonly (readonly Run[])[] {
  const used = methodById(context.result.method);
  if (!used?.worksheet || context.edition === "summary") return [];
  const { fields } = used.worksheet;
  return group.places.flatMap((risk) => {
    const sheets = context.content.worksheets?.[risk.id]?.[used.id];
    const where = risk.placeName && group.places.length > 1 ? `${risk.placeName}, ` : "";
    return stages.flatMap(([stage, name]): readonly (readonly Run[])[] => {
      const sheet = sheets?.[stage];
      if (!sheet) return [];
      const rated = fields.map(({ id }) => `${fieldWords(used, id).label} ${sheet.values[id] ?? "open"}`).join("; ");
      const who = context.edition === "full" ? sheet.by : "a person of the controller";
      const text = `${sentenceCase(`${where}${name.toLowerCase()}`)}: ${rated}. By ${who} on ${date(sheet.at.slice(0, 10))}. ${sheet.reason}`;
      return [[{ text: redacted(context, printable(text)) }]];
    });
  });
}

/** "GDPR Art. 5(1)(f), 25(2), 32": the law is named once. */
function articlesText(articles: readonly string[]): string {
  let law = "";
  return articles
    .map((article) => {
      const [, name, rest] = /^(.*?Art\. )(.+)$/.exec(article) ?? [null, "", article];
      const same = name !== "" && name === law;
      law = name ?? "";
      return same ? rest : article;
    })
    .join(", ");
}

const named = (name: string, runs: readonly Run[]): RichText =>
  runs.length === 0 ? [] : [{ kind: "paragraph", runs: [{ text: `${name}: `, bold: true }, ...runs] }];

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;

/** Where a rule applies and why. A sentence that holds of several places alike is said once; levels only where they differ from the line above. */
function placesTold(group: RiskGroup): RichText {
  const [first] = group.places as [Risk];
  if (group.places.length === 1) return [{ kind: "paragraph", runs: [{ text: say(first.says) }] }];
  const levelsOf = (risk: Risk): string =>
    stages
      .flatMap(([stage, name]) => {
        const rated = risk[stage]?.effective;
        return rated ? [`${name.toLowerCase()} ${levelWord(rated.level).toLowerCase()}`] : [];
      })
      .join(", ");
  const usual = levelsOf(first);
  const alike = new Map<string, Risk[]>();
  for (const risk of group.places) {
    const told = say(risk.says);
    const pattern = `${risk.placeName ? told.replaceAll(risk.placeName, "…") : told}|${levelsOf(risk)}`;
    alike.set(pattern, [...(alike.get(pattern) ?? []), risk]);
  }
  const sentences = [...alike.values()].map((risks) => {
    const [one, ...others] = risks as [Risk, ...Risk[]];
    const told = say(one.says);
    const where = one.placeName && !told.includes(one.placeName) ? `${one.placeName}: ` : "";
    const same = others.length === 0 ? "" : ` The same holds of ${listed(others.map(({ placeName }) => placeName ?? "the assessment"))}.`;
    const own = levelsOf(one);
    return `${where}${told}${same}${own === usual ? "" : ` Here ${own}.`}`;
  });
  return sentences.length === 1
    ? [{ kind: "paragraph", runs: [{ text: sentences[0] ?? "" }] }]
    : [{ kind: "list", ordered: false, items: sentences.map((text) => [{ text }]) }];
}

function registerRow(context: ReportContext, group: RiskGroup): TableRow {
  const first = group.places[0] as Risk;
  const path = `risk:${first.id}`;
  const measures = context.content.measures.filter((measure) => treats(measure, group));
  const suggested = first.suggestedMeasures.filter(({ taken }) => !taken).slice(0, 3);
  const cited = factCitations(context, first.because);
  const answers = answersRunOn(context, first.because, 3);
  const decided = confirmations(context, group);
  return {
    id: riskAnchor(group),
    cells: [
      words(group.number),
      { text: [{ kind: "paragraph", runs: [{ text: group.title, bold: true }] }], restsOn: [path] },
      levelCell(groupLevel(group, "inherent"), path),
      levelCell(groupLevel(group, "residual"), path),
      levelCell(groupLevel(group, "projected"), path),
    ],
    note: {
      text: [
        {
          kind: "paragraph",
          runs: [
            {
              text: sentenceCase(
                `${eventWord[first.event] === eventWord.none ? "" : `${eventWord[first.event]}; `}${phaseWord[first.phase]}; ${harmWords(first).replace(/\.$/, "")}; ${articlesText(first.articles)}.`,
              ),
            },
          ],
        },
        ...placesTold(group),
        ...named("Rests on", [...answers, ...(cited.length > 0 ? [{ text: " " }, ...cited] : [])]),
        ...named("Levels", stepRuns(first)),
        ...worksheetsTold(context, group).flatMap((runs) => named("Worksheet", runs)),
        ...named(
          "Measures",
          measures.length === 0
            ? []
            : [
                {
                  text: `${measures.map((measure) => `${measure.catalogue ? `${measure.catalogue} ` : ""}${measureTitle(measure)} (${measure.role}, ${statusWord[measure.status].toLowerCase()})`).join("; ")}.`,
                },
              ],
        ),
        ...named(
          "Not taken",
          suggested.length === 0
            ? []
            : [
                {
                  text: `${suggested.map(({ measure }) => `${measure} ${measureTitle({ catalogue: catalogueMeasure(measure) ? measure : null })}`).join("; ")}.`,
                },
              ],
        ),
        ...decided.flatMap((runs) => named("Decided", runs)),
      ],
      restsOn: [
        ...groundsOf(group.places.flatMap(({ because }) => because)),
        ...group.places.map(({ id }) => `risk:${id}`),
        ...measures.map(({ id }) => `measure:${id}`),
      ],
    },
  };
}

/** Annex A: every raised risk with its reasons, and every risk that does not apply with the reason why not. */
export function riskRegister(context: ReportContext): ReportSection {
  const blocks: ReportBlock[] = [
    part("annex-a", "A", "Risk register with reasons"),
    paragraph(
      words(
        "One entry a risk: its levels at the highest place, then where it applies and why, what that rests on, how the levels came about, the measures, and what people decided. How each comes about and what it means for people stands in 3.1 and 4.1.a. Levels are suggested, unless marked.",
      ),
      "small",
    ),
    {
      kind: "table",
      caption: null,
      columns: [
        { label: "#", weight: 8 },
        { label: "Risk", weight: 41 },
        { label: "Inherent", weight: 17 },
        { label: "Residual", weight: 17 },
        { label: "Projected", weight: 17 },
      ],
      rows: context.groups.map((group) => registerRow(context, group)),
      empty: "No risk is raised on the answers as they stand.",
      density: "dense",
    },
  ];
  if (context.notApplicable.length > 0)
    blocks.push(heading("not-applicable", null, "Risks that do not apply, and why"), {
      kind: "table",
      caption: null,
      columns: [
        { label: "#", weight: 8 },
        { label: "Risk", weight: 30 },
        { label: "Why it does not apply", weight: 62 },
      ],
      rows: context.notApplicable
        .filter(({ number }) => ![...context.groups, ...context.undetermined].some((group) => group.number === number))
        .map((group) => {
          const first = group.places[0] as Risk;
          return {
            cells: [
              words(group.number),
              derived(context, group.title, [`risk:${first.id}`]),
              derived(context, say(first.says), groundsOf(first.because)),
            ],
          };
        }),
      empty: "Every risk of the catalogue is raised or undetermined.",
      density: "compact",
    });
  return { id: "annex-a", number: "A", title: "Risk register with reasons", blocks };
}

const standingLabel: Readonly<Record<Standing, string>> = {
  contract: "Contract",
  documentation: "Documentation",
  reported: "Reported",
  unverified: "Unverified",
  refuted: "Refuted",
};

const factDateText = (value: { date: string; precision: "day" | "month" | "about" } | null): string =>
  value === null
    ? "not known"
    : value.precision === "about"
      ? `about ${date(value.date)}`
      : value.precision === "month"
        ? date(value.date).replace(/^\d+ /, "")
        : date(value.date);

const sourcesTold = (fact: Fact): readonly Run[] =>
  joined(
    fact.sources.map((source): readonly Run[] => [
      source.url?.startsWith("https://") ? { text: printable(source.title), href: source.url } : { text: printable(source.title) },
      ...(source.date ? [{ text: `, ${sourceDate(source.date)}` }] : []),
    ]),
  );

/** The sources of a fact; those of a run of facts with the same ones are told at the first. */
function sourceRuns(context: ReportContext, index: number): readonly Run[] {
  const told = (place: number): string => JSON.stringify(sourcesTold(context.facts[place] as Fact));
  let first = index;
  while (first > 0 && told(first - 1) === told(index)) first -= 1;
  return first === index ? sourcesTold(context.facts[index] as Fact) : [{ text: `As F${first + 1}` }];
}

/** Annex B (A where no register is printed): every dated fact that a result in this document rests on, numbered. */
export function factsRelied(context: ReportContext): ReportSection {
  const missing = context.result.factsUsed.length - context.facts.length;
  const later = takenAsKnownText(context.facts, context.result.asOf, date(context.result.asOf));
  const blocks: ReportBlock[] = [
    part("annex-b", factsAnnex(context), "Facts relied on"),
    paragraph(
      derived(
        context,
        `Statements about providers, services and countries as of ${date(context.result.asOf)}, from register version ${context.result.registerVersion}. Each carries its standing: contract, documentation, reported, unverified, or refuted by a named primary document. What a statement allows is not what happened. Where no start is given, it is not known since when the statement holds. “Taken as known since” names a day before that of the source: whether the source said so on that day was not seen.`,
        [],
      ),
      "small",
    ),
    {
      kind: "table",
      caption: null,
      columns: [
        { label: "#", weight: 5 },
        { label: "Statement", weight: 45 },
        { label: "Standing, in force, known", weight: 21 },
        { label: "Source and its date", weight: 29 },
      ],
      rows: context.facts.map((fact, index): TableRow => {
        const path = `fact:${fact.id}@${fact.version}`;
        const inForce = [
          ...(fact.validFrom ? [`from ${factDateText(fact.validFrom)}`] : []),
          ...(fact.validTo ? [`to ${factDateText(fact.validTo)}`] : []),
        ].join(" ");
        return {
          id: factAnchor(fact.id, fact.version),
          cells: [
            words(`F${index + 1}`),
            derived(context, fact.claim, [path]),
            {
              ...derived(
                context,
                `${fact.organisationFact ? `${standingLabel[fact.standing]}, own fact` : standingLabel[fact.standing]}${inForce ? `, ${inForce}` : ""}; ${isTakenAsKnown(fact) ? "taken as known since" : "recorded"} ${date(fact.recordedOn)}`,
                [path],
              ),
              standing: fact.standing,
            },
            { text: [{ kind: "paragraph", runs: sourceRuns(context, index) }], restsOn: [path] },
          ],
        };
      }),
      empty: "No result in this document rests on a fact of the register.",
      density: "compact",
    },
  ];
  if (later) blocks.splice(2, 0, paragraph(derived(context, later, [], "undetermined"), "small"));
  if (missing > 0) blocks.push(paragraph(words(`${missing} of the facts used are not in the register at hand.`, "undetermined")));
  return { id: "annex-b", number: factsAnnex(context), title: "Facts relied on", blocks };
}

/** What an item of the checklist still misses, in one line. */
const missingOf = (context: ReportContext, { open }: ChecklistItem): string =>
  open.map((point) => ("path" in point ? label(context, point.path) : point.says.replace(/\.$/, ""))).join("; ");

/** Annex C: the criteria of WP248, Annex 2, filled from the answers. */
export function checklist(context: ReportContext): ReportSection {
  const rows = wp248Checklist(context.content, context.result, context.readings).flatMap(({ title, items }): TableRow[] => [
    { cells: [{ text: [{ kind: "paragraph", runs: [{ text: title, bold: true }] }], restsOn: [] }, words(""), words("")] },
    ...items.map((item): TableRow => {
      const restsOn = [...item.answered, ...item.open.flatMap((point) => ("path" in point ? [point.path] : []))];
      return {
        cells: [
          words(`${item.text} (${item.article})`),
          words(item.where),
          item.state === "answered"
            ? { ...words("✓ Answered"), restsOn }
            : derived(context, `☐ Open: ${missingOf(context, item)}`.replace(/[.?]?$/, "."), restsOn, "notAnswered"),
        ],
      };
    }),
  ]);
  return {
    id: "annex-c",
    number: "C",
    title: "Checklist after WP248 rev.01, Annex 2",
    blocks: [
      part("annex-c", "C", "Checklist after WP248 rev.01, Annex 2"),
      paragraph(
        words(
          "Criteria of the Article 29 Working Party’s guidelines of 4 October 2017, restated. Filled from the answers: “answered” means that the point is dealt with, not that the answer is right.",
        ),
        "small",
      ),
      {
        kind: "table",
        caption: null,
        columns: [
          { label: "Criterion", weight: 50 },
          { label: "Where", weight: 16 },
          { label: "State", weight: 34 },
        ],
        rows,
        empty: "",
      },
    ],
  };
}

/** Annex D: what is still open, by section of the questionnaire. */
export function openQuestions(context: ReportContext): ReportSection {
  const open = context.result.openQuestions.filter((path) => parsePath(path) === null || isPrinted(context, path));
  const bySection = new Map<string, string[]>();
  for (const path of open) {
    const section = sectionIdOf(path.split("/")[0] ?? path) ?? "other";
    bySection.set(section, [...(bySection.get(section) ?? []), path]);
  }
  const titleOf = (section: string): string => (section === "other" ? "Other" : sectionTexts(section as SectionId).title);
  const blocks: ReportBlock[] = [
    part("annex-d", "D", "Open questions"),
    paragraph(words("What is unanswered or not known yet. Nothing here is taken as safe: results that need it are undetermined."), "small"),
  ];
  if (open.length === 0) blocks.push(paragraph(words("No question is open.")));
  else
    blocks.push({
      kind: "table",
      caption: null,
      columns: [
        { label: "Section", weight: 20 },
        { label: "Question", weight: 48 },
        { label: "State", weight: 32 },
      ],
      rows: [...bySection].flatMap(([section, paths]) =>
        paths.map((path) => {
          const state = parsePath(path) ? answer(context, path) : words("Not answered yet.", "notAnswered");
          return {
            cells: [words(titleOf(section)), derived(context, sentenceCase(label(context, path)), [path]), { ...state, restsOn: [path] }],
          };
        }),
      ),
      empty: "",
      density: "dense",
    });
  return { id: "annex-d", number: "D", title: "Open questions", blocks };
}

const friaParts = [
  ["Processes in which the system is used", "fria.processes"],
  ["Period and frequency of use", "fria.period"],
  ["People and groups likely to be affected", "fria.groups"],
  ["Specific risks of harm", "fria.harms"],
  ["Human oversight", "fria.oversight"],
  ["What is done if risks come true", "fria.governance"],
] as const;

/** Annex E, only where Art. 27 of the AI Act applies: the six elements of a fundamental rights impact assessment. */
export function fundamentalRights(context: ReportContext): ReportSection | null {
  const duty = context.readings.read("ai.friaDuty");
  if (duty.state !== "answered" || !duty.value) return null;
  return {
    id: "annex-e",
    number: "E",
    title: "Fundamental rights impact assessment (AI Act, Art. 27)",
    blocks: [
      part("annex-e", "E", "Fundamental rights impact assessment (AI Act, Art. 27)"),
      { kind: "definitions", rows: friaParts.map(([name, path]) => ({ label: name, statement: answer(context, path) })) },
    ],
  };
}
