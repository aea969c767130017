import type { ReportBlock, ReportSection, Statement } from "./report";
import {
  answer,
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

/** The numbered conditions of the decision: planned or counted measures that somebody promised. */
export const conditionsOf = (context: ReportContext): readonly Statement[] =>
  context.content.measures
    .filter(({ condition }) => condition)
    .map((measure, index) =>
      derived(
        context,
        [
          `${index + 1}. ${measureTitle(measure)}`,
          statusWord[measure.status].toLowerCase(),
          ...(context.edition === "full" && measure.owner ? [`owner ${measure.owner}`] : []),
          measure.due ? `due ${date(measure.due)}` : "no date",
        ].join(", "),
        [`measure:${measure.id}`],
      ),
    );

/** What the level allows and what stands in the way, in one statement. */
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
    ...(outcome.best ? [`${say({ message: `outcome.best.${outcome.best}`, values: {} })}.`] : []),
  ];
  return derived(context, parts.join(" "), ["risk:*"], outcome.level === null ? "undetermined" : undefined);
}

/** What keeps a decision from being signed today. */
export const blocksOf = (context: ReportContext): readonly Statement[] =>
  context.result.outcome.blockedBy.map(({ code, paths }) =>
    derived(context, say({ message: `outcome.block.${code}`, values: { count: paths.length } }), paths),
  );

/** EDPB 6, with our own page for decision and signatures, which the official form lacks. */
export function partSix(context: ReportContext): ReportSection {
  const conditions = conditionsOf(context);
  const blocking = blocksOf(context);
  const blocks: ReportBlock[] = [part("part-6", "6", "Conclusion and decision", true), heading("6", null, "Decision")];
  blocks.push(paragraph(outcomeStatement(context)));
  if (blocking.length > 0) blocks.push({ kind: "notice", tone: "open", title: "Before a decision can be signed", items: blocking });
  blocks.push({
    kind: "definitions",
    rows: [
      definition(context, "Decision", "decision.outcome"),
      definition(context, "Reasons", "decision.justification"),
      definition(context, "Consultation required by national law (Art. 36(5))", "decision.memberStateLaw"),
    ],
  });
  blocks.push(heading("conditions", null, "Conditions", 3));
  blocks.push(conditions.length > 0 ? { kind: "list", ordered: false, items: conditions } : paragraph(words("No condition is recorded.")));
  const signers = context.readings.list("team").filter((person) => {
    const signs = person.read("signs");
    return signs.state === "answered" && signs.value;
  });
  blocks.push(
    heading("sign-off", null, "Sign-off", 3),
    paragraph(
      words(
        "The data protection officer advises and does not approve. Who signs decides for the controller. A signature stands for the content whose hash is printed on the cover.",
      ),
      "small",
    ),
    {
      kind: "signOff",
      rows:
        signers.length > 0
          ? signers.map((person) => {
              const name = answer(context, `team/${person.id}/name`);
              const role = answer(context, `team/${person.id}/role`);
              return {
                role: "Decides and signs for the controller",
                // A signer's name belongs on the page that is signed, in every edition that shows the team.
                name:
                  context.edition === "summary"
                    ? role
                    : {
                        text: [...derived(context, person.name, [`team/${person.id}/name`]).text, ...role.text],
                        restsOn: [...name.restsOn, ...role.restsOn],
                      },
                act: "",
              };
            })
          : [
              {
                role: "Decides and signs for the controller",
                name: words("Not answered yet: nobody is named to sign.", "notAnswered"),
                act: "",
              },
            ],
    },
  );
  return { id: "part-6", number: "6", title: "Conclusion and decision", blocks };
}
