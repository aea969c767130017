import { flowKind } from "../data-flow/describe-flows";
import type { DataFlowMap } from "../data-flow/map";
import { drawMap } from "../view/map-drawing";
import { anyRegionWords, transferPlaceWords } from "../view/outcome-words";
import { factCitations as cited, missingText, onWhoseWord, wordOf } from "./grounds";
import { withStandIns } from "./printable-letters";
import type { ReportBlock, ReportSection, TableRow } from "./report";
import {
  answer,
  answersInline,
  answersTogether,
  countriesText,
  dataNames,
  dataNumbers,
  date,
  definition,
  derived,
  elementName,
  factsAnnex,
  field,
  groundsOf,
  heading,
  isInside,
  isPrinted,
  lengthText,
  nothingDescribed,
  outsideRecipients,
  paragraph,
  part,
  pathText,
  type ReportContext,
  records,
  roleWord,
  said,
  say,
  sentenceCase,
  words,
} from "./report-context";
import { plainText } from "./rich-text";

/** The map with names as they are printed, so that what stands for a letter is cut to its box like every other word. */
const printableMap = (map: DataFlowMap): DataFlowMap => ({
  ...map,
  elements: map.elements.map((element) => ({ ...element, name: withStandIns(element.name) })),
});

const certaintyWord = { established: "Established", possible: "Possible", excluded: "Excluded" } as const;
const toolWord = {
  adequacy: "Adequacy decision (Art. 45)",
  dpf: "EU-US Data Privacy Framework (Art. 45)",
  scc: "Standard contractual clauses (Art. 46)",
  bcr: "Binding corporate rules (Art. 47)",
  art49: "Derogation (Art. 49)",
  none: "None",
  undetermined: "Undetermined",
} as const;
const transferStanding = {
  covered: "Covered",
  incomplete: "Incomplete: assessment, listing or fallback is open",
  gap: "Gap: no tool",
  undetermined: "Undetermined",
} as const;

function flowsTable(context: ReportContext): ReportBlock {
  const { flows } = context.result.map;
  return {
    kind: "table",
    caption: "The flows of the map; data by their number in 1.1.a; established unless the last column says otherwise",
    columns: [
      { label: "#", weight: 5 },
      { label: "From, to and how", weight: 67 },
      { label: "Data", weight: 15 },
      { label: "Certainty", weight: 13 },
    ],
    rows: flows.map((flow, index) => ({
      id: `flow-${index + 1}`,
      cells: [
        words(`${index + 1}`),
        derived(
          context,
          `${elementName(context, flow.from)} → ${elementName(context, flow.to)}: ${say(flowKind(flow))}`,
          groundsOf(flow.because),
        ),
        derived(
          context,
          dataNumbers(context, [...flow.dataItems, ...(flow.metadata ?? []).map((told) => `metadata:${told}`)]),
          groundsOf(flow.because),
        ),
        derived(
          context,
          flow.missing.length > 0 ? "Answer missing" : flow.certainty === "established" ? "" : certaintyWord[flow.certainty],
          [...groundsOf(flow.because), ...flow.missing],
          flow.missing.length > 0 ? "undetermined" : undefined,
        ),
      ],
    })),
    empty: "No flow follows from the answers yet.",
    density: "compact",
  };
}

