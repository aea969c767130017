import type { Risk } from "../result";
import type { ReportBlock, ReportSection } from "./report";
import {
  answer,
  derived,
  groundsOf,
  heading,
  paragraph,
  part,
  type ReportContext,
  type RiskGroup,
  registerPointer,
  riskAnchor,
  words,
} from "./report-context";
import { harmText, sourceWord, threatText } from "./risk-words";

/** The table of EDPB 3.1 and 4.1.a: what threatens people, how, from whom, and what it would mean for them. */
export const threatsTable = (context: ReportContext, groups: readonly RiskGroup[], empty: string): ReportBlock => ({
  kind: "table",
  caption: null,
  columns: [
    { label: "#", weight: 8 },
    { label: "Threat", weight: 20 },
    { label: "How it would come about", weight: 29 },
    { label: "Source", weight: 12 },
    { label: "What it would mean for people", weight: 31 },
  ],
  rows: groups.map((group) => {
    const first = group.places[0] as Risk;
    return {
      cells: [
        { text: [{ kind: "paragraph", runs: [{ text: group.number, href: `#${riskAnchor(group)}` }] }], restsOn: [`risk:${first.id}`] },
        derived(context, group.title, groundsOf(first.because)),
        threatText(context, group),
        words(sourceWord(first)),
        harmText(context, group),
      ],
    };
  }),
  empty,
  density: "dense",
});

/** That nothing is raised is no all-clear while risks are undetermined. */
export const noneRaised = (context: ReportContext, none: string): string =>
  context.undetermined.length === 0
    ? `${none}.`
    : `${none}; ${context.undetermined.length === 1 ? "one risk is" : `${context.undetermined.length} risks are`} undetermined: see 4.1.c.`;

/** EDPB 3.1 to 3.3: what the processing does to people even when it works as meant, and whether it is necessary and proportionate. */
export function partThree(context: ReportContext): ReportSection {
  return {
    id: "part-3",
    number: "3",
    title: "Impacts by design, necessity and proportionality",
    blocks: [
      part("part-3", "3", "Impacts by design, necessity and proportionality"),
      heading("3.1", "3.1", "Impacts on people by design"),
      paragraph(
        words(
          `Risks that exist even if everything works as intended. Levels: 4.1.c and 4.2.b${registerPointer(context, "; where each applies, and why: Annex A")}.`,
        ),
        "small",
      ),
      threatsTable(
        context,
        context.groups.filter(({ places }) => places[0]?.track === "byDesign"),
        noneRaised(context, "No risk by design is raised on the answers as they stand"),
      ),
      heading("3.2", "3.2", "Necessity"),
      paragraph(answer(context, "np.necessity")),
      heading("alternatives-considered", null, "Alternatives considered", 3),
      paragraph(answer(context, "np.alternatives")),
      heading("3.3", "3.3", "Proportionality"),
      paragraph(answer(context, "np.proportionality")),
      {
        kind: "table",
        caption: "Expected benefit by purpose",
        columns: [
          { label: "Purpose", weight: 34 },
          { label: "Benefit", weight: 66 },
        ],
        rows: context.readings.list("purposes").map((purpose) => ({
          cells: [answer(context, `purposes/${purpose.id}/name`), answer(context, `purposes/${purpose.id}/benefit`)],
        })),
        empty: "Not answered yet: no purpose is recorded.",
      },
    ],
  };
}
