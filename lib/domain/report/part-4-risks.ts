import type { Measure } from "../assessment/measure";
import type { RatedLevel, Risk } from "../result";
import type { Level, Scale } from "../risk/level";
import { levels } from "../risk/level";
import { type Method, stepOf } from "../risk/method";
import { defaultMethod, methodById } from "../risk/method-table";
import {
  confirmedText,
  consultationText,
  fieldWords,
  floorText,
  methodText,
  ownLevelWords,
  partWords,
  scaleText,
  standingText,
  stepsOf,
  stepWords,
  stopperText,
  unconfirmedText,
  valueWords,
} from "../view/method-words";
import { evidenceText } from "./part-2-compliance";
import { noneRaised, threatsTable } from "./part-3-by-design";
import type { HeatMapPoint, ReportBlock, ReportSection, TableCell } from "./report";
import {
  answer,
  date,
  definition,
  derived,
  groupLevel,
  heading,
  label,
  levelMark,
  levelWord,
  measureTitle,
  paragraph,
  part,
  type ReportContext,
  type RiskGroup,
  registerPointer,
  riskAnchor,
  say,
  statusWord,
  words,
} from "./report-context";
import type { RichText } from "./rich-text";
import { eventWord } from "./risk-words";

const usedMethod = (context: ReportContext): Method => methodById(context.result.method) ?? defaultMethod;

/** A level in a register: its standing is printed only where it is more than suggested, which the table says once. */
export const levelCell = (rated: RatedLevel | null, path: string): TableCell => {
  const mark = levelMark(rated);
  if (!mark) return { ...words("Undetermined", "undetermined"), restsOn: [path] };
  const { standing, ...level } = mark;
  const marked = rated?.confirmed || rated?.otherMethod;
  return { text: [], levels: [marked && standing ? { ...level, standing } : level], restsOn: [path] };
};

const levelsRead = (context: ReportContext): string =>
  `L is likelihood, S severity, 1 to 4. Levels are suggested by ${usedMethod(context).worksheet ? "worksheets" : "the rules"} and not yet confirmed by a person, unless marked. Each risk at its highest place${registerPointer(context, "; its places: Annex A")}.`;

const numberCell = (group: RiskGroup): TableCell => ({
  text: [{ kind: "paragraph", runs: [{ text: group.number, href: `#${riskAnchor(group)}` }] }],
  restsOn: [`risk:${group.places[0]?.id ?? group.rule}`],
});

/** Whether a level can be carried as it is (EDPB 4.1.c, 4.2.b); our reading, by the method. */
const acceptable = (level: Level): string => (level === "low" ? "Yes" : level === "medium" ? "With an owner" : "No");

/** What moved the level off the rule's values: a person's change, with the reason, and the floor. */
const modulation = (context: ReportContext, group: RiskGroup): string => {
  const rated = groupLevel(group, "inherent");
  if (!rated) return "–";
  const { confirmed, suggested } = rated;
  const changed = confirmed !== null && (["level", "likelihood", "severity"] as const).some((axis) => confirmed[axis] !== suggested[axis]);
  const floor = rated.steps.find(({ says }) => says.message === "level.floor");
  const parts = [
    ...(changed
      ? [
          `${levelWord(suggested.level)} by ${usedMethod(context).worksheet ? "the worksheet" : "the rules"}.${context.edition === "summary" ? "" : ` ${confirmed.reason}`}`,
        ]
      : []),
    ...(floor ? [say(floor.says)] : []),
  ];
  return parts.length === 0 ? "None" : parts.join(" ");
};

export const treats = (measure: Measure, group: RiskGroup): boolean =>
  measure.risks.some((id) => id === group.rule || group.places.some((risk) => risk.id === id));

/** One axis: the meaning of each value and, where the method calls it otherwise, its own word. */
function axisTable(used: Method, axis: "likelihood" | "severity"): ReportBlock {
  const caption = axis === "likelihood" ? "Likelihood" : "Severity for the people concerned";
  if (used.worksheet)
    return {
      kind: "table",
      caption,
      columns: [
        { label: "Step", weight: 22 },
        { label: "Called by the method", weight: 78 },
      ],
      rows: stepsOf(used, axis).map((step) => ({ cells: [words(String(step)), words(stepWords(used, axis, step))] })),
      empty: "",
      density: "dense",
    };
  const own = used.id !== defaultMethod.id;
  return {
    kind: "table",
    caption,
    columns: [
      { label: own ? "Value" : "Level", weight: 22 },
      ...(own ? [{ label: "Called by the method", weight: 24 }] : []),
      { label: "Meaning", weight: own ? 54 : 78 },
    ],
    rows: ([1, 2, 3, 4] as const).map((value) => ({
      cells: [
        words(`${value} ${say({ message: `method.${axis}.${value}`, values: {} })}`),
        ...(own ? [words(valueWords(used, axis, value))] : []),
        words(say({ message: `method.${axis}.${value}.meaning`, values: {} })),
      ],
    })),
    empty: "",
    density: "dense",
  };
}