function recipientsBlocks(context: ReportContext): readonly ReportBlock[] {
  const received = context.result.recipients.filter(({ certainty }) => certainty !== "excluded");
  const shown = outsideRecipients(context);
  const inside = received.filter(isInside);
  const excluded = context.result.recipients.filter(({ certainty }) => certainty === "excluded");
  const row = (recipient: (typeof shown)[number], index: number): TableRow => ({
    id: `recipient-${recipient.id.replace(/[^A-Za-z0-9]/g, "-")}`,
    cells: [
      words(`${index + 1}`),
      derived(context, recipient.name, [`recipient:${recipient.id}`]),
      derived(
        context,
        `${certaintyWord[recipient.certainty]}. ${sentenceCase(roleWord[recipient.role])}${recipient.roleSettled ? "" : " (proposed, not settled)"}.`,
        groundsOf(recipient.because),
        recipient.role === "undetermined" ? "undetermined" : undefined,
      ),
      derived(context, sentenceCase(dataNames(context, recipient.receives)), groundsOf(recipient.because)),
      derived(
        context,
        sentenceCase(countriesText(recipient.countries)),
        groundsOf(recipient.because),
        recipient.countries === null ? "undetermined" : undefined,
      ),
      derived(
        context,
        `${sentenceCase(lengthText(recipient.retention))}. ${recipient.access.includes("humanReview") ? "People may read it." : recipient.access.length > 0 ? "By machine only." : ""}`.trim(),
        groundsOf(recipient.because),
        recipient.retention.kind === "undetermined" ? "undetermined" : undefined,
      ),
    ],
    note: {
      text: [
        { kind: "paragraph", runs: [{ text: say(recipient.says) }] },
        ...(recipient.path.length > 1
          ? [{ kind: "paragraph" as const, runs: [{ text: "Path: ", bold: true as const }, { text: pathText(context, recipient.path) }] }]
          : []),
        ...(context.edition === "summary" ? [] : onWhoseWord(context, recipient.because)),
        ...(recipient.missing.length > 0 ? [missingText(context, recipient.missing)] : []),
      ],
      restsOn: [...groundsOf(recipient.because), ...recipient.missing],
    },
  });
  const blocks: ReportBlock[] = [
    heading("recipients", null, "Who receives the data", 3),
    paragraph(
      words(
        `Derived from the answers in this document and the dated facts in force (Annex ${factsAnnex(context)}). “Kept” is the longest of all copies; each store and model service by itself: 2.2.a. “Possible” means that nothing at hand rules it out; it does not mean that it happened.`,
      ),
      "small",
    ),
    {
      kind: "table",
      caption: null,
      columns: [
        { label: "#", weight: 4 },
        { label: "Recipient", weight: 19 },
        { label: "Certainty and role", weight: 17 },
        { label: "Data", weight: 31 },
        { label: "Where", weight: 13 },
        { label: "Kept", weight: 16 },
      ],
      rows: shown.map(row),
      empty: "Undetermined: no recipient follows from the answers yet; that does not mean that there is none.",
      density: "dense",
    },
  ];
  if (inside.length > 0)
    blocks.push({
      kind: "table",
      caption: "Inside the organisation, and people who see data of others; data by their number in 1.1.a",
      columns: [
        { label: "Who", weight: 28 },
        { label: "Data", weight: 13 },
        { label: "Kept", weight: 16 },
        { label: "Why", weight: 43 },
      ],
      rows: inside.map((recipient) => ({
        id: `recipient-${recipient.id.replace(/[^A-Za-z0-9]/g, "-")}`,
        cells: [
          derived(context, `${recipient.name}${recipient.certainty === "possible" ? " (possible)" : ""}`, [`recipient:${recipient.id}`]),
          derived(context, dataNumbers(context, recipient.receives), groundsOf(recipient.because)),
          derived(
            context,
            sentenceCase(lengthText(recipient.retention)),
            groundsOf(recipient.because),
            recipient.retention.kind === "undetermined" ? "undetermined" : undefined,
          ),
          said(context, recipient.says, recipient.because),
        ],
      })),
      empty: "",
      density: "compact",
    });
  if (excluded.length > 0)
    blocks.push({
      kind: "table",
      caption: "Excluded by facts in force",
      columns: [
        { label: "Party", weight: 18 },
        { label: "Why it receives nothing", weight: 57 },
        { label: "On whose word", weight: 25 },
      ],
      rows: excluded.map((recipient) => ({
        cells: [
          derived(context, recipient.name, [`recipient:${recipient.id}`]),
          said(context, recipient.says, recipient.because),
          { text: [{ kind: "paragraph", runs: wordOf(context, recipient.because) }], restsOn: groundsOf(recipient.because) },
        ],
      })),
      empty: "",
      density: "dense",
    });
  return blocks;
}

