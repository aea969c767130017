import type { ReportBlock, ReportSection, Statement } from "./report";
import {
  answer,
  answersInline,
  date,
  definition,
  derived,
  heading,
  levelWord,
  measureTitle,
  paragraph,
  part,
  type ReportContext,
  say,
  statusWord,
  words,
} from "./report-context";

/** The conditions of the decision in order: planned or counted measures that somebody promised. */
export const conditionsOf = (context: ReportContext): readonly Statement[] =>
  context.content.measures
    .filter(({ condition }) => condition)
    .map((measure) =>
      derived(
        context,
        `${measureTitle(measure)}: ${[
          statusWord[measure.status].toLowerCase(),
          ...(context.edition === "full" && measure.owner ? [measure.owner] : []),
          measure.due ? `due ${date(measure.due)}` : "no date",
        ].join(", ")}`,
        [`measure:${measure.id}`],
      ),
    );

/** What the level allows, in one statement. */
export function outcomeStatement(context: ReportContext): Statement {
  const { outcome } = context.result;
  const parts = [
    outcome.level
      ? `${outcome.levelIsAtLeast ? "At least " : ""}${outcome.levelIsAtLeast ? levelWord(outcome.level).toLowerCase() : levelWord(outcome.level)}, by the ${outcome.restsOn} level of the highest risk${outcome.levelIsAtLeast ? "; open answers could raise it" : ""}.`
      : "No level can be given yet.",
    outcome.priorConsultation === true
      ? "Prior consultation (Art. 36): the supervisory authority is consulted, or the processing rejected, before it starts."
      : outcome.priorConsultation === null
        ? "Whether the supervisory authority must be consulted (Art. 36) is undetermined."
        : "Prior consultation (Art. 36) does not follow from the level.",
    ...(outcome.best && outcome.best !== "consultOrReject" ? [`${say({ message: `outcome.best.${outcome.best}`, values: {} })}.`] : []),
  ];
  return derived(context, parts.join(" "), ["risk:*"], outcome.level === null ? "undetermined" : undefined);
}

/** What keeps a decision from being signed today. */
const blocksOf = (context: ReportContext): readonly Statement[] =>
  context.result.outcome.blockedBy.map(({ code, paths }) =>
    derived(context, say({ message: `outcome.block.${code}`, values: { count: paths.length } }), paths),
  );

/** The consultation that was held, with the authority's advice; nothing where there was none. */
function consultationTold(context: ReportContext): readonly { label: string; statement: Statement }[] {
  const { consultation } = context.content;
  if (!consultation) return [];
  const isSummary = context.edition === "summary";
  const { authority, reference, sentOn, receivedOn, extension, suspensions, advice } = consultation;
  const parts = [
    `${authority} was asked on ${date(sentOn)}${isSummary || reference === "" ? "" : ` (reference ${reference})`}.`,
    ...(receivedOn ? [`The request was received on ${date(receivedOn)}.`] : []),
    ...(extension ? [`On ${date(extension.toldOn)} the authority told that it needs six weeks more.`] : []),
    ...suspensions.map(
      ({ from, to }) => `Its period stood still from ${date(from)}${to ? ` to ${date(to)}` : ""}, while it waited for information.`,
    ),
    ...(advice
      ? [
          `Its advice is of ${date(advice.on)}${advice.says === "" || isSummary ? "." : `: ${advice.says}`}`,
          ...(advice.file && !isSummary ? [`It is kept as ${advice.file.name}, SHA-256 ${advice.file.sha256}.`] : []),
        ]
      : ["No advice is on record."]),
  ];
  return [{ label: "Prior consultation (Art. 36)", statement: words(parts.join(" ")) }];
}

/** EDPB 6: what is decided, why, and under which conditions. */
export function partSix(context: ReportContext): ReportSection {
  const conditions = conditionsOf(context);
  const blocking = blocksOf(context);
  const blocks: ReportBlock[] = [part("part-6", "6", "Conclusion and decision"), heading("6", null, "Decision")];
  blocks.push(paragraph(outcomeStatement(context)));
  if (blocking.length > 0) blocks.push({ kind: "notice", tone: "open", title: "Before a decision can be signed", items: blocking });
  blocks.push({
    kind: "definitions",
    rows: [
      definition(context, "Decision", "decision.outcome"),
      definition(context, "Reasons", "decision.justification"),
      definition(context, "Consultation required by national law (Art. 36(5))", "decision.memberStateLaw"),
      ...consultationTold(context),
    ],
  });
  blocks.push(heading("conditions", null, "Conditions"));
  blocks.push(conditions.length > 0 ? { kind: "list", ordered: true, items: conditions } : paragraph(words("No condition is recorded.")));
  return { id: "part-6", number: "6", title: "Conclusion and decision", blocks };
}