function matrixTable(used: Method): ReportBlock {
  const severities = stepsOf(used, "severity");
  return {
    kind: "table",
    caption: "Matrix: likelihood down, severity across",
    columns: [
      { label: "Likelihood", weight: 24 },
      ...severities.map((step) => ({
        label: used.id === defaultMethod.id ? `Severity ${step}` : `Severity: ${stepWords(used, "severity", step)}`,
        weight: 76 / severities.length,
      })),
    ],
    rows: stepsOf(used, "likelihood")
      .toReversed()
      .map((step) => ({
        cells: [
          words(`${step} ${stepWords(used, "likelihood", step)}`),
          ...(used.matrix[step - 1] ?? []).map((level): TableCell => {
            const own = ownLevelWords(used, level);
            return { text: [], restsOn: [], levels: [{ level, label: own ? `${levelWord(level)} (${own})` : levelWord(level) }] };
          }),
        ],
      })),
    empty: "",
    density: "dense",
  };
}

/** The lines of a method's worksheet, in its order. */
function worksheetTable(used: Method): readonly ReportBlock[] {
  if (!used.worksheet) return [];
  return [
    {
      kind: "table",
      caption: "Worksheet: what a person rates for each risk, 1 to 4",
      columns: [
        { label: "Part", weight: 16 },
        { label: "Line", weight: 32 },
        { label: "Meaning", weight: 52 },
      ],
      rows: used.worksheet.fields.map(({ id, part: axis, stopper }) => {
        const { label: name, meaning } = fieldWords(used, id);
        return { cells: [words(partWords(axis)), words(stopper ? `${name} (${stopperText()})` : name), words(meaning)] };
      }),
      empty: "",
      density: "dense",
    },
  ];
}

/** Where a method of others comes from, and whether anybody held its matrix against the source. */
function methodStanding(context: ReportContext, used: Method): readonly ReportBlock[] {
  const { matrix } = context.result;
  if (used.standing.matrix === "own") return [];
  const confirmed = matrix.confirmed
    ? context.edition === "full"
      ? confirmedText(matrix.confirmed)
      : confirmedText({ ...matrix.confirmed, by: "A person of the controller" })
    : null;
  return [
    {
      kind: "definitions",
      rows: [
        { label: "Method of", statement: words(methodText(used, "by")) },
        {
          label: "Source",
          statement: words(
            used.sources.map((source) => `${source.title} (${date(source.date)}): ${standingText(source.standing)}`).join("; "),
          ),
        },
        { label: "Standing of the table", statement: words(`${standingText(used.standing.matrix)}.${confirmed ? ` ${confirmed}` : ""}`) },
      ],
    },
    ...(matrix.carriesSignature
      ? []
      : [{ kind: "notice", tone: "open", title: "The table is not verified", items: [words(unconfirmedText())] } as const]),
  ];
}