function transfersBlocks(context: ReportContext): readonly ReportBlock[] {
  const nameOf = (id: string) => context.result.recipients.find((recipient) => recipient.id === id)?.name ?? elementName(context, id);
  const blocks: ReportBlock[] = [
    heading("transfers", null, "Transfers to third countries (Chapter V)", 3),
    {
      kind: "table",
      caption: null,
      columns: [
        { label: "To", weight: 24 },
        { label: "Country", weight: 17 },
        { label: "Data (1.1.a)", weight: 13 },
        { label: "Tool", weight: 23 },
        { label: "Standing", weight: 23 },
      ],
      rows: context.result.transfers.map((transfer) => ({
        cells: [
          derived(context, nameOf(transfer.to), [`recipient:${transfer.to}`]),
          derived(
            context,
            transferPlaceWords(transfer),
            groundsOf(transfer.because),
            transfer.country === null ? "undetermined" : undefined,
          ),
          derived(context, dataNumbers(context, transfer.dataItems), groundsOf(transfer.because)),
          derived(
            context,
            toolWord[transfer.tool],
            groundsOf(transfer.because),
            transfer.tool === "undetermined" ? "undetermined" : undefined,
          ),
          derived(
            context,
            `${transferStanding[transfer.standing]}${transfer.certainty === "possible" ? " (the transfer is possible, not established)" : ""}`,
            groundsOf(transfer.because),
            transfer.standing === "undetermined" ? "undetermined" : undefined,
          ),
        ],
        note: {
          text: [
            {
              kind: "paragraph",
              runs: [
                { text: say(transfer.says) },
                ...(cited(context, transfer.because).length > 0 ? [{ text: " " }, ...cited(context, transfer.because)] : []),
              ],
            },
            ...(transfer.missing.length > 0 ? [missingText(context, transfer.missing)] : []),
          ],
          restsOn: [...groundsOf(transfer.because), ...transfer.missing],
        },
      })),
      empty: nothingDescribed(context)
        ? "Undetermined: nothing is recorded yet from which a transfer could follow."
        : "No transfer to a third country follows from the answers as they stand.",
      density: "dense",
    },
  ];
  const anyRegion = anyRegionWords(context.result.transfers);
  const open = context.result.transfers.find(({ country }) => country === "*");
  if (anyRegion !== null && open)
    blocks.push(
      paragraph(
        derived(
          context,
          `“Any commercial AWS Region” stands for the countries outside the EEA in which the register lists one on ${date(context.result.asOf)}: ${anyRegion}.`,
          groundsOf(open.because),
        ),
        "small",
      ),
    );
  const tools = records(context, "transferTools");
  if (tools.length > 0)
    blocks.push({
      kind: "table",
      caption: "Transfer tools and their assessment",
      columns: [
        { label: "Tool", weight: 26 },
        { label: "Assessment in six steps", weight: 50 },
        { label: "Conclusion", weight: 24 },
      ],
      rows: tools.map((tool) => {
        const at = (name: string) => field("transferTools", tool.id, name);
        return {
          id: `tool-${tool.id}`,
          cells: [
            answersTogether(context, [
              { label: "", path: at("name") },
              { label: "Importer", path: at("importer") },
              { label: "Tool", path: at("tool") },
              { label: "Module", path: at("sccModule") },
              { label: "Listed on", path: at("dpfListedOn") },
              { label: "Ground", path: at("art49Ground") },
            ]),
            answersTogether(context, [
              { label: "1 Transfer", path: at("tiaTransfer") },
              { label: "2 Tool", path: at("tiaTool") },
              { label: "3 Law and practice", path: at("tiaLaw") },
              { label: "4 Supplementary measures", path: at("tiaSupplementary") },
              { label: "5 Procedure", path: at("tiaProcedure") },
              { label: "6 Review", path: at("tiaReview") },
            ]),
            answersTogether(context, [
              { label: "Conclusion", path: at("tiaConclusion") },
              { label: "Date", path: at("tiaDate") },
              { label: "If the decision falls", path: at("fallback") },
            ]),
          ],
        };
      }),
      empty: "",
      density: "dense",
    });
  return blocks;
}