const signersOf = (context: ReportContext) =>
  context.readings.list("team").filter((person) => {
    const signs = person.read("signs");
    return signs.state === "answered" && signs.value;
  });

/** Who signs: by name where the edition names signers, else by function. */
export function signersTold(context: ReportContext): readonly Statement[] {
  return signersOf(context).map((person) => {
    const name = answer(context, `team/${person.id}/name`);
    const role = answer(context, `team/${person.id}/role`);
    // A signer's name belongs on the page that is signed, in every edition that shows the team.
    return context.edition === "summary"
      ? role
      : {
          text: [...derived(context, person.name, [`team/${person.id}/name`]).text, ...role.text],
          restsOn: [...name.restsOn, ...role.restsOn],
        };
  });
}

/** On the document that is frozen for signing: who signs below, who held several duties, and where it is verified. */
export function signing({
  signers,
  severalDuties,
  verifyAt,
  code,
  auditHead,
}: NonNullable<ReportContext["documentMeta"]["signing"]>): readonly ReportBlock[] {
  const several = severalDuties.map((who) => words(`${who}.`));
  return [
    ...(several.length > 0
      ? [
          {
            kind: "notice",
            tone: "information",
            title: "One person held several duties, as this organisation allows",
            items: several,
          } as const,
        ]
      : []),
    paragraph(
      words(
        signers.length === 1
          ? `To be signed by ${signers[0]}.`
          : `To be signed in this order: ${signers.map((name, index) => `${index + 1}. ${name}`).join(", ")}.`,
      ),
    ),
    {
      kind: "verification",
      statement: words(
        `Any reader may verify this document: at ${verifyAt}, with the code ${code}, or on the command line with “dpia verify”. Head of the audit trail when it was made: ${auditHead}.`,
      ),
      address: `${verifyAt}?code=${code}`,
    },
  ];
}

/** Our own last page, which the official form lacks: what is decided, on which content, and who signs for it. */
export function signOff(context: ReportContext): ReportSection {
  const { documentMeta } = context;
  const conditions = conditionsOf(context);
  const blocking = blocksOf(context);
  const signers = signersTold(context);
  const title = "Decision and sign-off";
  const blocks: ReportBlock[] = [
    part("sign-off", null, title, true),
    paragraph(
      words(
        "Who signs decides for the controller. The data protection officer advises and does not approve. A signature stands for the content whose hash is printed here and on the cover.",
      ),
      "small",
    ),
    {
      kind: "definitions",
      rows: [
        definition(context, "Processing", "meta.processingName"),
        { label: "Version and content", statement: words(`Version ${documentMeta.version}, ${documentMeta.contentHash}`) },
        { label: "Level that the decision rests on", statement: outcomeStatement(context) },
        definition(context, "Decision", "decision.outcome"),
        {
          label: "Conditions",
          statement: words(
            conditions.length === 0
              ? "None recorded."
              : conditions.length === 1
                ? "The one listed in 6."
                : `1 to ${conditions.length}, as listed in 6.`,
          ),
        },
        {
          label: "Advice of the DPO (5.1)",
          statement: answersInline(context, [
            { label: "", path: "dpo.date" },
            { label: "followed", path: "dpo.followed" },
            { label: "no DPO", path: "dpo.noneReason" },
          ]),
        },
        {
          label: "Views of the people concerned (5.2)",
          statement: answersInline(context, [
            { label: "", path: "subjects.date" },
            { label: "not sought", path: "subjects.noneReason" },
          ]),
        },
      ],
    },
  ];
  if (documentMeta.signing) return { id: "sign-off", number: null, title, blocks: [...blocks, ...signing(documentMeta.signing)] };
  if (blocking.length > 0)
    blocks.push({
      kind: "notice",
      tone: "open",
      title: "Not ready to be signed",
      items: [words(blocking.length === 1 ? "One point stands in the way: see 6." : `${blocking.length} points stand in the way: see 6.`)],
    });
  if (context.edition === "full")
    blocks.push({
      kind: "signOff",
      rows: (signers.length > 0 ? signers : [words("Not answered yet: nobody is named to sign.", "notAnswered")]).map((name) => ({
        role: "Decides and signs for the controller",
        name,
      })),
    });
  else {
    const named = signers.filter(({ mark }) => mark !== "withheld");
    blocks.push(
      paragraph(words("The full edition is the one that is signed; this edition names its hash.")),
      ...(named.length > 0
        ? [{ kind: "definitions" as const, rows: named.map((statement) => ({ label: "Decides and signs for the controller", statement })) }]
        : []),
    );
  }
  return { id: "sign-off", number: null, title, blocks };
}