function method(context: ReportContext): readonly ReportBlock[] {
  const used = usedMethod(context);
  const scale = scaleText(used);
  const values = used.worksheet
    ? [
        words(methodText(used, "stages")),
        words("A rating that is missing leaves the risk undetermined; the range that it could come to is shown."),
      ]
    : [
        words(
          "The rule's values for likelihood and severity follow from the answers; where an answer that decides between two values is missing, the higher one is taken.",
        ),
        words(
          "Measures lower the values only once they are implemented and evidenced, by at most two levels per axis together, never below 1. Severity falls only where data, identifiability, reversibility or human review changes.",
        ),
        ...(used.id === defaultMethod.id ? [] : [words(methodText(used, "stages"))]),
        ...(scale ? [words(`Groundwork’s four values are taken to this method’s steps: ${scale}.`)] : []),
      ];
  return [
    heading("4.1.b", "4.1.b", "Method of risk assessment"),
    paragraph(
      derived(
        context,
        `${say({ message: `method.${used.id}.name`, values: {} })} (${used.id}). ${say({ message: `method.${used.id}.note`, values: {} })}`,
        [],
      ),
    ),
    ...methodStanding(context, used),
    axisTable(used, "likelihood"),
    axisTable(used, "severity"),
    ...worksheetTable(used),
    matrixTable(used),
    {
      kind: "list",
      ordered: true,
      items: [
        ...values,
        words("The matrix gives the level; a person may move it by one step, with a reason (modulation)."),
        words(
          used.id === defaultMethod.id
            ? "The severity floor comes last: severity 4 is never below high, however unlikely."
            : `The severity floor comes last. ${floorText()}`,
        ),
        words("The highest risk decides; risks are never averaged."),
        words(
          `Acceptable: low, yes; medium, with an owner and a review date; high or very high, no: further measures, consultation of the authority (Art. 36), or rejection.${used.id === defaultMethod.id ? "" : ` ${consultationText()}`}`,
        ),
      ],
    },
    paragraph(
      words(
        "How this differs from the EDPB form: the form takes planned baseline measures as given when it states the inherent risk. Here a baseline measure counts only once it is implemented and evidenced; what is planned shows in a third value, “projected”, and only where it is a numbered condition with owner and date. “Inherent” is the level with baseline measures in place, “residual” the level as things stand, with additional measures in place.",
      ),
    ),
    paragraph(
      derived(
        context,
        context.result.outcome.restsOn === "projected"
          ? "The launch lies ahead: the decision rests on the projected level, and each counted measure becomes a condition."
          : "The processing runs, or its launch date is not known: the decision rests on the residual level.",
        ["meta.launchDate"],
      ),
    ),
  ];
}

/** The three events of the classic triad, each raised by a risk or reasoned away. */
function triad(context: ReportContext): ReportBlock {
  const events = ["access", "modification", "disappearance"] as const;
  return {
    kind: "table",
    caption: "The three events that every assessment looks at",
    columns: [
      { label: "Event", weight: 24 },
      { label: "Standing", weight: 20 },
      { label: "Risks, or why none", weight: 56 },
    ],
    rows: events.map((event) => {
      const raised = context.groups.filter(({ places }) => places.some((risk) => risk.event === event));
      const open = context.undetermined.filter(({ places }) => places.some((risk) => risk.event === event));
      const away = context.notApplicable.filter(({ places }) => places.some((risk) => risk.event === event));
      const text: RichText = [
        {
          kind: "paragraph",
          runs:
            raised.length > 0
              ? raised.map((group, index) => ({
                  text: `${index > 0 ? ", " : ""}${group.number}`,
                  href: `#${riskAnchor(group)}`,
                }))
              : open.length > 0
                ? [{ text: `Not decided: ${open.map(({ number }) => number).join(", ")}.` }]
                : [
                    {
                      text:
                        away.map((group) => `${group.number}: ${say((group.places[0] as Risk).says)}`).join(" ") ||
                        "No rule of the catalogue applies; state why in an own risk.",
                    },
                  ],
        },
      ];
      return {
        cells: [
          words(eventWord[event].charAt(0).toUpperCase() + eventWord[event].slice(1)),
          words(
            raised.length > 0 ? "Raised" : open.length > 0 ? "Undetermined" : "Reasoned away",
            raised.length === 0 && open.length > 0 ? "undetermined" : undefined,
          ),
          { text, restsOn: [...raised, ...open, ...away].map(({ places }) => `risk:${places[0]?.id}`) },
        ],
      };
    }),
    empty: "",
    density: "dense",
  };
}

/** What the cell of a mark does not say. */
const onMapNote = (used: Method): string =>
  used.id === defaultMethod.id
    ? ""
    : used.worksheet?.rule === "factors"
      ? " A mark stands at its side effects; other factors, and the severity floor, may make its level higher than its cell."
      : " Where severity is 4 of four, the floor may make the level higher than its cell.";

