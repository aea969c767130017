import type { ReportBlock, ReportSection } from "./report";
import { derived, groundsOf, label, paragraph, part, type ReportContext, said, say, words } from "./report-context";

/** What no measure can make acceptable comes before everything else; then contradictions that the answers hold. */
export function gapsSection(context: ReportContext): ReportSection {
  const { gaps, findings } = context.result;
  const blocks: ReportBlock[] = [
    part("gaps", null, "Legal gaps"),
    paragraph(
      words(
        "What is unlawful as answered, whatever the risk. No measure lowers it and nobody can accept it; only a changed answer closes it.",
      ),
      "small",
    ),
  ];
  for (const gap of gaps.filter(({ state }) => state === "open"))
    blocks.push({
      kind: "notice",
      tone: "gap",
      title: `${say(gap.says).replace(/\.$/, "")} (${gap.article})`,
      items: [
        derived(context, `Closed by: ${gap.closedBy.map((path) => label(context, path)).join("; ")}.`, [
          `gap:${gap.id}`,
          ...gap.closedBy,
          ...groundsOf(gap.because),
        ]),
      ],
    });
  const undetermined = gaps.filter(({ state }) => state === "undetermined");
  if (undetermined.length > 0)
    blocks.push({
      kind: "table",
      caption: "Not decided yet: whether these are gaps depends on open answers",
      columns: [
        { label: "Possible gap", weight: 52 },
        { label: "Article", weight: 16 },
        { label: "Missing", weight: 32 },
      ],
      rows: undetermined.map((gap) => ({
        cells: [
          derived(context, say(gap.says), [`gap:${gap.id}`, ...groundsOf(gap.because)], "undetermined"),
          words(gap.article),
          derived(context, gap.missing.map((path) => label(context, path)).join("; ") || "–", gap.missing),
        ],
      })),
      empty: "",
      density: "dense",
    });
  if (gaps.length === 0)
    blocks.push(paragraph(words("No gap is found on the answers as they stand. That is not a statement that the processing is lawful.")));
  if (findings.length > 0)
    blocks.push({
      kind: "notice",
      tone: "open",
      title: "Contradictions to settle",
      items: findings.map((finding) => said(context, finding.says, finding.because)),
    });
  return { id: "gaps", number: null, title: "Legal gaps", blocks };
}