function assetRows(context: ReportContext): readonly TableRow[] {
  const rows: TableRow[] = [];
  for (const system of records(context, "systems"))
    rows.push({
      id: `asset-${system.id}`,
      cells: [
        words("System"),
        answer(context, field("systems", system.id, "name")),
        answersInline(context, [
          { label: "", path: field("systems", system.id, "description") },
          { label: "Users", path: field("systems", system.id, "users") },
          { label: "Run by", path: field("systems", system.id, "operator") },
          { label: "Country", path: field("systems", system.id, "country") },
          { label: "Kind", path: field("systems", system.id, "assetKinds") },
        ]),
      ],
    });
  for (const use of records(context, "modelUses"))
    rows.push({
      id: `asset-${use.id}`,
      cells: [
        words("Model use"),
        answer(context, field("modelUses", use.id, "name")),
        answersInline(context, [
          { label: "Platform", path: field("modelUses", use.id, "platform") },
          { label: "Model", path: field("modelUses", use.id, "model") },
          { label: "Endpoint", path: field("modelUses", use.id, "endpoint") },
          { label: "Source Region", path: field("modelUses", use.id, "sourceRegion") },
          { label: "Routing", path: field("modelUses", use.id, "inferenceRouting") },
          { label: "Profile", path: field("modelUses", use.id, "inferenceProfile") },
          { label: "Capacity", path: field("modelUses", use.id, "throughput") },
          { label: "Guardrails", path: field("modelUses", use.id, "guardrails") },
          { label: "Treatment before the call", path: field("modelUses", use.id, "treatment") },
          { label: "Part in decisions", path: field("modelUses", use.id, "decisionMode") },
        ]),
      ],
    });
  for (const store of records(context, "stores"))
    rows.push({
      id: `asset-${store.id}`,
      cells: [
        words("Store"),
        answer(context, field("stores", store.id, "name")),
        answersInline(context, [
          { label: "Kind", path: field("stores", store.id, "kind") },
          { label: "Data", path: field("stores", store.id, "dataItems") },
          { label: "Run by", path: field("stores", store.id, "operator") },
          { label: "Vendor", path: field("stores", store.id, "vendor") },
          { label: "Region", path: field("stores", store.id, "region") },
          { label: "Country", path: field("stores", store.id, "country") },
          { label: "Encryption", path: field("stores", store.id, "encryption") },
          { label: "Who reads", path: field("stores", store.id, "whoReads") },
        ]),
      ],
    });
  for (const tool of records(context, "tools"))
    rows.push({
      id: `asset-${tool.id}`,
      cells: [
        words("Tool"),
        answer(context, field("tools", tool.id, "name")),
        answersInline(context, [
          { label: "Kind", path: field("tools", tool.id, "kind") },
          { label: "Data", path: field("tools", tool.id, "dataItems") },
          { label: "Run by", path: field("tools", tool.id, "vendor") },
          { label: "Writes", path: field("tools", tool.id, "writes") },
          { label: "Approval", path: field("tools", tool.id, "approval") },
          { label: "Undo", path: field("tools", tool.id, "undo") },
        ]),
      ],
    });
  for (const custom of records(context, "customisations"))
    rows.push({
      id: `asset-${custom.id}`,
      cells: [
        words("Customisation"),
        answer(context, field("customisations", custom.id, "name")),
        answersInline(context, [
          { label: "Kind", path: field("customisations", custom.id, "kind") },
          { label: "Personal data", path: field("customisations", custom.id, "personalData") },
          { label: "Data", path: field("customisations", custom.id, "dataItems") },
        ]),
      ],
    });
  return rows;
}

