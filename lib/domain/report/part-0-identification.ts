import { factsInForce } from "../facts/fact-lookup";
import { factReasons } from "../facts/facts-in-force";
import { countryName } from "../questionnaire/describe-answer";
import type { CriterionResult } from "../result";
import { countriesConcerned, listItemsOf } from "../screening/national-lists";
import { nationalList } from "../view/national-lists";
import { answersRunOn, missingText } from "./grounds";
import type { ReportBlock, ReportSection, Statement } from "./report";
import {
  answer,
  answersTogether,
  date,
  definition,
  derived,
  field,
  groundsOf,
  heading,
  paragraph,
  part,
  type ReportContext,
  rawAnswer,
  records,
  say,
  sentenceCase,
  words,
} from "./report-context";

/** The answers behind a criterion; the screening question itself repeats the criterion and is not printed again. */
function criterionGrounds(context: ReportContext, criterion: CriterionResult): Statement {
  const beyond = criterion.because.filter((one) => one.kind === "fact" || !one.path.startsWith("screen."));
  // "On the national list of AT" says no more than the answer, which names the country.
  const answered = beyond.some(({ kind }) => kind === "answer");
  const says = criterion.id.startsWith("35-4-") && answered ? null : criterion.says;
  const runs = [
    ...(says ? [{ text: say(says) }] : []),
    ...(criterion.missing.length > 0 ? missingText(context, criterion.missing, 3).runs : []),
    ...answersRunOn(context, beyond, 2),
  ];
  const spaced = runs.map((run, index) => (index > 0 && index <= (says ? 1 : 0) ? { ...run, text: ` ${run.text}` } : run));
  return {
    text: [{ kind: "paragraph", runs: spaced.length > 0 ? spaced : [{ text: "As answered." }] }],
    restsOn: [...groundsOf(criterion.because), ...criterion.missing],
  };
}

/** Each criterion of the screening with its grounds. */
export function screeningTable(context: ReportContext, title = "Why an assessment is made"): ReportBlock {
  const { criteria } = context.result.screening;
  return {
    kind: "table",
    caption: `${title}: the cases of Art. 35(3), national lists, and the nine criteria of the guidelines (WP248)`,
    columns: [
      { label: "Criterion", weight: 34 },
      { label: "Met", weight: 15 },
      { label: "Why", weight: 51 },
    ],
    rows: criteria.map((criterion) => ({
      cells: [
        words(criterionName(criterion.id)),
        derived(
          context,
          criterion.met === null ? "Undetermined" : criterion.met ? "Yes" : "No",
          groundsOf(criterion.because),
          criterion.met === null ? "undetermined" : undefined,
        ),
        criterionGrounds(context, criterion),
      ],
    })),
    empty: "No criterion was looked at.",
    density: "compact",
  };
}

/** What the register holds of the lists of the countries concerned, by standing: never a whole list. */
export function listsHeld(context: ReportContext): readonly ReportBlock[] {
  const { asOf } = context.result;
  const facts = factsInForce(context.register, context.content.facts, asOf, asOf);
  const codes = countriesConcerned(context.result.screening);
  if (codes.length === 0) return [];
  const standings = ["documentation", "contract", "reported", "unverified"] as const;
  return [
    {
      kind: "table",
      caption: "National lists: what is held of them, none read in the list itself; which items apply stands in the checks above",
      columns: [
        { label: "Country", weight: 16 },
        { label: "Cases that require an assessment (Art. 35(4))", weight: 50 },
        { label: "Exempt cases (Art. 35(5))", weight: 34 },
      ],
      rows: codes.map((code) => {
        const list = nationalList(facts, code);
        const items = standings.flatMap((standing) => {
          const held = list.items.filter((item) => item.standing === standing);
          return held.length > 0 ? [`${sentenceCase(standing)}: ${held.map(({ label: name }) => name).join("; ")}.`] : [];
        });
        const exempt = list.exempt.map(
          ({ label: covers, standing, lostWhen }) => `${sentenceCase(standing)}: ${covers}; lost where one of these is added: ${lostWhen}.`,
        );
        return {
          cells: [
            words(list.country),
            derived(context, items.join(" ") || "List not held.", groundsOf(factReasons(listItemsOf(facts, code).map(({ fact }) => fact)))),
            words(exempt.join(" ") || "None held."),
          ],
        };
      }),
      empty: "",
      density: "compact",
    },
  ];
}

function criterionName(id: string): string {
  const general = id.startsWith("35-4-") ? "35-4" : id;
  try {
    const name = say({ message: `screening.criterion.${general}`, values: {} });
    return id.startsWith("35-4-") ? `${name}: ${countryName(id.slice(5))}` : /^C\d$/.test(id) ? `${id} ${name}` : name;
  } catch {
    return id;
  }
}