function heatMap(context: ReportContext): ReportBlock {
  const used = usedMethod(context);
  const onMap = ({ likelihood, severity }: { likelihood: Scale; severity: Scale }) => ({
    likelihood: stepOf(used, "likelihood", likelihood) as Scale,
    severity: stepOf(used, "severity", severity) as Scale,
  });
  const points: HeatMapPoint[] = context.groups.flatMap((group) => {
    const inherent = groupLevel(group, "inherent")?.effective;
    const residual = groupLevel(group, "residual")?.effective;
    return inherent
      ? [{ number: group.number, title: group.title, inherent: onMap(inherent), residual: residual ? onMap(residual) : null }]
      : [];
  });
  return {
    kind: "heatMap",
    caption: `Each mark is a risk by its number in the register, at its highest place. A ring is the inherent level; a filled mark the residual level; a line joins the two where they differ.${onMapNote(used)}`,
    alt: `Heat map of ${points.length} risks by likelihood and severity. The same values stand in tables 4.1.c and 4.2.b.`,
    matrix: used.matrix,
    likelihoodLabels: stepsOf(used, "likelihood").map((step) => stepWords(used, "likelihood", step)),
    severityLabels: stepsOf(used, "severity").map((step) => stepWords(used, "severity", step)),
    levelLabels: Object.fromEntries(levels.map((level) => [level, levelWord(level)])) as Record<Level, string>,
    points,
    restsOn: context.groups.map(({ places }) => `risk:${places[0]?.id}`),
  };
}

/** Measures that the catalogue does not hold, counted by themselves: "own 1". */
const ownNumber = (measures: readonly Measure[], measure: Measure): string =>
  `own ${measures.filter(({ catalogue }) => catalogue === null).indexOf(measure) + 1}`;