/** EDPB 1.1 to 1.4: data, purposes, nature, functional description with map, recipients and transfers, assets, codes. */
export function partOne(context: ReportContext): ReportSection {
  const blocks: ReportBlock[] = [part("part-1", "1", "Systematic description of the processing")];
  blocks.push(paragraph(answer(context, "desc.overview"), "lead"));
  blocks.push(heading("1.1.a", "1.1.a", "Personal data processed"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "#", weight: 4 },
      { label: "Data item", weight: 18 },
      { label: "Explanation", weight: 31 },
      { label: "People and source", weight: 28 },
      { label: "Category", weight: 19 },
    ],
    rows: records(context, "dataItems").map((item, index) => ({
      id: `data-${item.id}`,
      cells: [
        words(`${index + 1}`),
        answer(context, field("dataItems", item.id, "name")),
        answer(context, field("dataItems", item.id, "explanation")),
        answersTogether(context, [
          { label: "Of", path: field("dataItems", item.id, "dataSubjects") },
          { label: "From", path: field("dataItems", item.id, "sources") },
        ]),
        answersTogether(context, [
          { label: "", path: field("dataItems", item.id, "categories") },
          { label: "Art. 9", path: field("dataItems", item.id, "art9Types") },
        ]),
      ],
    })),
    empty: "Not answered yet: no data item is recorded.",
  });
  blocks.push(heading("1.1.b", "1.1.b", "Purposes"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "#", weight: 4 },
      { label: "Purpose", weight: 34 },
      { label: "Data needed", weight: 24 },
      { label: "Why these data", weight: 38 },
    ],
    rows: records(context, "purposes").map((purpose, index) => ({
      id: `purpose-${purpose.id}`,
      cells: [
        words(`${index + 1}`),
        answersTogether(context, [
          { label: "", path: field("purposes", purpose.id, "name") },
          { label: "", path: field("purposes", purpose.id, "description") },
          { label: "Area", path: field("purposes", purpose.id, "area") },
        ]),
        answer(context, field("purposes", purpose.id, "dataItems")),
        answer(context, field("purposes", purpose.id, "dataWhy")),
      ],
    })),
    empty: "Not answered yet: no purpose is recorded.",
  });
  blocks.push(heading("1.1.c", "1.1.c", "Secondary or compatible uses"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "#", weight: 4 },
      { label: "Use", weight: 26 },
      { label: "Data", weight: 20 },
      { label: "Ground and test of Art. 6(4)", weight: 50 },
    ],
    rows: records(context, "secondaryUses").map((use, index) => ({
      id: `secondary-${use.id}`,
      cells: [
        words(`${index + 1}`),
        answer(context, field("secondaryUses", use.id, "name")),
        answer(context, field("secondaryUses", use.id, "dataItems")),
        answersTogether(context, [
          { label: "Ground", path: field("secondaryUses", use.id, "ground") },
          { label: "Link", path: field("secondaryUses", use.id, "link") },
          { label: "Context", path: field("secondaryUses", use.id, "context") },
          { label: "Nature of the data", path: field("secondaryUses", use.id, "nature") },
          { label: "Consequences", path: field("secondaryUses", use.id, "consequences") },
          { label: "Safeguards", path: field("secondaryUses", use.id, "safeguards") },
        ]),
      ],
    })),
    empty: "No secondary use is recorded.",
  });
  blocks.push({ kind: "definitions", rows: [definition(context, "Purpose limitation as a whole", "legal.purposeLimitation")] });
  const people = records(context, "dataSubjects");
  blocks.push(heading("1.1.d", "1.1.d", "Nature, scope and context"), {
    kind: "definitions",
    rows: [
      definition(context, "Nature", "desc.nature"),
      definition(context, "Scope", "desc.scope"),
      {
        label: "People concerned",
        statement:
          people.length === 0
            ? { ...words("Not answered yet: nobody is recorded.", "notAnswered"), restsOn: ["dataSubjects"] }
            : {
                text: [
                  {
                    kind: "list",
                    ordered: false,
                    items: people.map((group) => [
                      { text: `${group.name}: `, bold: true as const },
                      {
                        text: plainText(
                          answersInline(context, [
                            { label: "", path: field("dataSubjects", group.id, "count") },
                            { label: "", path: field("dataSubjects", group.id, "relationship") },
                          ]).text,
                        ),
                      },
                    ]),
                  },
                ],
                restsOn: people.map((group) => field("dataSubjects", group.id, "count")),
              },
      },
      definition(context, "Context", "desc.context"),
      definition(context, "Techniques", "desc.techniques"),
      definition(context, "Cross-border processing", "desc.crossBorder"),
      {
        label: "Transfer to a third country",
        statement:
          context.result.transfers.length > 0
            ? derived(
                context,
                `Yes: see “Transfers to third countries” in 1.2 (${context.result.transfers.length} listed).`,
                context.result.transfers.flatMap(({ because }) => groundsOf(because)),
              )
            : nothingDescribed(context)
              ? derived(context, "Undetermined: nothing is recorded yet from which a transfer could follow.", ["modelUses"], "undetermined")
              : derived(context, "None follows from the answers as they stand.", []),
      },
      definition(context, "AI Act: our role", "ai.role"),
      definition(context, "AI Act: risk class", "ai.riskClass"),
      definition(context, "AI Act: reason for the class", "ai.riskClassReason"),
      definition(context, "Instructions for use", "ai.instructions"),
    ],
  });

  blocks.push(heading("1.2", "1.2", "Functional description"), {
    kind: "table",
    caption: "By phase",
    columns: [
      { label: "Phase", weight: 16 },
      { label: "Operations", weight: 84 },
    ],
    rows: records(context, "phases").map((phase) => ({
      cells: [answer(context, field("phases", phase.id, "phase")), answer(context, field("phases", phase.id, "operations"))],
    })),
    empty: "Not answered yet: no phase is described.",
  });
  blocks.push(...recipientsBlocks(context), ...transfersBlocks(context));
  blocks.push(heading("data-flow", null, "Data-flow map", 3));
  const { elements, flows } = context.result.map;
  const alt = `Data-flow map with ${elements.length} elements and ${flows.length} flows. ${context.edition === "summary" ? "" : "Each flow is listed by number in the table that follows."}`;
  blocks.push(
    elements.length > 0
      ? {
          kind: "diagram",
          drawing: drawMap(printableMap(context.result.map)),
          caption: `Derived from the answers; facts as of ${date(context.result.asOf)}. ${context.edition === "summary" ? "" : "Numbers refer to the table below. "}Broken lines are possible, not established.`,
          alt,
          restsOn: [...new Set(flows.flatMap(({ because }) => groundsOf(because)))],
        }
      : paragraph(words("Nothing to draw yet: no system, model use or store is recorded.", "notAnswered")),
  );
  if (context.edition !== "summary") blocks.push(flowsTable(context));

  blocks.push(heading("1.3", "1.3", "Means, supporting assets and architecture"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "Type", weight: 12 },
      { label: "Asset", weight: 22 },
      { label: "What it is and how it is set", weight: 66 },
    ],
    rows: assetRows(context),
    empty: "Not answered yet: no system or model use is recorded.",
    density: "dense",
  });
  const withAssets = records(context, "phases").filter((phase) => isPrinted(context, field("phases", phase.id, "assets")));
  if (withAssets.length > 0)
    blocks.push({
      kind: "table",
      caption: "Further assets by phase (people, sites, paper)",
      columns: [
        { label: "Phase", weight: 16 },
        { label: "Assets", weight: 84 },
      ],
      rows: withAssets.map((phase) => ({
        cells: [answer(context, field("phases", phase.id, "phase")), answer(context, field("phases", phase.id, "assets"))],
      })),
      empty: "",
    });
  blocks.push(heading("1.4", "1.4", "Approved codes of conduct and certificates"), {
    kind: "table",
    caption: null,
    columns: [
      { label: "#", weight: 4 },
      { label: "Code", weight: 28 },
      { label: "How it is taken into account", weight: 48 },
      { label: "Required or beneficial", weight: 20 },
    ],
    rows: records(context, "codes").map((code, index) => ({
      cells: [
        words(`${index + 1}`),
        answer(context, field("codes", code.id, "name")),
        answer(context, field("codes", code.id, "explanation")),
        answer(context, field("codes", code.id, "standing")),
      ],
    })),
    empty: "No code of conduct is recorded.",
  });
  return { id: "part-1", number: "1", title: "Systematic description of the processing", blocks };
}