/** EDPB 0.1 to 0.5: who answers for it, what it is called, when it runs, and the sheet about the assessment itself. */
export function partZero(context: ReportContext): ReportSection {
  const blocks: ReportBlock[] = [
    part("part-0", "0", "The processing and this assessment"),
    heading("0.1", "0.1", "Controller or controllers"),
  ];
  const controllers = records(context, "controllers");
  const role = definition(context, "Our role", "org.ourRole");
  if (controllers.length === 0)
    blocks.push(
      { kind: "definitions", rows: [role] },
      paragraph({ ...words("Not answered yet: no controller is recorded.", "notAnswered"), restsOn: ["controllers"] }),
    );
  controllers.forEach((controller, index) => {
    blocks.push({
      kind: "definitions",
      rows: [
        ...(index === 0 ? [role] : []),
        definition(context, "Controller", field("controllers", controller.id, "name")),
        definition(context, "Units responsible", field("controllers", controller.id, "units")),
        definition(context, "Establishment and contact", field("controllers", controller.id, "contact")),
        definition(context, "Country", field("controllers", controller.id, "country")),
        definition(context, "Representative (Art. 27)", field("controllers", controller.id, "representative")),
        definition(context, "Data protection officer", field("controllers", controller.id, "dpoContact")),
      ],
    });
  });
  if (rawAnswer(context, "org.jointArrangement"))
    blocks.push({
      kind: "definitions",
      rows: [
        definition(context, "Arrangement (Art. 26)", "org.jointArrangement"),
        definition(context, "Who does what", "org.jointSplit"),
        definition(context, "Who signs", "org.jointWhoSigns"),
      ],
    });

  blocks.push(heading("0.2", "0.2", "Processors and sub-processors"));
  blocks.push({
    kind: "table",
    caption: null,
    columns: [
      { label: "#", weight: 4 },
      { label: "Party", weight: 20 },
      { label: "Role", weight: 14 },
      { label: "Obligations and tasks", weight: 36 },
      { label: "Contract (Art. 28) and chain", weight: 26 },
    ],
    rows: records(context, "processors").map((processor, index) => ({
      id: `processor-${processor.id}`,
      cells: [
        words(`${index + 1}`),
        answersTogether(context, [
          { label: "", path: field("processors", processor.id, "name") },
          { label: "Seat", path: field("processors", processor.id, "country") },
        ]),
        answer(context, field("processors", processor.id, "role")),
        answer(context, field("processors", processor.id, "tasks")),
        answersTogether(context, [
          { label: "Contract", path: field("processors", processor.id, "art28Contract") },
          { label: "Sub-processors", path: field("processors", processor.id, "subProcessors") },
          { label: "List reviewed", path: field("processors", processor.id, "subProcessorsReviewedOn") },
        ]),
      ],
    })),
    empty: "No processor is recorded yet.",
  });
  if (records(context, "contracts").length > 0)
    blocks.push({
      kind: "table",
      caption: "Contracts and terms that were read",
      columns: [
        { label: "Contract", weight: 30 },
        { label: "Party", weight: 18 },
        { label: "Version", weight: 18 },
        { label: "Read on", weight: 14 },
        { label: "Negotiated", weight: 20 },
      ],
      rows: records(context, "contracts").map((contract) => ({
        cells: [
          answersTogether(context, [
            { label: "", path: field("contracts", contract.id, "name") },
            { label: "", path: field("contracts", contract.id, "kind") },
          ]),
          answer(context, field("contracts", contract.id, "party")),
          answer(context, field("contracts", contract.id, "version")),
          answer(context, field("contracts", contract.id, "readOn")),
          answersTogether(context, [
            { label: "", path: field("contracts", contract.id, "negotiated") },
            { label: "Until", path: field("contracts", contract.id, "negotiatedUntil") },
          ]),
        ],
      })),
      empty: "",
    });

  blocks.push(heading("0.3", "0.3", "Name of the processing"), {
    kind: "definitions",
    rows: [
      definition(context, "Name in the register (Art. 30)", "meta.processingName"),
      definition(context, "History of the processing", "meta.processingHistory"),
    ],
  });
  blocks.push(heading("0.4", "0.4", "Planning"), {
    kind: "definitions",
    rows: [definition(context, "Launch", "meta.launchDate"), definition(context, "End, or what ends it", "meta.endDate")],
  });

  blocks.push(heading("0.5", "0.5", "About this assessment"));
  blocks.push({
    kind: "table",
    caption: "Versions of the assessment",
    columns: [
      { label: "Version", weight: 14 },
      { label: "Date", weight: 18 },
      { label: "What changed", weight: 68 },
    ],
    rows: [
      ...records(context, "dpiaHistory").map((version) => ({
        cells: [
          answer(context, field("dpiaHistory", version.id, "version")),
          answer(context, field("dpiaHistory", version.id, "date")),
          answer(context, field("dpiaHistory", version.id, "change")),
        ],
      })),
      { cells: [words(context.documentMeta.version), words(date(context.documentMeta.madeOn)), words("This document.")] },
    ],
    empty: "",
  });
  const team = records(context, "team");
  blocks.push({
    kind: "table",
    caption: "Who took part",
    columns: [
      ...(context.edition === "full" ? [{ label: "Name", weight: 30 }] : []),
      { label: "Function", weight: 40 },
      { label: "Part", weight: 20 },
      ...(context.edition === "summary" ? [] : [{ label: "Signs", weight: 10 }]),
    ],
    rows: team.map((person) => ({
      cells: [
        ...(context.edition === "full" ? [answer(context, field("team", person.id, "name"))] : []),
        answer(context, field("team", person.id, "role")),
        answer(context, field("team", person.id, "responsibility")),
        ...(context.edition === "summary" ? [] : [answer(context, field("team", person.id, "signs"))]),
      ],
    })),
    empty: "Nobody is recorded yet.",
  });
  blocks.push(screeningTable(context), ...listsHeld(context));
  blocks.push(
    paragraph(
      derived(context, say(context.result.screening.says), groundsOf(context.result.screening.criteria.flatMap(({ because }) => because))),
    ),
  );
  blocks.push({
    kind: "definitions",
    rows: [
      definition(context, "Reasons for the assessment", "meta.reasons"),
      definition(context, "In scope and out of scope", "meta.scope"),
      definition(context, "Reference material", "meta.references"),
      definition(context, "Completed on", "meta.completionDate"),
      definition(context, "Formal validation", "meta.validation"),
      definition(context, "Publication", "meta.publication"),
      definition(context, "How it is published", "meta.publicationHow"),
    ],
  });
  return { id: "part-0", number: "0", title: "The processing and this assessment", blocks };
}
