import { dateText } from "../language/date-text";
import { reportMeta } from "./build-edpb-report";
import { listsHeld, screeningTable } from "./part-0-identification";
import { signing } from "./part-6-decision";
import type { PrintedReport, ReportBlock } from "./report";
import { definition, derived, groundsOf, paragraph, part, type ReportInput, reportContext, say, words } from "./report-context";

/**
 * The short record of a screening that ended in “not required”: the result with each criterion and its grounds, the reasons given,
 * and the page that is signed. Pure; of the full edition only, since nothing in it is for others to read in part.
 */
export function buildScreeningRecord(input: Omit<ReportInput, "edition"> & { reason: string }): PrintedReport {
  const context = reportContext({ ...input, edition: "full" });
  const { documentMeta, result } = context;
  const verdict = derived(context, say(result.screening.says), groundsOf(result.screening.criteria.flatMap(({ because }) => because)));
  const reasons = { label: "Reasons given", statement: words(input.reason) };
  const blocks: readonly ReportBlock[] = [
    part("screening", null, "Why no assessment is required"),
    paragraph(verdict),
    {
      kind: "definitions",
      rows: [
        definition(context, "Processing", "meta.processingName"),
        reasons,
        { label: "Facts as of", statement: words(`${dateText(result.asOf)}, register ${result.registerVersion}`) },
      ],
    },
    screeningTable(context, "What was looked at"),
    ...listsHeld(context),
  ];
  const closing: readonly ReportBlock[] = [
    part("sign-off", null, "Closed as “not required”", true),
    paragraph(
      words(
        "Who signs confirms that the screening was answered as attached and that it was closed on these grounds. A changed answer opens it again. A signature stands for the content whose hash is printed here and on the cover.",
      ),
      "small",
    ),
    {
      kind: "definitions",
      rows: [
        definition(context, "Processing", "meta.processingName"),
        { label: "Version and content", statement: words(`Version ${documentMeta.version}, ${documentMeta.contentHash}`) },
        { label: "Result of the screening", statement: verdict },
        reasons,
      ],
    },
    ...(documentMeta.signing ? signing(documentMeta.signing) : []),
  ];
  const own = reportMeta(context);
  // At the screening no controller is asked for; the organisation answers for it.
  const meta = context.readings.list("controllers").length === 0 && own.organisation ? { ...own, controller: own.organisation } : own;
  return {
    format: "groundwork-report",
    formatVersion: 1,
    meta: {
      ...meta,
      layout: "screening-record",
      title: "Screening: is an assessment required?",
      credit: "",
      watermark: null,
    },
    summary: null,
    contentsTitle: null,
    sections: [
      { id: "screening", number: null, title: "Why no assessment is required", blocks },
      { id: "sign-off", number: null, title: "Closed as “not required”", blocks: closing },
    ],
  };
}
