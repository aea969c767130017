import type { PrintedComment } from "./printed-comment";
import type { ReportSection, TableRow } from "./report";
import { date, derived, paragraph, part, type ReportContext, words } from "./report-context";
import { parseRichText, type RichText } from "./rich-text";

const said = (by: string, on: string, text: string): RichText => {
  const [first, ...rest] = parseRichText(text);
  const who = { text: `${by}, ${date(on)}: `, bold: true as const };
  if (!first) return [{ kind: "paragraph", runs: [who] }];
  return first.kind === "paragraph"
    ? [{ ...first, runs: [who, ...first.runs] }, ...rest]
    : [{ kind: "paragraph", runs: [who] }, first, ...rest];
};

/** Annex F, only where somebody asks for it: every comment and proposal with what became of it. Never outside the full edition. */
export function commentsAnnex(context: ReportContext, comments: readonly PrintedComment[]): ReportSection {
  const rows = comments.map(
    ({ about, restsOn, quote, remarks, proposed, became }): TableRow => ({
      cells: [
        derived(context, quote === null ? about : `${about}: “${quote}”`, [restsOn]),
        {
          text: [
            ...remarks.flatMap(({ by, on, text }) => said(by, on, text)),
            ...(proposed === null
              ? []
              : [{ kind: "paragraph" as const, runs: [{ text: "Proposed wording: ", bold: true as const }, { text: proposed }] }]),
          ],
          restsOn: [restsOn],
        },
        became === null
          ? { ...words("Open.", "notAnswered"), restsOn: [restsOn] }
          : derived(context, `${became.words} (${became.by}, ${date(became.on)}).${became.reason === "" ? "" : ` ${became.reason}`}`, [
              restsOn,
            ]),
      ],
    }),
  );
  return {
    id: "annex-f",
    number: "F",
    title: "Comments and what became of them",
    blocks: [
      part("annex-f", "F", "Comments and what became of them"),
      paragraph(
        words("What was said in the review of this assessment, in the order in which it was begun. It is not part of the attached data."),
        "small",
      ),
      {
        kind: "table",
        caption: null,
        columns: [
          { label: "About", weight: 24 },
          { label: "What was said", weight: 48 },
          { label: "What became of it", weight: 28 },
        ],
        rows,
        empty: "Nobody has commented.",
        density: "dense",
      },
    ],
  };
}