/** EDPB 4.1 and 4.2: abnormal events, method, inherent levels, additional measures, residual levels, plan. */
export function partFour(context: ReportContext): ReportSection {
  const { groups } = context;
  const additional = context.content.measures.filter(({ role }) => role === "additional");
  const conditions = additional.filter(({ condition }) => condition);
  const withOwner = context.edition === "full";
  const blocks: ReportBlock[] = [
    part("part-4", "4", "Risks to the rights and freedoms of people"),
    heading("4.1.a", "4.1.a", "Impacts of abnormal events"),
    paragraph(
      words(
        `Risks that come from something going wrong: attack, error, failure. Levels: 4.1.c and 4.2.b${registerPointer(context, "; where each applies, and why: Annex A")}.`,
      ),
      "small",
    ),
    threatsTable(
      context,
      groups.filter(({ places }) => places[0]?.track === "abnormalEvent"),
      noneRaised(context, "No risk from abnormal events is raised on the answers as they stand"),
    ),
    triad(context),
    ...method(context),
    heading("4.1.c", "4.1.c", "Inherent risk"),
    heatMap(context),
    {
      kind: "table",
      caption: `${levelsRead(context)} Acceptable: 4.1.b, the last point.`,
      columns: [
        { label: "#", weight: 8 },
        { label: "Risk", weight: 35 },
        { label: "Inherent level", weight: 18 },
        { label: "Modulating factors", weight: 26 },
        { label: "Acceptable?", weight: 13 },
      ],
      rows: groups.map((group) => {
        const rated = groupLevel(group, "inherent");
        return {
          // Without the register in detail, links lead here.
          ...(context.edition === "summary" ? { id: riskAnchor(group) } : {}),
          cells: [
            numberCell(group),
            derived(context, group.title, [`risk:${group.places[0]?.id}`]),
            levelCell(rated, `risk:${group.places[0]?.id}`),
            derived(context, modulation(context, group), [`risk:${group.places[0]?.id}`]),
            words(rated ? acceptable(rated.effective.level) : "Undetermined"),
          ],
        };
      }),
      empty: noneRaised(context, "No risk is raised on the answers as they stand"),
      density: "compact",
    },
  ];
  if (context.undetermined.length > 0)
    blocks.push({
      kind: "table",
      caption: "Undetermined: risks that may apply, and what is missing to say",
      columns: [
        { label: "#", weight: 8 },
        { label: "Risk", weight: 32 },
        { label: "Could be", weight: 22 },
        { label: "Missing", weight: 38 },
      ],
      rows: context.undetermined.map((group) => {
        const missing = [...new Set(group.places.flatMap(({ missing: paths }) => paths))];
        const range = (group.places[0] as Risk).range;
        return {
          id: riskAnchor(group),
          cells: [
            words(group.number),
            derived(context, group.title, [`risk:${group.places[0]?.id}`]),
            range
              ? {
                  text: [],
                  restsOn: missing,
                  levels: [
                    {
                      level: range.highest,
                      label:
                        range.lowest === range.highest
                          ? levelWord(range.highest)
                          : `${levelWord(range.lowest)} to ${levelWord(range.highest).toLowerCase()}`,
                    },
                  ],
                }
              : { ...words("Undetermined", "undetermined"), restsOn: missing },
            {
              text: [
                {
                  kind: "paragraph",
                  runs: [
                    {
                      text:
                        missing.length === 0
                          ? "A fact that the register does not hold."
                          : missing
                              .slice(0, 5)
                              .map((path) => label(context, path))
                              .join("; ") + (missing.length > 5 ? `; and ${missing.length - 5} more` : ""),
                    },
                  ],
                },
              ],
              restsOn: missing,
            },
          ],
        };
      }),
      empty: "",
      density: "compact",
    });

  blocks.push(heading("4.2.a", "4.2.a", "Additional measures"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "#", weight: 7 },
      { label: "Measure", weight: 37 },
      { label: "Risks treated", weight: 15 },
      { label: "Status", weight: 17 },
      { label: withOwner ? "Evidence, owner, date" : "Evidence and date", weight: 24 },
    ],
    rows: additional.map((measure) => ({
      id: `measure-${measure.id}`,
      cells: [
        words(measure.catalogue ?? ownNumber(additional, measure)),
        {
          text: [
            { kind: "paragraph", runs: [{ text: measureTitle(measure), bold: true }] },
            ...(measure.description && context.edition !== "summary" ? derived(context, measure.description, []).text : []),
          ],
          restsOn: [`measure:${measure.id}`],
        },
        derived(
          context,
          groups
            .filter((group) => treats(measure, group))
            .map(({ number }) => number)
            .join(", ") || "None of the risks raised",
          [`measure:${measure.id}`],
        ),
        derived(
          context,
          `${statusWord[measure.status]}${measure.condition ? `. Condition ${conditions.indexOf(measure) + 1} of the decision` : ""}`,
          [`measure:${measure.id}`],
        ),
        derived(
          context,
          [
            evidenceText(context, measure.evidence),
            ...(withOwner && measure.owner ? [measure.owner] : []),
            ...(measure.due ? [`due ${date(measure.due)}`] : []),
          ].join("; "),
          [`measure:${measure.id}`],
        ),
      ],
    })),
    empty: "No additional measure is recorded.",
    density: "dense",
  });
  const anyProjected = groups.some((group) => groupLevel(group, "projected") !== null);
  blocks.push(heading("4.2.b", "4.2.b", "Residual risk"), {
    kind: "table",
    caption: anyProjected
      ? "Residual: as things stand. Projected: once the conditions in 6 are met. Levels are read as in 4.1.c."
      : "Residual: as things stand. Levels are read as in 4.1.c.",
    columns: [
      { label: "#", weight: 7 },
      { label: "Risk", weight: 32 },
      { label: "Measures", weight: 14 },
      { label: "Residual", weight: 17 },
      ...(anyProjected ? [{ label: "Projected", weight: 17 }] : []),
      { label: "Acceptable?", weight: 13 },
    ],
    rows: groups.map((group) => {
      const stage = context.result.outcome.restsOn;
      const decisive = groupLevel(group, stage) ?? groupLevel(group, "residual");
      const measures = additional.filter((measure) => treats(measure, group));
      return {
        cells: [
          numberCell(group),
          derived(context, group.title, [`risk:${group.places[0]?.id}`]),
          derived(
            context,
            measures.map((measure) => measure.catalogue ?? ownNumber(additional, measure)).join(", ") || "None",
            measures.map(({ id }) => `measure:${id}`),
          ),
          levelCell(groupLevel(group, "residual"), `risk:${group.places[0]?.id}`),
          ...(anyProjected ? [levelCell(groupLevel(group, "projected"), `risk:${group.places[0]?.id}`)] : []),
          words(decisive ? acceptable(decisive.effective.level) : "Undetermined"),
        ],
      };
    }),
    empty: noneRaised(context, "No risk is raised on the answers as they stand"),
    density: "compact",
  });
  blocks.push(heading("4.2.c", "4.2.c", "Plan: follow-up and review"), {
    kind: "definitions",
    rows: [
      definition(context, "How it is followed", "plan.monitoring"),
      definition(context, "Next review", "review.next"),
      definition(context, "Who sees to it", "review.owner"),
      definition(context, "What reopens the assessment", "review.triggers"),
      { label: "Incidents and complaints", statement: answer(context, "review.incidents") },
    ],
  });
  return { id: "part-4", number: "4", title: "Risks", blocks };
}
